"""German words for dates and times, as the design writes them.

Points in time are turned into local time first; no-break spaces keep "3. Dezember"
and "15:00 Uhr" in one line.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _

NUMBERS = ["null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht"]
NUMBERS += ["neun", "zehn", "elf", "zwölf"]


def local(moment: date | datetime) -> date | datetime:
    if isinstance(moment, datetime) and timezone.is_aware(moment):
        return timezone.localtime(moment)
    return moment


def long_date(day: date | datetime) -> str:
    """„Donnerstag, 3. Dezember 2026“"""
    return date_format(local(day), "l, j.\u00a0F Y")


def day_date(day: date | datetime) -> str:
    """„Donnerstag, 3. Dezember“"""
    return date_format(local(day), "l, j.\u00a0F")


def near_date(day: date, year: int) -> str:
    """„Donnerstag, 3. Dezember“, with the year where it is another than this."""
    return day_date(day) if day.year == year else long_date(day)


def weekday(day: date | datetime) -> str:
    """„Donnerstag“"""
    return date_format(local(day), "l")


def short_date(day: date | datetime) -> str:
    """„Do, 3. Dez.“; short months stay whole: „Do, 5. März“"""
    return date_format(local(day), "D, j.\u00a0N")


def bare_date(day: date | datetime) -> str:
    """„3. Dezember“"""
    return date_format(local(day), "j.\u00a0F")


def full_date(day: date | datetime) -> str:
    """„3. Dezember 2026“"""
    return date_format(local(day), "j.\u00a0F Y")


def month_year(day: date | datetime) -> str:
    """„Dezember 2026“"""
    return date_format(local(day), "F Y")


def hours_minutes(moment: time | datetime) -> str:
    """„8:00“"""
    if isinstance(moment, datetime):
        moment = local(moment)
    return f"{moment.hour}:{moment.minute:02d}"


def clock(moment: time | datetime) -> str:
    """„15:00 Uhr“"""
    return _("%(time)s\u00a0Uhr") % {"time": hours_minutes(moment)}


def clock_span(start: time | datetime, end: time | datetime | None) -> str:
    """„14:00 bis 16:00 Uhr“, without an end „ab 15:00 Uhr“; midnight ends at 24:00"""
    if end is None:
        return _("ab %(start)s") % {"start": clock(start)}
    return _("%(start)s bis %(end)s\u00a0Uhr") % {
        "start": hours_minutes(start),
        "end": end_time(end),
    }


def end_time(moment: time | datetime) -> str:
    """„16:00“; what lasts until midnight ends at 24:00 of its day."""
    until = hours_minutes(moment)
    return "24:00" if until == "0:00" else until


def hour(moment: time | datetime) -> str:
    """„16 Uhr“ on the hour, else „16:30 Uhr“: for short labels"""
    if isinstance(moment, datetime):
        moment = local(moment)
    if moment.minute:
        return clock(moment)
    return _("%(time)s\u00a0Uhr") % {"time": moment.hour}


def week_span(monday: date) -> str:
    """„14. bis 20. Dezember 2026“, „30. November bis 6. Dezember 2026“"""
    return day_span(monday, monday + timedelta(days=6))


def day_span(first: date, last: date) -> str:
    """„14. bis 20. Dezember 2026“; `last` is a later day."""
    if first.year != last.year:
        start = full_date(first)
    elif first.month != last.month:
        start = bare_date(first)
    else:
        start = f"{first.day}."
    return _("%(start)s bis %(end)s") % {"start": start, "end": full_date(last)}


def number_word(number: int) -> str:
    """Numbers up to twelve as a word."""
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else str(number)


def listed(words: list[str]) -> str:
    """„Dienstag, Mittwoch und Freitag“"""
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s und %(last)s") % {
        "first": ", ".join(words[:-1]),
        "last": words[-1],
    }


def sentences(*parts: str) -> str:
    """Joins what there is into sentences: „Ja. Rufen Sie an.“"""
    said = [str(part).strip() for part in parts if part]
    return " ".join(
        part[:1].upper() + part[1:] + ("" if part.endswith((".", "!", "?")) else ".")
        for part in said
    )
