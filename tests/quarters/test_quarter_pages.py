import pytest
from django.urls import reverse

from quarters.models import Quarter
from tests.factories import (
    make_news_item,
    make_offer,
    make_office_hour,
    make_partner,
    make_place,
    make_quarter,
    make_responsibility,
)
from tests.pages import text_of

pytestmark = pytest.mark.django_db


def fill(quarter: Quarter) -> None:
    """Something of everything that the page of a quarter shows."""
    responsibility = make_responsibility(quarter=quarter)
    make_office_hour(responsibility=responsibility)
    place = make_place(quarter=quarter, is_meeting_point=True)
    make_offer(quarters=[quarter], place=place)
    make_news_item(quarters=[quarter])
    make_partner(quarters=[quarter])


@pytest.fixture
def quarter():
    return make_quarter(name="Musterquartier", slug="muster", short_slug="kurz")


def test_the_list_shows_visible_quarters_only(client, quarter):
    make_quarter(name="Altes Quartier", status=Quarter.Status.ARCHIVED)
    text = text_of(client.get(reverse("quarters:quarter_list")))
    assert "Musterquartier" in text
    assert "Altes Quartier" not in text


def test_the_page_shows_what_belongs_to_the_quarter(client, quarter):
    fill(quarter)
    response = client.get(quarter.get_absolute_url())
    context = response.context_data
    assert context["page_quarter"] == quarter
    assert context["contact"].quarter == quarter
    for name in ["offers", "places", "news", "partners"]:
        assert len(context[name]) == 1, name


def test_the_page_hides_what_is_not_meant_for_it(client, quarter):
    make_offer(title="Zzyzx", quarters=[quarter], is_published=False)
    make_offer(title="Zzyzx", quarters=[quarter], status="ended")
    make_offer(title="Zzyzx", quarters=[make_quarter()])
    make_news_item(title="Zzyzx", quarters=[make_quarter()])
    make_partner(name="Zzyzx", quarters=[quarter], is_published=False)
    make_place(name="Zzyzx", quarter=quarter)
    assert "Zzyzx" not in text_of(client.get(quarter.get_absolute_url()))


def test_the_empty_page_of_a_new_quarter_still_names_a_number(client, quarter):
    text = text_of(client.get(quarter.get_absolute_url()))
    assert "Musterquartier" in text
    assert "0421\u00a0000000" in text


def test_the_number_of_queries_does_not_grow_with_the_rows(
    client, quarter, django_assert_num_queries
):
    fill(quarter)
    client.get(quarter.get_absolute_url())
    with django_assert_num_queries(QUERIES_OF_A_QUARTER):
        client.get(quarter.get_absolute_url())
    for _number in range(3):
        fill(quarter)
    with django_assert_num_queries(QUERIES_OF_A_QUARTER):
        client.get(quarter.get_absolute_url())


# The frame 3, the quarter 1, the contact 3, offers 4, places, news, partners 3; the
# rest are the dates, of this week and the next one, and rooms that other apps add.
QUERIES_OF_A_QUARTER = 17


def test_an_archived_quarter_has_no_page(client):
    quarter = make_quarter(status=Quarter.Status.ARCHIVED)
    assert client.get(quarter.get_absolute_url()).status_code == 404
    assert client.get(f"/{quarter.short_slug}/").status_code == 404


def test_a_quarter_that_moved_on_names_its_new_carrier(client):
    quarter = make_quarter(
        status=Quarter.Status.HANDED_OVER,
        carrier="Träger im Beispiel",
        carrier_url="https://traeger.example/",
    )
    make_responsibility(quarter=quarter)
    response = client.get(quarter.get_absolute_url())
    assert "Dieses Quartier betreut jetzt Träger im Beispiel." in text_of(response)
    assert 'href="https://traeger.example/"' in response.text
    assert response.context_data["contact"] is None


def test_the_address_on_a_poster_leads_to_the_quarter(client, quarter):
    response = client.get("/kurz/")
    assert (response.status_code, response["Location"]) == (302, "/quartiere/muster/")


def test_an_unknown_short_address_is_not_found(client, quarter):
    assert client.get("/gibt-es-nicht/").status_code == 404
