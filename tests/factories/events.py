"""Builders of events, their dates and series: valid, boring, never random."""

from datetime import date, datetime, time, timedelta
from itertools import count

from django.utils import timezone

from events.models import Event, EventDate, Series
from quarters.local_time import moment

from .quarters import make_quarter

__all__ = ["at", "make_event", "make_event_date", "make_series"]

numbers = count(1)


def at(text: str) -> datetime:
    """„2027-01-19 18:00“ in local time."""
    local = datetime.fromisoformat(text)
    return moment(local.date(), local.time())


def make_event(**overrides) -> Event:
    """Published, in one quarter; `quarters`, `topics`, `audiences`, `partners` take
    lists."""
    number = next(numbers)
    if "quarters" not in overrides:
        overrides["quarters"] = [make_quarter()]
    many = {
        name: overrides.pop(name, [])
        for name in ["quarters", "topics", "audiences", "partners"]
    }
    values = {
        "title": f"Veranstaltung {number}",
        "slug": f"veranstaltung-{number}",
        "summary": "Ein Satz über die Veranstaltung.",
        "cost": Event.Cost.FREE,
        "registration": Event.Registration.NONE,
        "is_published": True,
    }
    event = Event.objects.create(**values | overrides)
    for name, rows in many.items():
        getattr(event, name).set(rows)
    return event


def make_event_date(**overrides) -> EventDate:
    """Tomorrow from three to five; times may be text such as „2027-01-19 18:00“."""
    if "event" not in overrides:
        overrides["event"] = make_event()
    for name in ("starts_at", "ends_at"):
        if isinstance(overrides.get(name), str):
            overrides[name] = at(overrides[name])
    if "starts_at" not in overrides:
        tomorrow = timezone.localdate() + timedelta(days=1)
        overrides["starts_at"] = moment(tomorrow, time(15))
    if "ends_at" not in overrides and not overrides.get("all_day"):
        overrides["ends_at"] = overrides["starts_at"] + timedelta(hours=2)
    return EventDate.objects.create(**{"place_text": "Am Brunnen"} | overrides)


def make_series(**overrides) -> Series:
    """Tuesdays from six to eight, 19 January to 30 March 2027; no dates made yet."""
    if "event" not in overrides:
        overrides["event"] = make_event()
    values = {
        "weekdays": "1",
        "starts_on": date(2027, 1, 19),
        "until": date(2027, 3, 30),
        "starts": time(18),
        "ends": time(20),
        "place_text": "Am Brunnen",
    }
    return Series.objects.create(**values | overrides)
