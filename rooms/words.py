"""German words that only rooms need."""

from __future__ import annotations

from datetime import date, datetime
from itertools import groupby

from django.utils.translation import gettext as _

from quarters.local_time import local_day
from quarters.models.person import WEEKDAYS
from quarters.words import clock_span, day_date, hours_minutes, listed, short_date


def short_span(start: datetime, end: datetime) -> str:
    """„14:30–16:30“; midnight as an end is 24:00."""
    until = hours_minutes(end)
    return f"{hours_minutes(start)}–{'24:00' if until == '0:00' else until}"


def dates_words(bookings) -> str:
    """„Di, 19. Jan.“ or, where there are several, „9 Termine ab Di, 19. Jan.“"""
    first = short_date(bookings[0].starts_at)
    if len(bookings) == 1:
        return first
    words = _("%(count)s Termine ab %(day)s")
    return words % {"count": len(bookings), "day": first}


def opening_in_words(rules, day: date) -> list[str]:
    """„Montag bis Freitag, 8:00 bis 21:00 Uhr“: the rules valid on the day or later
    without an end, equal neighbouring weekdays in one line."""
    hours: dict[int, list[str]] = {}
    for rule in rules:
        if (rule.valid_from is None or rule.valid_from <= day) and (
            rule.valid_until is None or day <= rule.valid_until
        ):
            times = clock_span(rule.starts, rule.ends)
            hours.setdefault(rule.weekday, []).append(times)
    lines, names = [], dict(WEEKDAYS)
    for _times, group in groupby(enumerate(sorted(hours.items())), _same_hours):
        days = [item for _index, item in group]
        first, last = names[days[0][0]], names[days[-1][0]]
        label = (
            f"{first}"
            if len(days) == 1
            else _("%(first)s bis %(last)s")
            % {
                "first": first,
                "last": last,
            }
        )
        lines.append(f"{label}, {listed(days[0][1])}")
    return lines


def _same_hours(indexed):
    index, (weekday, times) = indexed
    return weekday - index, times


def weekday_adverb(day: date) -> str:
    return [
        _("montags"),
        _("dienstags"),
        _("mittwochs"),
        _("donnerstags"),
        _("freitags"),
        _("samstags"),
        _("sonntags"),
    ][day.weekday()]


def duration_words(minutes: int) -> str:
    """„30 Minuten“, „1 Stunde“, „2,5 Stunden“."""
    if minutes < 60:
        return _("%(count)s Minuten") % {"count": minutes}
    hours = f"{minutes / 60:g}".replace(".", ",")
    return _("1 Stunde") if hours == "1" else _("%(count)s Stunden") % {"count": hours}


def hours_words(hours: float) -> str:
    """„keine Stunde“, „1 Stunde“, „12,5 Stunden“."""
    if not hours:
        return _("keine Stunde")
    number = f"{hours:g}".replace(".", ",")
    return (
        _("1 Stunde") if number == "1" else _("%(count)s Stunden") % {"count": number}
    )


def taken_sentence(schedule, clash) -> str:
    """When the room is taken and when it is free that day; it names nobody."""
    sentence = _("Zu dieser Zeit ist der Raum belegt (%(span)s).") % {
        "span": short_span(clash.starts_at, clash.ends_at)
    }
    free = ", ".join(
        short_span(*span) for span in schedule.free_spans(local_day(clash.starts_at))
    )
    if free:
        return _("%(taken)s Frei ist: %(free)s.") % {"taken": sentence, "free": free}
    return _("%(taken)s Am %(day)s ist nichts mehr frei.") % {
        "taken": sentence,
        "day": day_date(clash.starts_at),
    }
