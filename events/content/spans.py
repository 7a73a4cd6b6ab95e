"""How the starter content writes down when something is."""

from datetime import date, time

from .places import HIER


def on(day: date, start: time | None = None, end: time | None = None, **where) -> dict:
    """A date; without a start it lasts the whole day."""
    return {"first": day, "last": day, "start": start, "end": end, **where}


def through(first: date, last: date, **where) -> dict:
    return {"first": first, "last": last, "start": None, "end": None, **where}


def weekly(first: date, last: date, weekdays: str, start: time, end: time) -> dict:
    return {
        "rhythm": "weekly",
        "weekdays": weekdays,
        "starts_on": first,
        "until": last,
        "starts": start,
        "ends": end,
        "place": HIER,
    }
