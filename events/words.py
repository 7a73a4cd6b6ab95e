"""German words for dates of events: when, where, how often, and all in one sentence.

Functions on purpose: pages, calendar files, posters and letters say it alike.
"""

from __future__ import annotations

from datetime import date as date_type
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from quarters.words import (
    clock,
    clock_span,
    end_time,
    listed,
    long_date,
    near_date,
    weekday,
)


def time_of(date) -> str:
    """The time beside the day on which the date begins."""
    if date.is_running_for_days:
        begin = _("ganztags") if date.all_day else clock(date.starts_at)
        return f"{begin} {_until(date)}"
    if date.all_day:
        return _("ganztags")
    return clock_span(date.starts_at, date.ends_at)


def time_on(date, day: date_type) -> str:
    """The same on one of its later days: when it began is not the question there."""
    return _until(date) if date.first_day < day <= date.last_day else time_of(date)


def _until(date) -> str:
    """„bis Samstag, 8. Mai, 16:00 Uhr“"""
    last = near_date(date.last_day, date.first_day.year)
    if date.all_day:
        return _("bis %(day)s") % {"day": last}
    end = end_time(date.ends_at)
    return _("bis %(day)s, %(end)s\u00a0Uhr") % {"day": last, "end": end}


def day(date) -> str:
    """„Dienstag, 8. Dezember 2026“, or from the first to the last day"""
    last = long_date(date.last_day)
    if not date.is_running_for_days:
        return last
    first = near_date(date.first_day, date.last_day.year)
    return _("%(first)s bis %(last)s") % {"first": first, "last": last}


def begin(date) -> str:
    """When it begins, as short as it stays clear."""
    if not date.is_today:
        return lasting_begin(date)
    if date.all_day or date.first_day < timezone.localdate():
        return _("Heute")
    return _("Heute") + f", {clock(date.starts_at)}"


def lasting_begin(date) -> str:
    """The same for paper and messages, which are still read tomorrow."""
    name = near_date(date.first_day, timezone.localdate().year)
    return name if date.all_day else f"{name}, {clock(date.starts_at)}"


def place(date) -> str:
    if date.room:
        room, house = date.room.name, date.room.place.name
        return room if room == house else f"{house}, {room}"
    return date.place.name if date.place else date.place_text


def sentence(date) -> str:
    """„Dienstag, 8. Dezember 2026, 15:00 bis 17:00 Uhr: Kulturtafel, kostenlos, …“"""
    parts = [date.event.title]
    if date.event.is_free:
        parts.append(_("kostenlos"))
    if date.event.registration == date.event.Registration.REQUIRED:
        parts.append(date.event.get_registration_display())
    if place(date):
        parts.append(place(date))
    text = f"{when(date)}: {', '.join(parts)}"
    return f"{date.sticker}: {text}" if date.sticker else text


def when(date) -> str:
    """„Dienstag, 8. Dezember 2026, 15:00 bis 17:00 Uhr“: true whenever it is read"""
    if date.all_day and date.is_running_for_days:
        return day(date)
    return f"{long_date(date.first_day)}, {time_of(date)}"


def in_short(date) -> str:
    """„Fällt aus, Dienstag, 8. Dezember 2026, …“: all that can change, for staff"""
    parts = [date.sticker, when(date), place(date), date.public_note]
    return ", ".join(str(part) for part in parts if part)


def replacement(date) -> str:
    """„Neuer Termin: Freitag, 11. Dezember, 14:30 Uhr.“ or nothing."""
    return _replacement(date, begin)


def lasting_replacement(date) -> str:
    """The same for files, which are still read when „heute“ is long over."""
    return _replacement(date, when)


def printed_replacement(date) -> str:
    """The same for paper and messages, where there is little room."""
    return _replacement(date, lasting_begin)


def poster_replacement(date) -> str:
    """The same as one of several parts of a line."""
    return _bare_replacement(date, lasting_begin)


def _replacement(date, say) -> str:
    return ended(_bare_replacement(date, say))


def _bare_replacement(date, say) -> str:
    """Without a full stop. The new date may have been called off in its turn."""
    new = date.new_date
    if new:
        off = f" ({new.sticker.lower()})" if new.sticker else ""
        return f"{new_label(date)}: {new_words(date, say)}{off}"
    is_open = date.status == date.Status.POSTPONED
    return _("Der neue Termin steht noch nicht fest") if is_open else ""


def ended(sentence: str) -> str:
    """With a full stop, unless it ends in one already: „e. V.“"""
    return sentence if sentence[-1:] in [*".!?…:", ""] else f"{sentence}."


def new_label(date) -> str:
    return _label(date, date.new_date)


def old_label(date) -> str:
    return _label(date.old_date, date)


def new_words(date, say) -> str:
    """When it is now, and where, if that is another place."""
    return _what_differs(date.new_date, date, say)


def old_words(date, say) -> str:
    """When and where the date was that was moved here."""
    return _what_differs(date.old_date, date, say)


def _label(old, new) -> str:
    return _("Neuer Ort") if is_elsewhere(old, new) else _("Neuer Termin")


def is_elsewhere(old, new) -> bool:
    """At its time, but at another place that has a name."""
    return _is_at_the_time_of(old, new) and place(new) not in ["", place(old)]


def _what_differs(date, other, say) -> str:
    where = place(date)
    if is_elsewhere(other, date):
        return where
    return f"{say(date)}, {where}" if where not in ["", place(other)] else say(date)


def _is_at_the_time_of(date, other) -> bool:
    names = ["starts_at", "ends_at", "all_day"]
    return all(getattr(date, name) == getattr(other, name) for name in names)


def rhythm(series) -> str:
    """„Jeden 2. Dienstag im Monat“, „Jede Woche am Montag und Mittwoch“"""
    names = listed([weekday_name(number) for number in series.weekday_numbers])
    if series.rhythm == series.Rhythm.NTH_WEEKDAY:
        return _monthly(series, names)
    if series.interval == 1:
        return _("Jeden %(days)s") % {"days": names}
    return _("Alle %(number)s Wochen am %(days)s") % {
        "number": series.interval,
        "days": names,
    }


def _monthly(series, names: str) -> str:
    which = _("letzten") if series.nth == series.Nth.LAST else f"{series.nth}."
    if series.interval == 1:
        return _("Jeden %(which)s %(days)s im Monat") % {"which": which, "days": names}
    return _("Alle %(number)s Monate am %(which)s %(days)s") % {
        "number": series.interval,
        "which": which,
        "days": names,
    }


def weekday_name(number: int) -> str:
    # Any Monday will do: the first day of 2024 was one.
    return weekday(datetime(2024, 1, 1 + number))
