"""What calendars know a date by, through all that may happen to it."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from events.models import EventDate
from tests.factories import at, make_event, make_event_date, make_quarter

pytestmark = pytest.mark.django_db
NORTH, SOUTH = "/feeds/nord.ics", "/feeds/sued.ics"


@pytest.fixture
def clock():
    with time_machine.travel("2027-01-11T10:00:00+01:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def quarters():
    return [make_quarter(slug="nord"), make_quarter(slug="sued")]


@pytest.fixture
def date(quarters, clock):
    date = make_event_date(event=make_event(quarters=quarters[:1]))
    date.schedule()
    return date


def entries(client, address=NORTH) -> list:
    return Calendar.from_ical(client.get(address).content).walk("VEVENT")


def renamed(date, **values):
    for name, value in values.items():
        setattr(date.event, name, value)
    date.event.save()


def changed(date, **values):
    for name, value in values.items():
        setattr(date, name, value)
    date.schedule()


EDITS = {
    "title": (lambda date: renamed(date, title="Anders"), 0),
    "address": (lambda date: renamed(date, slug="anders"), 0),
    "sentence": (lambda date: renamed(date, summary="Anders."), 0),
    "time": (lambda date: changed(date, starts_at=at("2027-01-12 14:00")), 1),
    "whole day": (lambda date: changed(date, all_day=True), 1),
    "open end": (lambda date: changed(date, ends_at=None), 1),
    "place": (lambda date: changed(date, place_text="Im Hof"), 1),
    "note": (lambda date: changed(date, public_note="Bitte klingeln."), 1),
    "cancelled": (lambda date: date.cancel("Krank."), 1),
    "postponed": (lambda date: date.postpone(), 1),
    "moved": (lambda date: date.move_to(later(date)), 1),
    "nothing": (lambda date: changed(date), 0),
}


def later(date) -> EventDate:
    return EventDate(event=date.event, starts_at=at("2027-01-26 15:00"))


@pytest.mark.parametrize(("edit", "counts"), EDITS.values(), ids=EDITS)
def test_68_f02_every_edit_keeps_the_name_and_none_counts_down(
    client, date, clock, edit, counts
):
    (before,) = entries(client)
    clock.shift(3600)
    edit(EventDate.objects.get(pk=date.pk))
    (after,) = (entry for entry in entries(client) if entry["uid"] == before["uid"])
    assert after["sequence"] - before["sequence"] == counts
    assert after["last-modified"].dt > before["last-modified"].dt


def test_f02_whoever_read_a_date_earlier_never_counts_down(client, date):
    early = EventDate.objects.get(pk=date.pk)
    for note in ["eins", "zwei", "drei"]:
        changed(date, public_note=note)
    changed(early, public_note="vier")
    assert [entry["sequence"] for entry in entries(client)] == [4]


def test_f01_f02_an_event_in_another_quarter_changes_the_calendar(
    client, date, quarters
):
    (before,) = entries(client)
    date.event.quarters.set(quarters[1:])
    assert entries(client) == []
    (after,) = entries(client, SOUTH)
    assert after["uid"] == before["uid"]
    date.event.quarters.set(quarters)
    assert entries(client) == entries(client, SOUTH) == [after]


@pytest.mark.parametrize("gone", [EventDate.delete, lambda date: hide(date.event)])
def test_f02_what_is_deleted_or_taken_back_leaves_every_calendar(client, date, gone):
    gone(EventDate.objects.get(pk=date.pk))
    assert entries(client) == []


def hide(event):
    event.is_published = False
    event.save()


@pytest.mark.parametrize(
    ("status", "answer"), [("handed_over", 200), ("archived", 404)]
)
def test_f01_a_quarter_that_was_handed_over_keeps_its_calendar(
    client, date, quarters, status, answer
):
    quarters[0].status, quarters[0].carrier = status, "Träger"
    quarters[0].save()
    assert client.get(NORTH).status_code == answer
    assert len(entries(client, "/feeds/alle.ics")) == 1


def test_f02_a_new_title_changes_no_row_but_its_own(date, clock):
    """Dates are locked before events: two colleagues never wait for each other."""
    with CaptureQueriesContext(connection) as queries:
        renamed(date, title="Anders")
    written = [q["sql"] for q in queries if q["sql"].startswith("UPDATE")]
    assert len(written) == 1
    assert written[0].startswith('UPDATE "events_event" ')
