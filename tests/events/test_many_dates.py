"""Ten dates or ten thousand: pages ask as many questions and answer in time."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.models import EventDate
from tests.factories import at, make_audience, make_event, make_quarter, make_topic

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

EVERYTHING = "quartier=hier&thema=thema&fuer=alle&alter=8&sprache=de&kostenlos=ja"
PAGES = {
    "week": "/veranstaltungen/",
    "filtered": f"/veranstaltungen/?{EVERYTHING}",
    "from a day on": "/veranstaltungen/?von=11.1.2027",
    "month": "/veranstaltungen/monat/2027/01/",
    "filtered month": f"/veranstaltungen/monat/2027/01/?{EVERYTHING}",
    "past": f"/veranstaltungen/?{EVERYTHING}&zeitraum=vergangen",
    "text": "/quartiere/hier/woche-als-text/",
    "frame": "/quartiere/hier/diese-woche/",
    "calendar": "/feeds/hier.ics",
    "atom": "/feeds/veranstaltungen.xml",
    "json": "/api/v1/termine.json",
    "filtered json": "/api/v1/termine.json?quartier=hier&thema=thema&fuer=alle",
}


def fill(number: int) -> None:
    """Six a day from yesterday on, each of the events again after some days."""
    own = {
        "quarters": [make_quarter(slug="hier")],
        "topics": [make_topic(slug="thema")],
        "audiences": [make_audience(slug="alle")],
    }
    events = [make_event(**own) for _number in range(min(number, 50))]
    first = at("2027-01-10 09:00")
    EventDate.objects.bulk_create(
        EventDate(
            event=events[row % len(events)],
            starts_at=first + timedelta(days=row // 6, hours=row % 6),
            ends_at=first + timedelta(days=row // 6, hours=row % 6 + 1),
            place_text="Am Brunnen",
        )
        for row in range(number)
    )


def queries(client) -> dict[str, int]:
    asked = {}
    for name, address in PAGES.items():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        asked[name] = len(captured)
    return asked


@pytest.mark.parametrize("number", [10, 10_000])
def test_b11_b12_f05_f08_f09_the_number_of_queries_does_not_grow(client, number):
    fill(number)
    assert queries(client) == {
        "week": 10,
        "filtered": 10,
        "from a day on": 10,
        "month": 9,
        "filtered month": 9,
        "past": 9,
        "text": 9,
        "frame": 6,
        "calendar": 3,
        "atom": 2,
        "json": 7,
        "filtered json": 10,
    }
