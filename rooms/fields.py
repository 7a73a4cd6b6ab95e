"""Form fields that read dates and times in the ways people write them."""

from __future__ import annotations

import re
from datetime import date, time

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from quarters.words import hours_minutes

MONTHS = [
    "januar",
    "februar",
    "märz",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "dezember",
]
GERMAN_DATE = re.compile(r"(\d{1,2})[./-]\s*(\d{1,2})(?:[./-]\s*(\d{4}|\d{2})?)?")
DATE_IN_WORDS = re.compile(r"(\d{1,2})\.?\s*([a-zä]{3,9})\.?\s*(\d{4})?")
CLOCK = re.compile(
    r"(\d{1,2})(?:\s*[:.h]\s*(\d{2})(?::00)?)?(?:\s*uhr)?(?:\s*(\d{2}))?"
)


def parse_date(text: str) -> date:
    """Read `2026-12-24`, `24.12.2026`, `24.12.26`, `24.12.`, `24. Dezember 2026`.

    Without a year the next such day is meant. Raises ValueError.
    """
    # Whoever writes the weekday before it means the date.
    text = text.lower().rpartition(",")[2].strip()
    if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", text):
        year, month, day = text.split("-")
    elif match := GERMAN_DATE.fullmatch(text):
        day, month, year = match.groups()
    elif match := DATE_IN_WORDS.fullmatch(text):
        day, word, year = match.groups()
        month = _month_of(word)
    else:
        raise ValueError(text)
    if year is None:
        return _next_such_day(int(day), int(month))
    if len(year) == 2:
        year = f"20{year}"
    if not 2000 <= int(year) < 2200:
        raise ValueError(text)
    return date(int(year), int(month), int(day))


def _month_of(word: str) -> int:
    for number, name in enumerate(MONTHS, start=1):
        if name.startswith(word):
            return number
    raise ValueError(word)


def _next_such_day(day: int, month: int) -> date:
    today = timezone.localdate()
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else date(today.year + 1, month, day)


def parse_time(text: str) -> time:
    """Read `18`, `18:30`, `18.30 Uhr`, `18 Uhr 30`, `1830`; `24:00` is midnight.

    Seconds but none are refused, never dropped in silence. Raises ValueError.
    """
    text = text.strip().lower()
    if re.fullmatch(r"\d{3,4}", text):
        text = f"{text[:-2]}:{text[-2:]}"
    match = CLOCK.fullmatch(text)
    if not match:
        raise ValueError(text)
    hour, minute, minute_after = match.groups()
    hour, minute = int(hour), int(minute or minute_after or 0)
    return time(0, minute) if hour == 24 and minute == 0 else time(hour, minute)


class OwnControl:
    """The browser's own control; as text where the value is nothing that it can show,
    so that what was typed is not lost."""

    shows: re.Pattern

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        shown = context["widget"]["value"]
        if shown and not self.shows.fullmatch(shown):
            context["widget"]["type"] = "text"
            context["widget"]["value"] = shown.replace("\x00", "")
        return context


class DateInput(OwnControl, forms.DateInput):
    input_type = "date"
    shows = re.compile(r"\d{4}-\d{2}-\d{2}")

    def __init__(self, **kwargs):
        super().__init__(format="%Y-%m-%d", **kwargs)


class TimeInput(OwnControl, forms.TimeInput):
    input_type = "time"
    shows = re.compile(r"\d{2}:\d{2}")

    def __init__(self, **kwargs):
        super().__init__(format="%H:%M", **kwargs)


class DateField(forms.DateField):
    widget = DateInput
    default_error_messages = {
        "invalid": _("Dieses Datum gibt es nicht. Zum Beispiel: 3.12.2026."),
    }

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, date):
            return super().to_python(value)
        try:
            return parse_date(value)
        except (ValueError, OverflowError):
            raise ValidationError(
                self.error_messages["invalid"], code="invalid"
            ) from None


class KeepingSelect(forms.Select):
    """A list that also shows a value which is not among its choices."""

    def optgroups(self, name, value, attrs=None):
        known = {key for key, _label in self.choices}
        value = [text.replace("\x00", "") for text in value]
        extra = [text for text in value if text and text not in known]
        if extra:
            self.choices = [*self.choices, (extra[0], extra[0][:40])]
        return super().optgroups(name, value, attrs)


class TimeSelect(KeepingSelect):
    def format_value(self, value):
        if isinstance(value, time):
            value = f"{value:%H:%M}"
        elif isinstance(value, str):
            try:
                value = f"{parse_time(value):%H:%M}"
            except ValueError:
                return [value]
        return super().format_value(value)


class TimeField(forms.TimeField):
    """A time on the wall clock, chosen from steps or typed by hand."""

    widget = TimeSelect
    default_error_messages = {
        "invalid": _("Diese Uhrzeit gibt es nicht. Zum Beispiel: 14:30."),
    }

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, time):
            return super().to_python(value)
        try:
            return parse_time(value)
        except ValueError:
            raise ValidationError(
                self.error_messages["invalid"], code="invalid"
            ) from None

    def offer(self, times: list[time], *, until_midnight: bool = False) -> None:
        """Fill the list; midnight as an end reads 24:00."""
        self.widget.choices = [("", _("Bitte wählen"))] + [
            (
                f"{clock:%H:%M}",
                _("24:00 Uhr")
                if until_midnight and clock == time.min
                else _("%(time)s Uhr") % {"time": hours_minutes(clock)},
            )
            for clock in times
        ]


def steps(windows, raster_minutes: int) -> tuple[list[time], list[time]]:
    """The starts and the ends on a room's raster within its opening windows.

    Windows are pairs of local times; an end of 00:00 is the midnight that follows.
    """
    starts, ends = set(), set()
    for opens, closes in windows:
        first = opens.hour * 60 + opens.minute
        last = closes.hour * 60 + closes.minute or 24 * 60
        first += -first % raster_minutes
        starts.update(range(first, last, raster_minutes))
        ends.update(range(first + raster_minutes, last + 1, raster_minutes))
    return _as_times(starts), _as_times(ends)


def _as_times(minutes: set[int]) -> list[time]:
    return [time(minute // 60 % 24, minute % 60) for minute in sorted(minutes)]
