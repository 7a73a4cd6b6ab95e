"""A date that was moved and moved again: everything names where it is now."""

import json
import re

import pytest
from django.utils import timezone
from icalendar import Calendar

from events import messenger, poster
from events.feeds.atom import ComingDates
from events.models import EventDate
from tests.factories import at, make_event, make_event_date, make_quarter
from tests.pages import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

TUESDAY = "Dienstag, 2. Februar"


@pytest.fixture
def moves():
    """From Tuesday in a week to the one after, and from there to 2 February."""
    quarter = make_quarter(slug="nord")
    event = make_event(title="Treff", slug="treff", quarters=[quarter])
    first = make_event_date(event=event, starts_at="2027-01-19 18:00")
    second, third = (
        EventDate(event=event, place_text="Hier", starts_at=at(f"2027-{day} 18:00"))
        for day in ["01-26", "02-02"]
    )
    first.move_to(second, "Zimmer belegt.")
    EventDate.objects.get(pk=second.pk).move_to(third)
    return [
        EventDate.objects.with_facts().get(pk=row.pk) for row in [first, second, third]
    ]


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\r\n ", "")


def everywhere(client, row) -> dict[str, str]:
    """What each of them says of a date, as plain text."""
    week = f"/veranstaltungen/?woche={row.first_on:%G-W%V}"
    notice = client.get("/veranstaltungen/treff/aushang/", {"termin": row.pk})
    calendar = Calendar.from_ical(client.get("/feeds/alle.ics").content)
    [entry] = [e for e in calendar.walk("VEVENT") if str(row.uid) in e["uid"]]
    atom = client.get("/feeds/veranstaltungen.xml").text
    said = {
        "page": text_of(client.get(row.get_absolute_url())),
        "list": text_of(client.get(week)),
        "notice": text_of(notice),
        "poster": poster.note(row),
        "message": messenger.of_date(row),
        "calendar": entry["description"],
        "atom": atom.partition(str(row.uid))[2].partition("</entry>")[0],
    }
    return {name: plain(text) for name, text in said.items()}


def in_the_json(client, row) -> dict:
    rows = client.get("/api/v1/termine.json").json()["termine"]
    return next(found for found in rows if found["id"] == str(row.uid))


def structured(client, row) -> dict:
    html = client.get(row.get_absolute_url()).text
    return json.loads(re.search(r"ld\+json\">(.*?)</script>", html)[1])


def test_b08_none_of_the_moves_is_named_among_the_further_dates(client, moves):
    other = make_event_date(event=moves[0].event, starts_at="2027-02-09 18:00")
    pages = [client.get(shown.get_absolute_url()) for shown in moves]
    assert [page.context["further"] for page in pages] == [[other]] * 3


def test_b08_b10_every_old_date_names_the_last_new_one(client, moves):
    first, second, third = moves
    for old in [first, second]:
        for where, text in everywhere(client, old).items():
            assert TUESDAY in text.partition("Neuer Termin: ")[2], where
            assert "26. Januar" not in text.partition("Neuer Termin: ")[2][:60], where
        new = in_the_json(client, old)["neuer_termin"]
        assert (new["id"], new["stand"]) == (str(third.uid), "findet statt")
        assert new["adresse"].endswith(third.get_absolute_url())
        page = client.get(old.get_absolute_url())
        assert f'<a href="{third.get_absolute_url()}">{TUESDAY[:9]}' in page.text
        said = structured(client, old)
        assert said["eventStatus"] == "https://schema.org/EventRescheduled"
        assert said["startDate"] == "2027-02-02T18:00:00+01:00"
        before = timezone.localtime(old.starts_at)
        assert said["previousStartDate"] == before.isoformat()


def test_b08_the_last_new_date_names_the_latest_old_one(client, moves):
    _first, second, third = moves
    page = client.get(third.get_absolute_url()).text
    assert f'(<a href="{second.get_absolute_url()}">alter Termin</a>)' in page
    assert "Bisher: Dienstag, 26. Januar 2027, ab 18:00 Uhr" in plain(
        text_of(client.get(third.get_absolute_url()))
    )
    said = structured(client, third)
    assert said["previousStartDate"] == "2027-01-26T18:00:00+01:00"


def test_a_last_new_date_that_falls_out_is_not_said_to_be_on(client, moves):
    first, _second, third = moves
    EventDate.objects.get(pk=third.pk).cancel()
    first = EventDate.objects.with_facts().get(pk=first.pk)
    for where, text in everywhere(client, first).items():
        off = text.partition("Neuer Termin: ")[2][:80].lower()
        assert "fällt aus" in off, where
    assert in_the_json(client, first)["neuer_termin"]["stand"] == "fällt aus"
    said = structured(client, first)
    assert said["eventStatus"] == "https://schema.org/EventCancelled"


@pytest.mark.parametrize(
    "rows", [EventDate.objects.with_facts, EventDate.objects.with_new_address]
)
def test_following_a_date_costs_no_further_query(
    moves, rows, django_assert_num_queries
):
    dates = list(rows())
    with django_assert_num_queries(0):
        said = [(date.replacement, date.last_changed_at) for date in dates]
    assert [bool(new) for new, _changed in said] == [True, True, False]


def test_f06_a_feed_reader_sees_that_a_new_date_falls_out(client, moves):
    """Its text changes, so its time does too: in the feed, the calendar, the JSON."""
    first, _second, third = moves
    EventDate.objects.update(changed_at=at("2027-01-01 10:00"))
    before = ComingDates().fingerprint
    EventDate.objects.get(pk=third.pk).cancel()
    after = ComingDates()
    assert before != after.fingerprint
    entries = after.as_atom().decode().split("<entry>")
    [entry] = [entry for entry in entries if str(first.uid) in entry]
    assert "<updated>2027-01-11T09:00:00" in entry
    assert in_the_json(client, first)["geaendert"] == "2027-01-11T10:00:00+01:00"
    assert EventDate.objects.get(pk=first.pk).changed_at < first.changed_at


def test_dates_that_lead_in_a_circle_end_somewhere(client, moves):
    first, second, _third = moves
    EventDate.objects.filter(pk=second.pk).update(moved_to=first)
    assert client.get(first.get_absolute_url()).status_code == 200
