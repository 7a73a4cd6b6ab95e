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

NOTE_LINE = 61
# Between a head with a name of one line and a foot with three lines; in mm.
ROOM = 184
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
    one_line: int
    title_letters: int
    second_letters: int
    has_details: bool = True

    def second_line(self, entry: Entry) -> str:
        details = entry.details if self.has_details else ""
        return " · ".join(filter(None, [details, entry.note]))

    def load(self, entry: Entry) -> float:
        """1 for a title of one line; without descriptions the height alone tells."""
        wraps = (len(entry.title) - 1) // self.one_line if self.has_details else 0
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
    name="full",
    holds=lambda days: 9 if days <= 6 else 15 - days,
    title=7.9,
    second=6.2,
    gap=1.6,
    day=5.7,
    leaf=18.5,
    one_line=34,
    title_letters=37,
    second_letters=61,
)
SMALL = Size(
    name="small",
    holds=lambda days: 12,
    title=6.7,
    second=5.5,
    gap=0.8,
    day=4.3,
    leaf=7.1,
    one_line=44,
    title_letters=44,
    second_letters=68,
)
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
    """Broken between words, inside a word only where it is longer than a line."""
    count, used = 1, 0.0
    for word in text.split():
        needed = width(word)
        if used and used + 1 + needed > length:
            count, used = count + 1, 0.0
        further = ceil(max(0, needed - length) / length)
        count += further
        used += needed - further * length + (1 if used else 0)
    return count


def width(text: str) -> float:
    """In letters of the middle width."""
    return sum(map(_width_of, text))


def _width_of(sign: str) -> float:
    if unicodedata.combining(sign):
        return 0
    if unicodedata.east_asian_width(sign) in "WF":
        return 2
    if sign in "WMЖШЩЮФ":
        return 1.9
    if sign in "mw":
        return 1.5
    return 1.25 if sign.isupper() else 1
