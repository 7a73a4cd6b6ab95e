"""What goes over the line: packed for readers, never where a secret is on the page."""

import gzip
from datetime import timedelta

import pytest

from tests.factories import (
    at,
    make_event,
    make_event_date,
    make_open_booking,
    make_quarter,
    make_room,
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine("2027-01-11T10:00:00+01:00", tick=False),
]

PACKED = {"Accept-Encoding": "gzip"}
MONTH = "/veranstaltungen/monat/2027/01/"
KILOBYTE = 1000


@pytest.fixture
def full_week():
    event = make_event(quarters=[make_quarter(slug="hier")])
    for number in range(60):
        when = at("2027-01-11 08:00") + timedelta(days=number % 7, hours=number // 7)
        make_event_date(event=event, starts_at=when)


@pytest.mark.parametrize(
    ("address", "limit"),
    [
        ("/", 8),
        ("/veranstaltungen/", 8),
        (MONTH, 8),
        ("/feeds/alle.ics", 6),
        ("/feeds/veranstaltungen.xml", 4),
        ("/api/v1/termine.json", 4),
    ],
)
def test_pages_of_a_full_week_weigh_little(client, full_week, address, limit):
    packed = client.get(address, headers=PACKED)
    assert packed["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed["Vary"]
    assert len(packed.content) <= limit * KILOBYTE
    assert gzip.decompress(packed.content) == client.get(address).content


def test_what_was_packed_is_known_again(client, full_week):
    etag = client.get("/feeds/alle.ics", headers=PACKED)["ETag"]
    again = client.get("/feeds/alle.ics", headers=PACKED | {"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Vary"] == "Accept-Encoding"


def test_pages_with_secrets_are_not_packed(client, office_client):
    link = f"/anfrage/{make_open_booking(make_room()).request.new_link()}/"
    pages = [client.get(link, headers=PACKED)]
    pages.append(office_client.get("/verwaltung/events/event/", headers=PACKED))
    assert [page.status_code for page in pages] == [200, 200]
    assert not any("Content-Encoding" in page for page in pages)
