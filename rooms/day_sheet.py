"""The sheet of a day: who comes, when, and who unlocks. For the team and the caretaker.

Of people only the first name and the organisation, and only for days around today.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from quarters.local_time import day_end, day_start, local_day
from quarters.words import clock_span, short_date

from .models import Booking, Closure, Opener, Room

DAYS_BACK, DAYS_AHEAD = 7, 366
TITLES = {"frau", "herr", "herrn", "dr", "prof", "dipl", "ing"}


@dataclass(frozen=True)
class Line:
    booking: Booking
    day: date

    @property
    def when(self) -> str:
        """„10:00 bis 12:00 Uhr“; a night names the day on which it ends or began."""
        start, end = self.booking.starts_at, self.booking.ends_at
        words = [clock_span(start, end)]
        if local_day(start) < self.day:
            words.append(_("seit %(day)s") % {"day": short_date(start)})
        if local_day(end - timedelta(minutes=1)) > self.day:
            words.append(_("bis %(day)s") % {"day": short_date(end)})
        return ", ".join(words)

    @property
    def who(self) -> str:
        request = self.booking.request
        if request is None:
            return self.booking.title or _("eigener Termin")
        words = filter(None, [first_name(request.name), request.organisation])
        return ", ".join(dict.fromkeys(words))

    @property
    def persons(self) -> int | None:
        return self.booking.request and self.booking.request.persons

    @property
    def opener(self) -> str:
        return str(getattr(self.booking, "opener", ""))


@dataclass(frozen=True)
class RoomSheet:
    room: Room
    lines: list[Line]
    closures: list[Closure]


class DaySheet:
    """All given rooms on a (local) day; three queries however many there are."""

    def __init__(self, rooms: Iterable[Room], day: date):
        self.day = day
        start, end = day_start(day), day_end(day)
        known = Closure.objects.overlapping(start, end)
        closures = [closure for closure in known if closure.closes]
        lines: dict[int, list[Line]] = {}
        for booking in Booking.objects.on_the_sheet(start, end):
            lines.setdefault(booking.room_id, []).append(Line(booking, day))
        self.rooms = [
            RoomSheet(
                room, lines.get(room.pk, []), [c for c in closures if c.concerns(room)]
            )
            for room in rooms
        ]

    @property
    def lines(self) -> list[Line]:
        return [line for sheet in self.rooms for line in sheet.lines]

    @property
    def busy(self) -> list[RoomSheet]:
        return [sheet for sheet in self.rooms if sheet.lines or sheet.closures]

    @property
    def quiet(self) -> list[str]:
        """The rooms to which nobody comes."""
        return [str(s.room) for s in self.rooms if not (s.lines or s.closures)]

    @property
    def previous(self) -> date | None:
        before = self.day - timedelta(days=1)
        return before if is_shown(before) else None

    @property
    def next(self) -> date | None:
        after = self.day + timedelta(days=1)
        return after if is_shown(after) else None


def is_shown(day: date) -> bool:
    """Older sheets are gone: whoever came is not kept for caretakers."""
    today = timezone.localdate()
    first, last = today - timedelta(days=DAYS_BACK), today + timedelta(days=DAYS_AHEAD)
    return first <= day <= last


@transaction.atomic
def note_openers(names: dict[int, str]) -> None:
    """Store who unlocks for which booking, an empty name for nobody. `tidy` forgets
    them again when the sheet of the day is gone."""
    for pk, name in names.items():
        if name:
            Opener.objects.update_or_create(booking_id=pk, defaults={"name": name})
        else:
            Opener.objects.filter(booking=pk).delete()


def first_name(name: str) -> str:
    """„Vera“ of „Dr. Vera Muster“ and of „Muster, Vera“; nothing of „Frau Muster“."""
    last, comma, first = name.partition(",")
    if comma and first.strip():
        return first_name(f"{first} {last}")
    words = [word.strip(",") for word in name.split()]
    others = [word for word in words if word.rstrip(".").casefold() not in TITLES]
    is_surname_only = len(others) == 1 and len(words) > 1
    return others[0] if others and not is_surname_only else ""
