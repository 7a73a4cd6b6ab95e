"""When a room is free and when it is not, for everybody: no name, no purpose.

Built from spans alone, so nothing about a person can get in. What the files mean is
written down in `docs/belegung.md`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from quarters.local_time import day_end, day_start

from .day import CLOSED, FREE, REQUESTED, TAKEN, WORDS
from .models import Room
from .rules import last_day
from .schedule import Schedule, Span, merged, without

VERSION = 1
AT_LEAST_DAYS = 56
# The names of the states in the JSON; like the rest of it they are never reworded.
STATES = {
    FREE: "frei",
    REQUESTED: "angefragt",
    TAKEN: "belegt",
    CLOSED: "geschlossen",
}


@dataclass(frozen=True)
class Stretch:
    starts_at: datetime
    ends_at: datetime
    state: str


class FreeBusy:
    """From this morning to the last day that may be asked for, at least eight weeks."""

    def __init__(self, room: Room, today: date):
        self.room, self.first = room, today
        self.last = max(last_day(room, today), today + timedelta(days=AT_LEAST_DAYS))
        self.start, self.end = day_start(self.first), day_end(self.last)
        self.schedule = Schedule(room, self.first, self.last)

    @cached_property
    def stretches(self) -> list[Stretch]:
        """Confirmed wins over closed wins over requested wins over free."""
        bookings, rest = self.schedule.bookings, [(self.start, self.end)]
        stretches = []
        for state, spans in [
            (TAKEN, [_span(b) for b in bookings if b.is_confirmed]),
            (CLOSED, [_span(c) for c in self._closures]),
            (REQUESTED, [_span(b) for b in bookings if b.is_open]),
            (FREE, self._open_spans),
        ]:
            mine = _common(rest, merged(spans))
            stretches += [Stretch(*span, state) for span in mine]
            for span in mine:
                rest = without(rest, *span)
        return sorted(stretches, key=lambda stretch: stretch.starts_at)

    @property
    def fingerprint(self) -> str:
        """Changes exactly when what is said changes."""
        known = [self.room.name, self.room.hold_open_requests, self.first, self.last]
        return repr([VERSION, *map(str, known), self.stretches])

    def as_json(self) -> bytes:
        said = {
            "version": VERSION,
            "raum": self.room.name,
            "adresse": settings.SITE_URL + self.room.get_absolute_url(),
            "zeitzone": str(timezone.get_default_timezone()),
            "von": self.first.isoformat(),
            "bis": self.last.isoformat(),
            "zeiten": [
                {
                    "beginn": timezone.localtime(stretch.starts_at).isoformat(),
                    "ende": timezone.localtime(stretch.ends_at).isoformat(),
                    "stand": STATES[stretch.state],
                }
                for stretch in self.stretches
            ],
        }
        return json.dumps(said, ensure_ascii=False, indent=1).encode()

    def as_calendar(self) -> bytes:
        """RFC 5545: an entry for each time that is not free; times in UTC."""
        calendar = Calendar()
        calendar.add("prodid", "-//QEK//Belegung//DE")
        calendar.add("version", "2.0")
        calendar.add("method", "PUBLISH")
        calendar.add("x-wr-calname", _("Belegung %(room)s") % {"room": self.room})
        as_span = {"VALUE": "DURATION"}
        calendar.add("refresh-interval", timedelta(hours=1), parameters=as_span)
        for stretch in self.stretches:
            if stretch.state != FREE:
                calendar.add_component(self._entry(stretch))
        return calendar.to_ical()

    def _entry(self, stretch: Stretch) -> Event:
        entry = Event()
        host = urlsplit(settings.SITE_URL).hostname
        begin = stretch.starts_at.astimezone(UTC)
        entry.add("uid", f"{begin:%Y%m%dT%H%MZ}-{stretch.state}-{self.room.pk}@{host}")
        # The same all day, so that the file only changes when its contents do.
        entry.add("dtstamp", self.start)
        entry.add("dtstart", begin)
        entry.add("dtend", stretch.ends_at.astimezone(UTC))
        label = _("geschlossen") if stretch.state == CLOSED else WORDS[stretch.state]
        entry.add("summary", str(label))
        is_asked = stretch.state == REQUESTED
        entry.add("status", "TENTATIVE" if is_asked else "CONFIRMED")
        holds = not is_asked or self.room.hold_open_requests
        entry.add("transp", "OPAQUE" if holds else "TRANSPARENT")
        entry.add("class", "PUBLIC")
        return entry

    @property
    def _closures(self):
        return self.schedule.closures_in(self.start, self.end)

    @property
    def _open_spans(self) -> list[Span]:
        days = (self.last - self.first).days + 1
        return [
            span
            for number in range(days)
            for span in self.schedule.windows(self.first + timedelta(days=number))
        ]


def _span(row) -> Span:
    return row.starts_at, row.ends_at


def _common(spans: list[Span], others: list[Span]) -> list[Span]:
    """The time that lies in both."""
    return [
        (max(start, opens), min(end, closes))
        for start, end in spans
        for opens, closes in others
        if start < closes and opens < end
    ]
