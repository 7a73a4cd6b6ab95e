import pytest

from quarters.models import SlugHistory
from tests.factories import make_news_item, make_offer, make_quarter, make_room

pytestmark = pytest.mark.django_db


def move(thing, slug: str):
    former, thing.slug = thing.slug, slug
    thing.save()
    SlugHistory.objects.remember(thing, former)


@pytest.mark.parametrize(
    "make", [make_quarter, make_offer, make_news_item], ids=["quarter", "offer", "news"]
)
def test_a_former_address_leads_to_the_new_one_for_good(client, make):
    thing = make(slug="vorher")
    old = thing.get_absolute_url()
    move(thing, "nachher")
    response = client.get(old)
    assert (response.status_code, response["Location"]) == (
        301,
        thing.get_absolute_url(),
    )


def test_an_address_that_changed_twice_still_leads_on(client):
    offer = make_offer(slug="eins")
    move(offer, "zwei")
    move(offer, "drei")
    for old in ["eins", "zwei"]:
        assert client.get(f"/angebote/{old}/")["Location"] == "/angebote/drei/"


def test_an_address_that_is_in_use_again_is_not_a_former_one(client):
    move(make_offer(slug="eins"), "zwei")
    assert make_offer(slug="eins", title="Neues Angebot")
    assert client.get("/angebote/eins/").status_code == 200


def test_going_back_to_an_old_address_makes_no_circle(client):
    offer = make_offer(slug="eins")
    move(offer, "zwei")
    move(offer, "eins")
    assert client.get("/angebote/eins/").status_code == 200
    assert client.get("/angebote/zwei/")["Location"] == "/angebote/eins/"


def test_the_former_address_of_something_hidden_leads_nowhere(client):
    offer = make_offer(slug="eins", is_published=False)
    move(offer, "zwei")
    assert client.get("/angebote/eins/").status_code == 404


def test_a_former_address_belongs_to_its_kind(client):
    move(make_offer(slug="eins"), "zwei")
    assert client.get("/aktuelles/eins/").status_code == 404


def test_a_former_short_address_still_leads_to_the_quarter(client):
    quarter = make_quarter(short_slug="alt")
    quarter.short_slug = "neu"
    quarter.save()
    SlugHistory.objects.remember(quarter, "alt")
    assert client.get("/alt/")["Location"] == quarter.get_absolute_url()


@pytest.mark.parametrize(
    "rest", ["", "belegung.ics", "belegung.json", "anfrage/?datum=2027-01-19"]
)
def test_a_former_address_of_a_room_leads_to_the_same_page_and_file(client, rest):
    move(make_room(slug="vorher"), "nachher")
    response = client.get(f"/raeume/vorher/{rest}")
    assert (response.status_code, response.url) == (301, f"/raeume/nachher/{rest}")


def test_a_form_sent_to_a_former_address_takes_along_what_was_entered(client):
    move(make_room(slug="vorher"), "nachher")
    response = client.post("/raeume/vorher/anfrage/", {"purpose": "Nähcafé"})
    assert (response.status_code, response.url) == (308, "/raeume/nachher/anfrage/")
    followed = client.post(response.url, {"purpose": "Nähcafé"})
    assert followed.context["form"]["purpose"].value() == "Nähcafé"
