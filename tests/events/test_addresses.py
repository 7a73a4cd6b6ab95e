"""The public addresses of dates: which method they take, and where they lead later."""

import pytest
from django.test import Client

from quarters.models import SlugHistory
from tests.factories import (
    make_audience,
    make_event,
    make_event_date,
    make_quarter,
    make_topic,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
EVENT, QUARTER = "/veranstaltungen/neu", "/quartiere/neu"
PAGES = [
    "/veranstaltungen/",
    "/veranstaltungen/monat/2027/01/",
    f"{EVENT}/",
    f"{EVENT}/aushang/",
    f"{QUARTER}/wochenprogramm/",
    f"{QUARTER}/woche-als-text/",
    f"{QUARTER}/diese-woche/",
    "/feeds/",
]
FILES = [
    f"{EVENT}/kalender.ics",
    "/feeds/alle.ics",
    "/feeds/neu.ics",
    "/feeds/veranstaltungen.xml",
    "/feeds/aktuelles.xml",
    "/api/v1/termine.json",
]


@pytest.fixture
def date():
    quarter = make_quarter(slug="neu")
    return make_event_date(event=make_event(slug="neu", quarters=[quarter]))


@pytest.mark.parametrize("address", PAGES + FILES)
def test_they_are_read_and_take_nothing(client, date, address):
    read, asked = client.get(address), client.head(address)
    assert (read.status_code, asked.status_code, asked.content) == (200, 200, b"")
    assert set(read.headers) == set(asked.headers)
    assert client.options(address).headers["Allow"] == "GET, HEAD, OPTIONS"
    for method in [client.post, client.put, client.patch, client.delete]:
        assert method(address).status_code == 405


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_found_without_its_last_sign_and_nowhere_else(client, date, address):
    response = client.get(address.rstrip("/"))
    assert (response.status_code, response.url) == (301, address)
    for odd in [address + "/", address.upper(), address + "%00", address + ".."]:
        assert client.get(odd).status_code == 404


@pytest.mark.parametrize("address", FILES)
def test_a_file_is_found_at_one_address(client, date, address):
    for odd in [address + "/", address.upper(), address + "%00", address[:-1]]:
        assert client.get(odd).status_code == 404


@pytest.mark.parametrize(
    "address", [page for page in PAGES + FILES if "/neu" in page] + [f"{QUARTER}/"]
)
def test_a_former_address_leads_to_the_same_with_all_that_was_asked(
    client, date, address
):
    for thing in [date.event, date.event.quarters.get()]:
        SlugHistory.objects.remember(thing, "alt")
    former = address.replace("/neu", "/alt")
    response = client.get(f"{former}?termin={date.pk}&x=%C3%A4+b")
    assert response.status_code == 301
    assert response.url == f"{address}?termin={date.pk}&x=%C3%A4+b"
    assert client.get(former).url == address


@pytest.mark.parametrize(
    ("make", "folder"), [(make_topic, "thema"), (make_audience, "fuer")]
)
def test_a_subscribed_calendar_goes_on_under_a_new_address(client, make, folder):
    SlugHistory.objects.remember(make(slug="neu"), "alt")
    response = client.get(f"/feeds/{folder}/alt.ics")
    assert (response.status_code, response.url) == (301, f"/feeds/{folder}/neu.ics")


@pytest.mark.parametrize(
    "asked",
    [
        f"{EVENT}/kalender.ics?termin=999",
        f"{EVENT}/aushang/?termin=999",
        f"{QUARTER}/wochenprogramm/?woche=x",
        f"{QUARTER}/woche-als-text/?woche=x",
    ],
)
def test_what_is_missing_on_a_page_with_its_old_address_back_is_no_circle(
    client, date, asked
):
    for thing in [date.event, date.event.quarters.get()]:
        SlugHistory.objects.remember(thing, "neu")
    assert client.get(asked).status_code == 404


@pytest.mark.parametrize("slug", ["vorschau", "monat", "aushang"])
def test_an_event_may_be_called_like_a_part_of_an_address(client, slug):
    make_event_date(event=make_event(slug=slug, title="Nähcafé"))
    for address in ["", "aushang/", "kalender.ics"]:
        text = client.get(f"/veranstaltungen/{slug}/{address}").text
        assert "Nähcafé" in text


def test_a_deleted_event_is_gone_from_everywhere(client, date):
    uid, addresses = str(date.uid), [EVENT + "/", f"{EVENT}/kalender.ics"]
    date.event.delete()
    assert [client.get(address).status_code for address in addresses] == [404, 404]
    for feed in FILES[1:4] + FILES[5:]:
        assert uid not in client.get(feed).text


@pytest.mark.parametrize("address", [*FILES, f"{QUARTER}/diese-woche/"])
def test_what_programs_send_is_answered_with_405(date, address):
    """Before anybody asks them for a token that they cannot have."""
    strict = Client(enforce_csrf_checks=True)
    for method in [strict.post, strict.put, strict.patch, strict.delete]:
        assert method(address).status_code == 405
