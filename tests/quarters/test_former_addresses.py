import pytest

from quarters.models import SlugHistory
from tests.factories import make_news_item, make_offer, make_quarter

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
