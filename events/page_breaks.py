"""How much stands on one sheet of a poster: decided by counting, before it is printed.

The numbers are those of A4 with the type of `print-programme.css`. What does not fit
is set smaller, then loses its description, then goes to another sheet; a date is
never lost.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from math import ceil
from typing import NamedTuple

TITLE_LINE, NOTE_LINE = 34, 58
# Between a head with a name of one line and a foot with three lines; in mm.
ROOM = 181
FRAME, HEADING = 3.4, 10.2


@dataclass(frozen=True)
class Entry:
    """One date: `note` must be read (a new date, a reason), `details` may give way."""

    time: str
    title: str
    details: str = ""
    note: str = ""
    sticker: str = ""
    weekdays: str = ""


@dataclass
class Group:
    """The entries of a day, or under a heading of their own."""

    day: date | None
    entries: list[Entry] = field(default_factory=list)
    heading: str = ""


class Size(NamedTuple):
    """How many entries a sheet holds by its number of days; lengths are in mm."""

    name: str
    holds: Callable[[int], float]
    title: float
    second: float
    gap: float
    day: float
    leaf: float
    title_letters: int
    second_letters: int
    has_details: bool = True

    def second_line(self, entry: Entry) -> str:
        details = entry.details if self.has_details else ""
        return " · ".join(filter(None, [details, entry.note]))

    def load(self, entry: Entry) -> float:
        """1 for a title of one line; without descriptions the height alone tells."""
        wraps = lines(entry.title, TITLE_LINE) - 1 if self.has_details else 0
        return 1 + 0.5 * wraps

    def height(self, group: Group) -> float:
        entries = sum(self._entry(entry) + self.gap for entry in group.entries)
        leaf = max(self.leaf, HEADING) if group.heading else self.leaf
        return self.day + max(leaf, entries - self.gap)

    def _entry(self, entry: Entry) -> float:
        sticker, frame = (f"{entry.sticker} :: ", FRAME) if entry.sticker else ("", 0)
        second = self.second_line(entry)
        titles = lines(sticker + entry.title, self.title_letters)
        seconds = lines(second, self.second_letters) if second else 0
        return titles * self.title + seconds * self.second + frame


FULL = Size(
    "full", lambda days: 9 if days <= 6 else 15 - days, 7.9, 6.2, 1.6, 5.7, 18.5, 33, 58
)
SMALL = Size("small", lambda days: 12, 6.8, 5.5, 0.8, 4.3, 7.8, 39, 65)
TERSE = SMALL._replace(name="terse", holds=lambda days: 14, has_details=False)
SIZES = [FULL, SMALL, TERSE]


@dataclass
class Sheet:
    size: Size
    room: float
    groups: list[Group] = field(default_factory=list)
    number: int = 1
    of: int = 1

    def has_room_for(self, group: Group) -> bool:
        """Both by the count and by the height, which long words may need."""
        groups = [*self.groups, group]
        load = sum(self.size.load(entry) for one in groups for entry in one.entries)
        height = sum(map(self.size.height, groups))
        return load <= self.size.holds(len(groups)) and height <= self.room


def sheets(groups: list[Group], room: float = ROOM) -> list[Sheet]:
    """As few sheets as possible, on them the largest type; one even for nothing."""
    attempts = [_filled(groups, size, room) for size in SIZES]
    fewest = min(map(len, attempts))
    chosen = next(attempt for attempt in attempts if len(attempt) == fewest)
    for number, sheet in enumerate(chosen, start=1):
        sheet.number, sheet.of = number, fewest
    return chosen


def _filled(groups: list[Group], size: Size, room: float) -> list[Sheet]:
    done = [Sheet(size, room)]
    for group in groups:
        if done[-1].has_room_for(group):
            done[-1].groups.append(group)
        elif Sheet(size, room).has_room_for(group):
            done.append(Sheet(size, room, [group]))
        else:
            _spread(group, done)
    return done


def _spread(group: Group, done: list[Sheet]) -> None:
    """A day that no sheet holds goes on overleaf, under its leaf once more."""
    part = Group(group.day, [], group.heading)
    for entry in group.entries:
        longer = Group(part.day, [*part.entries, entry], part.heading)
        if not done[-1].has_room_for(longer) and (part.entries or done[-1].groups):
            if part.entries:
                done[-1].groups.append(part)
            done.append(Sheet(done[-1].size, done[-1].room))
            longer = Group(part.day, [entry], part.heading)
        part = longer
    done[-1].groups.append(part)


def lines(text: str, length: int) -> int:
    return max(1, ceil(width(text) / length))


def width(text: str) -> float:
    """In letters; signs such as emoji take the room of two."""
    return sum(
        0
        if unicodedata.combining(sign)
        else 2
        if unicodedata.east_asian_width(sign) in "WF"
        else 1
        for sign in text
    )
