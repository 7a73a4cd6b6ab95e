"""German words that only rooms need."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext as _

from quarters.words import hours_minutes


def short_span(start: datetime, end: datetime) -> str:
    """„14:30–16:30“; midnight as an end is 24:00."""
    until = hours_minutes(end)
    return f"{hours_minutes(start)}–{'24:00' if until == '0:00' else until}"


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
