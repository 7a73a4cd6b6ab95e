"""Reads wishes in the ways people write them: „Dienstag“, „20 Personen“."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from quarters.local_time import day_end, moment

from .fields import parse_date

WEEKDAYS = [
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
]
DAY_WORDS = {"heute": 0, "morgen": 1, "übermorgen": 2}
LEADING_WORDS = re.compile(r"(am|nächsten|kommenden|diesen)\s+")
PERSONS = re.compile(
    r"(?:für|ca\.?|circa|etwa|ungefähr)?\s*(\d{1,4})"
    r"\s*(?:personen|person|leute|menschen|kinder)?"
)
MOST_PERSONS = 2000


def parse_day(text: str, earliest: date) -> date:
    """Read a date, or a weekday as the next such day from the earliest one on.

    Raises ValueError or OverflowError.
    """
    word = text.strip().lower()
    while match := LEADING_WORDS.match(word):
        word = word[match.end() :]
    if word in DAY_WORDS:
        return timezone.localdate() + timedelta(days=DAY_WORDS[word])
    weekday = _weekday(word.rstrip(".s"))
    if weekday is None:
        return parse_date(text)
    return earliest + timedelta(days=(weekday - earliest.weekday()) % 7)


def _weekday(word: str) -> int | None:
    """„Dienstag“, „Di“; „Sonnabend“ is the northern Saturday."""
    if word == "sonnabend":
        return 5
    for number, name in enumerate(WEEKDAYS):
        if word in {name, name[:2]}:
            return number
    return None


def parse_persons(text: str) -> int:
    """Read `20`, `20 Personen`, `ca. 20`. Raises ValueError."""
    match = PERSONS.fullmatch(text.strip().lower())
    if not match or not 1 <= int(match[1]) <= MOST_PERSONS:
        raise ValueError(text[:40])
    return int(match[1])


def span_of(day: date, starts: time, ends: time) -> tuple[datetime, datetime]:
    """Midnight as an end is the one that follows. Raises NonexistentTime."""
    start = moment(day, starts)
    return start, day_end(day) if ends == time.min else moment(day, ends)
