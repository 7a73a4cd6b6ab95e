"""What the database itself refuses, whoever writes the row."""

from datetime import date, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from quarters.models import Person, Quarter, SiteText
from tests.factories import (
    make_absence,
    make_news_item,
    make_notice,
    make_offer,
    make_office_hour,
    make_partner,
    make_person,
    make_place,
    make_quarter,
)

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 3)


@pytest.mark.parametrize(
    ("make", "values"),
    [
        (make_person, {"phone": "", "email": "", "place": None}),
        (make_offer, {"status": "paused"}),
        (make_offer, {"status": "paused", "paused_until": DAY}),
        (make_offer, {"weekday": 2, "also_weekday": 0}),
        (make_office_hour, {"starts": time(10), "ends": time(10)}),
        (make_absence, {"starts_on": DAY, "ends_on": DAY - timedelta(days=1)}),
        (make_notice, {"starts_on": DAY, "ends_on": DAY - timedelta(days=1)}),
        (make_quarter, {"status": "handed_over"}),
    ],
    ids=[
        "contact without phone, e-mail and place",
        "pause without date",
        "pause without reason",
        "two weekdays out of order",
        "office hour of no length",
        "absence that ends before it starts",
        "notice that ends before it starts",
        "handed over to nobody",
    ],
)
def test_the_database_refuses(make, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        make(**values)


WORDS = {"image_alt": "Zwei Personen", "image_credit": "Foto: QEK"}


@pytest.mark.parametrize("missing", [["image_alt"], ["image_credit"], list(WORDS)])
@pytest.mark.parametrize(
    "make", [make_offer, make_news_item, make_partner, make_person]
)
def test_the_database_refuses_a_picture_without_words(make, missing):
    row = type(make()).objects.all()
    picture = {"image": "bilder/x.jpg", "image_width": 3, "image_height": 2} | WORDS
    with pytest.raises(IntegrityError), transaction.atomic():
        row.update(**picture | dict.fromkeys(missing, ""))
    assert row.update(**picture) == 1


def test_news_cannot_vanish_before_it_appears():
    now = timezone.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_news_item(publish_from=now, publish_until=now)


def test_somebody_with_an_office_only_can_be_reached():
    assert make_person(phone="", email="", place=make_place()).pk


def test_the_refusal_is_a_german_sentence():
    with pytest.raises(ValidationError) as refusal:
        Person(name="Niemand").full_clean()
    assert refusal.value.messages == [
        "Geben Sie Telefon, E-Mail oder Büro an: Sonst ist die Person nicht zu"
        " erreichen."
    ]


def test_nobody_covers_for_themselves():
    absence = make_absence()
    absence.cover = absence.person
    with pytest.raises(ValidationError, match="Niemand vertritt sich selbst"):
        absence.full_clean()


@pytest.mark.parametrize("taken", ["angebote", "verwaltung", "raeume", "impressum"])
def test_a_short_address_cannot_take_that_of_a_page(taken):
    quarter = Quarter(name="Neu", slug="neu", short_slug=taken)
    with pytest.raises(ValidationError, match="gehört schon einer anderen Seite"):
        quarter.full_clean()


def test_no_quarter_hides_behind_the_calendar_of_all():
    with pytest.raises(ValidationError) as refused:
        Quarter(name="Alle", slug="alle", short_slug="alle").full_clean()
    message = "Diese Adresse gehört schon einer anderen Seite."
    assert refused.value.message_dict == {"slug": [message]}


def test_there_is_one_row_of_site_texts_only():
    SiteText(phone="0421 000001").save()
    SiteText(phone="0421 000002").save()
    assert SiteText.objects.get().phone == "0421 000002"


def test_seconds_are_never_stored():
    item = make_news_item(publish_from=timezone.now().replace(second=33))
    item.refresh_from_db()
    assert item.publish_from.second == 0
