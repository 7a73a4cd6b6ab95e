"""On which local days a date is listed (cases 62, 64 to 67, 69)."""

from datetime import date
from importlib import import_module

import pytest
import time_machine
from django.apps import apps

from events.models import EventDate
from tests.factories import at, make_event_date

pytestmark = pytest.mark.django_db


def on(day: str) -> list[EventDate]:
    return list(EventDate.objects.on_day(date.fromisoformat(day)))


def test_an_event_that_ends_at_midnight_is_not_on_the_following_day():
    late = make_event_date(starts_at="2027-01-19 20:00", ends_at="2027-01-20 00:00")
    assert on("2027-01-19") == [late]
    assert on("2027-01-20") == []


def test_an_event_of_several_days_is_there_on_each_of_them_and_gone_the_day_after():
    show = make_event_date(starts_at="2027-01-18 10:00", ends_at="2027-01-20 18:00")
    days = ["2027-01-17", "2027-01-18", "2027-01-19", "2027-01-20", "2027-01-21"]
    assert [on(day) for day in days] == [[], [show], [show], [show], []]


def test_a_whole_day_date_lasts_from_midnight_to_midnight():
    festival = make_event_date(
        starts_at="2027-05-07 00:00", ends_at="2027-05-08 12:00", all_day=True
    )
    assert (festival.starts_at, festival.ends_at) == (
        at("2027-05-07 00:00"),
        at("2027-05-09 00:00"),
    )
    assert on("2027-05-08") == [festival]
    assert on("2027-05-09") == []


def test_a_whole_day_date_without_an_end_is_that_day_also_when_the_clock_changes():
    sunday = make_event_date(starts_at="2027-03-28 09:00", all_day=True)
    assert (sunday.starts_at, sunday.ends_at) == (
        at("2027-03-28 00:00"),
        at("2027-03-29 00:00"),
    )


def test_a_date_without_an_end_is_upcoming_until_its_local_day_is_over():
    open_end = make_event_date(starts_at="2027-01-19 15:00", ends_at=None)
    with time_machine.travel("2027-01-19T23:59:00+01:00"):
        assert list(EventDate.objects.upcoming()) == [open_end]
        assert not open_end.is_past
    with time_machine.travel("2027-01-20T00:01:00+01:00"):
        assert list(EventDate.objects.upcoming()) == []
        assert open_end.is_past


def test_today_shortly_after_midnight_in_summer_is_the_local_day():
    today = make_event_date(starts_at="2027-07-15 18:00")
    make_event_date(starts_at="2027-07-14 18:00")
    with time_machine.travel("2027-07-14T22:30:00+00:00"):
        assert list(EventDate.objects.today()) == [today]
        assert today.is_today


def test_a_date_with_an_end_is_over_when_it_ends():
    short = make_event_date(starts_at="2027-01-19 15:00", ends_at="2027-01-19 17:00")
    with time_machine.travel("2027-01-19T17:00:00+01:00"):
        assert short.is_past
        assert list(EventDate.objects.upcoming()) == [short]
        assert list(EventDate.objects.not_over()) == []


def test_this_week_ends_on_sunday_and_begins_today(monday):
    make_event_date(starts_at="2027-01-10 15:00")
    make_event_date(starts_at="2027-01-18 00:00")
    first = make_event_date(starts_at="2027-01-11 08:00")
    last = make_event_date(starts_at="2027-01-17 23:00", ends_at=None)
    assert list(EventDate.objects.this_week()) == [first, last]


def test_past_dates_come_latest_first_and_running_ones_are_not_past(monday):
    old = make_event_date(starts_at="2027-01-04 15:00")
    older = make_event_date(starts_at="2026-12-04 15:00")
    make_event_date(starts_at="2027-01-05 10:00", ends_at="2027-01-12 10:00")
    make_event_date(starts_at="2027-01-11 08:00", ends_at="2027-01-11 09:00")
    assert list(EventDate.objects.past()) == [old, older]


def test_days_follow_when_many_rows_are_written_at_once(monday):
    whole = make_event_date(starts_at="2027-01-19 18:00")
    EventDate.objects.bulk_create(
        [EventDate(event=whole.event, starts_at=at("2027-01-25 23:30"))]
    )
    assert [d.first_on for d in EventDate.objects.order_by("pk")] == [
        date(2027, 1, 19),
        date(2027, 1, 25),
    ]


def test_days_follow_when_only_the_time_is_saved():
    moved = make_event_date(starts_at="2027-01-19 18:00", ends_at=None)
    moved.starts_at = at("2027-01-21 18:00")
    moved.save(update_fields=["starts_at"])
    assert on("2027-01-19") == []
    assert on("2027-01-21") == [moved]


def test_seconds_are_not_stored():
    written = make_event_date(starts_at="2027-01-19 18:00:30", ends_at=None)
    written.refresh_from_db()
    assert written.starts_at == at("2027-01-19 18:00")


def test_nights_stored_before_are_given_to_their_evening():
    rows = [
        make_event_date(starts_at=f"2027-01-19 {starts}", ends_at=ends, all_day=whole)
        for starts, ends, whole in [
            ("20:00", "2027-01-20 01:00", False),
            ("10:00", "2027-01-20 12:00", False),
            ("00:00", "2027-01-20 12:00", True),
        ]
    ]
    EventDate.objects.update(last_on=date(2027, 1, 20))
    written = list(EventDate.objects.values_list("changed_at"))
    import_module("events.migrations.0003_nights").give_nights_to_their_evening(
        apps, None
    )
    assert [row.last_on.day for row in EventDate.objects.all()] == [20, 20, 19]
    assert [row.last_day.day for row in rows] == [19, 20, 20]
    assert list(EventDate.objects.values_list("changed_at")) == written
