"""How much stands on one sheet of a poster: decided by counting, before it is printed.

The numbers were measured on A4 with the type of `print-poster.css`. What does not fit
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
HEADING = 0.5


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
    name: str
    holds: Callable[[int], float]
    has_details: bool = True

    def second_line(self, entry: Entry) -> str:
        details = entry.details if self.has_details else ""
        return " · ".join(filter(None, [details, entry.note]))

    def weight(self, entry: Entry) -> float:
        """1 is a title of one line with its second line."""
        title = f"{entry.sticker} :: {entry.title}" if entry.sticker else entry.title
        second = self.second_line(entry)
        total = 1 + 0.5 * (lines(title, TITLE_LINE) - 1)
        total += 0.4 * (lines(second, NOTE_LINE) - 1) + (0.2 if entry.sticker else 0)
        return total + (0.4 if second and not self.has_details else 0)


# By the number of days on the sheet.
FULL = Size("full", lambda days: 9 if days <= 6 else 15 - days)
SMALL = Size("small", lambda days: 12 if days <= 7 else 11)
TERSE = Size("terse", lambda days: 14 if days <= 7 else 13, has_details=False)
SIZES = [FULL, SMALL, TERSE]


@dataclass
class Sheet:
    size: Size
    groups: list[Group] = field(default_factory=list)
    number: int = 1
    of: int = 1

    def has_room_for(self, group: Group) -> bool:
        groups = [*self.groups, group]
        load = sum(self.size.weight(entry) for one in groups for entry in one.entries)
        load += sum(HEADING for one in groups if one.heading)
        return load <= self.size.holds(len(groups))


def sheets(groups: list[Group]) -> list[Sheet]:
    """As few sheets as possible, on them the largest type; one even for nothing."""
    attempts = [_filled(groups, size) for size in SIZES]
    fewest = min(map(len, attempts))
    chosen = next(attempt for attempt in attempts if len(attempt) == fewest)
    for number, sheet in enumerate(chosen, start=1):
        sheet.number, sheet.of = number, fewest
    return chosen


def _filled(groups: list[Group], size: Size) -> list[Sheet]:
    done = [Sheet(size)]
    for group in groups:
        if done[-1].has_room_for(group):
            done[-1].groups.append(group)
        elif Sheet(size).has_room_for(group):
            done.append(Sheet(size, [group]))
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
            done.append(Sheet(done[-1].size))
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
