"""In which type a notice is set: decided by counting, before it is printed.

The numbers are those of `print-notice.css`; lengths are in mm, type is in pt. What
does not fit loses its sentence, is then set smaller, and at last loses its lesser
facts: it stays one sheet.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .page_breaks import lines

POINT = 0.3528
# Of its size, a letter of the middle width is so wide.
BOLD, PLAIN = 0.5, 0.44
STAMP = 1.7
# A picture before a line, in letters, and what keeps two facts apart.
ICON, APART = 3, 4
FOOT_LINE = 5.8
# Words break where counting does not see it.
SPARE = 0.96


class Sheet(NamedTuple):
    """What head and foot leave, if both are as low as they get."""

    width: float
    room: float
    gap: float
    strips: float
    # The foot is as high as its code, or as what stands beside it.
    code: float
    call: float
    foot_letters: int
    name_letters: int
    name_line: float
    over_letters: int
    over_line: float


SHEETS = {
    "a4": Sheet(186, 193, 3, 47, 35, 18.7, 46, 28, 8.6, 38, 6.8),
    "a5": Sheet(129.9, 131, 1.6, 47, 28, 14.2, 30, 24, 5.9, 35, 5.1),
}


class Type(NamedTuple):
    name: str
    when: float
    time: float
    title: float
    text: float
    has_summary: bool = False
    most_facts: int | None = None


TYPES = {
    ("a4", False): [
        Type("usual", 40, 26, 36, 18, has_summary=True),
        Type("crowded", 40, 26, 36, 18),
    ],
    ("a4", True): [
        Type("usual", 40, 26, 28, 18, has_summary=True),
        Type("crowded", 34, 26, 24, 16),
    ],
    ("a5", False): [
        Type("usual", 28, 18, 26, 12.5, has_summary=True),
        Type("crowded", 25, 16, 26, 12.5),
    ],
    ("a5", True): [
        Type("usual", 28, 18, 19, 12.5, has_summary=True),
        Type("crowded", 25, 16, 15.5, 12.5),
    ],
}
FULL = {
    "a4": [Type("full", 30, 18, 20, 14), Type("full", 30, 18, 20, 14, most_facts=0)],
    "a5": [Type("full", 17, 13, 14, 12), Type("full", 17, 13, 14, 12, most_facts=0)],
}


class Said(NamedTuple):
    """What a notice says, from the top down; the stamp is set larger than the day."""

    stamp: str
    day: str
    time: str
    title: str
    place: str
    summary: str
    note: str
    facts: list[str]


class Around(NamedTuple):
    """What may break in head and foot."""

    names: str
    inviting: str
    foot: list[str]


def fitting(
    said: Said, paper: str, around: Around, *, is_long: bool, has_strips: bool
) -> Type:
    """The first type in which it fits, or the smallest."""
    sheet = SHEETS[paper]
    types = [*TYPES[paper, is_long], *FULL[paper]]
    for type_ in types:
        room = sheet.room - _taken(sheet, around, type_)
        if has_strips:
            room -= sheet.strips
        if _height(said, sheet, type_) <= room * SPARE:
            return type_
    return types[-1]


def _taken(sheet: Sheet, around: Around, type_: Type) -> float:
    """By head and foot, beyond the least. What is crowded has a short foot, what is
    full does not say who invites."""
    taken = sheet.name_line * (lines(around.names, sheet.name_letters) - 1)
    if type_.name != "full":
        over = lines(around.inviting, sheet.over_letters)
        taken += sheet.over_line * (over - 1)
    if type_.name == "usual":
        beside = sum(lines(line, sheet.foot_letters) for line in around.foot)
        taken += max(0, sheet.call + FOOT_LINE * beside - sheet.code)
    return taken


def _height(said: Said, sheet: Sheet, type_: Type) -> float:
    parts = list(_parts(said, sheet, type_))
    return sum(parts) + sheet.gap * len(parts)


def _parts(said: Said, sheet: Sheet, type_: Type) -> Iterator[float]:
    """The height of each part that there is."""

    def part(text: str, size: float, line: float, letter: float, before=0) -> float:
        length = sheet.width / (size * POINT * letter) - before
        return lines(text, int(length)) * size * POINT * line

    for text, size, line in [
        (said.stamp, type_.when * STAMP, 1.26),
        (said.day, type_.when, 1.08),
        (said.time, type_.time, 1.15),
        (said.title, type_.title, 1.1),
    ]:
        if text:
            yield part(text, size, line, BOLD)
    if said.place:
        yield part(said.place, type_.text, 1.3, BOLD, before=ICON)
    if said.summary and type_.has_summary:
        yield part(said.summary, type_.text, 1.3, PLAIN)
    if said.note:
        yield part(said.note, type_.text, 1.3, PLAIN, before=ICON)
    if facts := said.facts[: type_.most_facts]:
        # Each stays together where it can: as one long word.
        length = sheet.width / (type_.text * POINT * BOLD)
        yield _lines_of(facts, length) * (type_.text * POINT * 1.3 + 1)


def _lines_of(facts: list[str], length: float) -> int:
    count, used = 0, length
    for fact in facts:
        needed = len(fact) + ICON + APART
        if used + needed > length + APART:
            count, used = count + lines(fact, int(length) - ICON), 0.0
        used += needed
    return count
