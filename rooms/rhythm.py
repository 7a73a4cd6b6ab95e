"""Which days a series has, and the spans on them. Dates are rows; this makes them.

The rhythm is counted on days without a zone and the zone comes last, so that 18:00
stays 18:00 when the clocks change.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import pairwise

from django.utils.translation import gettext as _

from quarters.local_time import NonexistentTime, moment, window

from .models import BookingRequest
from .refusal import Refused
from .schedule import Span

Rhythm = BookingRequest.Rhythm
MOST_DATES = 60
DAYS_BETWEEN = {Rhythm.DAILY: 1, Rhythm.WEEKLY: 7, Rhythm.FORTNIGHTLY: 14}


def days(rhythm: str, first: date, until: date) -> list[date]:
    """From the first day on, the last one included if the rhythm meets it.

    Raises Refused: `rhythm` (not offered), `until` (before the first day), `too_many`.
    """
    if rhythm not in DAYS_BETWEEN:
        raise Refused(
            "rhythm",
            _("Diesen Rhythmus gibt es nicht. Geben Sie die Tage bitte einzeln an."),
        )
    if until < first:
        raise Refused("until", _("Der letzte Termin darf nicht vor dem ersten liegen."))
    step = DAYS_BETWEEN[rhythm]
    count = (until - first).days // step + 1
    check_number(count)
    return [first + timedelta(days=number * step) for number in range(count)]


def picked(chosen: list[date]) -> list[date]:
    """Days picked by hand: in order, each once. Raises Refused (`too_many`)."""
    found = sorted(set(chosen))
    check_number(len(found))
    return found


def check_number(count: int) -> None:
    """Days, or with several rooms days times rooms: each is a date of its own."""
    if count > MOST_DATES:
        raise Refused(
            "too_many",
            _("Bitte höchstens %(most)s Termine auf einmal.") % {"most": MOST_DATES},
        )


def span(day: date, start: time, end: time, nights: int = 0) -> Span:
    """Midnight as an end is the one that follows. Raises NonexistentTime."""
    last = day + timedelta(days=nights or (end == time.min))
    return moment(day, start), moment(last, end)


def spans(
    chosen: list[date], start: time, end: time, nights: int = 0
) -> dict[date, Span | None]:
    """The span on each day; None where the clocks skip one of its ends.

    `nights` is for staff: how many days after its start a date ends. Raises Refused
    (`order`, `self_overlap`): these hold for all days alike.
    """
    if not nights and end <= start and end != time.min:
        raise Refused("order", _("Das Ende muss nach dem Beginn liegen."))
    found = {day: _span_or_none(day, start, end, nights) for day in chosen}
    real = [one for _day, one in sorted(found.items()) if one]
    if any(one[1] > following[0] for one, following in pairwise(real)):
        raise Refused(
            "self_overlap",
            _(
                "Die Termine überschneiden sich: Der nächste beginnt, bevor der"
                " vorige zu Ende ist."
            ),
        )
    return found


def _span_or_none(day: date, *times) -> Span | None:
    try:
        return span(day, *times)
    except NonexistentTime:
        return None


def nearest_real(day: date, start: time, end: time) -> Span:
    """For a skipped local time: as long, from the first moment after it."""
    starts_at = window(day, start, start)[0]
    length = datetime.combine(day, end) - datetime.combine(day, start)
    return starts_at, starts_at + (length % timedelta(days=1) or timedelta(days=1))


def skipped_time() -> Refused:
    return Refused(
        "skipped",
        _(
            "Diese Uhrzeit gibt es an dem Tag nicht: Die Uhren werden von 2:00 auf"
            " 3:00 Uhr vorgestellt."
        ),
    )
