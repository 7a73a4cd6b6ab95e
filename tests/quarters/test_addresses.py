"""Nobody needs to think of an address; the server makes it, no script."""

import pytest
from django.urls import reverse

from events.models import Event
from quarters.addresses import free_slug
from quarters.models import NewsItem, Offer, Quarter, SlugHistory, Topic
from rooms.models import Room
from tests.factories import make_event, make_news_item, make_place

pytestmark = pytest.mark.django_db
# What the forms ask beside the name, each its own.
BESIDE = {
    "opening_rules-TOTAL_FORMS": 0,
    "opening_rules-INITIAL_FORMS": 0,
    "publish_from_0": "11.01.2026",
    "publish_from_1": "10:00",
}


def url(model, view: str, *args) -> str:
    return reverse(
        f"admin:{model._meta.label_lower.replace('.', '_')}_{view}", args=args
    )


def filled_in(response) -> dict:
    form = response.context["adminform"].form
    data = {name: form[name].value() for name in form.fields} | BESIDE
    return {name: value for name, value in data.items() if value not in (None, "")}


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Grünes Fest", "gruenes-fest"),
        ("Gru\u0308nes Fest", "gruenes-fest"),
        ("Großer ÄRGER: Öl & Straße", "grosser-aerger-oel-strasse"),
        ("Çocuk şenliği", "cocuk-senligi"),
        ("🎉", "veranstaltung"),
        ("x" * 120, "x" * 110),
    ],
    ids=[
        "umlauts",
        "umlauts in two signs",
        "capitals",
        "Turkish",
        "no letters",
        "long",
    ],
)
def test_a_title_becomes_an_address(title, slug):
    assert free_slug(Event, title) == slug


def test_a_former_address_of_another_is_not_given_away():
    """Printed posters lead there."""
    event = make_event(slug="fest")
    SlugHistory.objects.remember(event, "sommerfest")
    assert free_slug(Event, "Sommerfest") == "sommerfest-2"
    # Back to its own, and of another kind, it may be used.
    assert free_slug(Event, "Sommerfest", besides=event.pk) == "sommerfest"
    assert free_slug(NewsItem, "Sommerfest") == "sommerfest"


def test_an_address_is_given_once():
    for number in ["", "-2", "-3"]:
        assert free_slug(Event, "Fest") == f"fest{number}"
        make_event(slug=f"fest{number}")
    own = Event.objects.get(slug="fest-2")
    assert free_slug(Event, "Fest", besides=own.pk) == "fest-2"


@pytest.mark.parametrize(
    ("model", "entered"),
    [
        (NewsItem, {"title": "Grüße zum Frühling", "teaser": "Ein Satz."}),
        (Offer, {"title": "Grüße zum Frühling", "summary": "Ein Satz."}),
        (Topic, {"name": "Grüße zum Frühling"}),
        (Quarter, {"name": "Grüße zum Frühling"}),
        (Room, {"name": "Grüße zum Frühling"}),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_left_empty_an_address_is_made_from_the_name(office_client, model, entered):
    place = make_place()
    data = filled_in(office_client.get(url(model, "add"))) | entered
    data |= {"place": place.pk, "quarters": [place.quarter_id], "rhythm": "montags"}
    response = office_client.post(url(model, "add"), data)
    assert response.status_code == 302, response.context["adminform"].form.errors
    made = model.objects.latest("pk")
    assert made.slug == "gruesse-zum-fruehling"
    assert getattr(made, "short_slug", made.slug) == "gruesse-zum-fruehling"


def test_emptied_later_it_is_made_anew_and_the_old_one_leads_on(office_client, client):
    item = make_news_item(title="Frühling", slug="winter")
    data = filled_in(office_client.get(url(NewsItem, "change", item.pk)))
    office_client.post(url(NewsItem, "change", item.pk), data | {"slug": ""})
    assert client.get("/aktuelles/winter/").url == "/aktuelles/fruehling/"
    office_client.post(url(NewsItem, "change", item.pk), data | {"slug": ""})
    assert [former.slug for former in SlugHistory.objects.all()] == ["winter"]


def test_an_address_that_is_taken_is_refused_where_it_is_changed(office_client):
    make_news_item(slug="fest")
    item = make_news_item(title="Frühling", slug="fruehling")
    data = filled_in(office_client.get(url(NewsItem, "change", item.pk)))
    page = office_client.post(
        url(NewsItem, "change", item.pk), data | {"slug": "fest", "title": "Anders"}
    )
    form = page.context["adminform"].form
    assert list(form.errors) == ["slug"]
    assert form["title"].value() == "Anders"
