"""Words for everybody keep no sign that nobody sees."""

import pytest
from django.core.exceptions import ValidationError

from quarters.models import Topic
from tests.factories import (
    make_audience,
    make_news_item,
    make_notice,
    make_offer,
    make_partner,
    make_person,
    make_place,
    make_quarter,
    make_room,
    make_topic,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("make", "names"),
    [
        (make_audience, ["name"]),
        (make_news_item, ["title", "teaser", "author_role"]),
        (make_notice, ["text"]),
        (make_offer, ["title", "summary", "rhythm", "languages", "cost_note"]),
        (make_partner, ["name", "description"]),
        (make_person, ["name", "languages"]),
        (make_place, ["name", "street", "city"]),
        (make_quarter, ["name", "teaser", "streets"]),
        (make_room, ["name"]),
        (make_topic, ["name"]),
    ],
)
def test_no_name_turns_the_rest_of_a_line_around(make, names):
    row = make(**dict.fromkeys(names, "Nach\u202ebarn\u2067, zu\x08sammen"))
    assert {getattr(row, name) for name in names} == {"Nachbarn, zusammen"}
    type(row).objects.filter(pk=row.pk).update(**dict.fromkeys(names, "So\u202e!"))
    row.refresh_from_db()
    assert {getattr(row, name) for name in names} == {"So!"}


@pytest.mark.parametrize("name", ["\u202e", "Gärtnern\u202e"])
def test_what_is_left_of_a_name_must_be_one_and_a_new_one(name):
    make_topic(name="Gärtnern")
    with pytest.raises(ValidationError, match="name"):
        Topic(name=name, slug="neu").full_clean()
