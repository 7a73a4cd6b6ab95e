"""May this room be used at this time? The one place that knows.

Preview, request, decision, admin and events with a room all ask `verdict()`. The
order of the checks is the order in which people want to hear of a problem.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from quarters.local_time import local_day
from quarters.words import clock, clock_span, listed, long_date

from .models import Booking, Room
from .refusal import WAIVER, Refused, Waive
from .schedule import Schedule
from .words import duration_words, taken_sentence, weekday_adverb


@dataclass
class Verdict:
    """The first refusal, if any, and what is good to know beside it."""

    refusal: Refused | None = None
    rivals: list[Booking] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)

    @property
    def is_possible(self) -> bool:
        return self.refusal is None

    def or_raise(self) -> Verdict:
        if self.refusal:
            raise self.refusal
        return self


def verdict(
    schedule: Schedule,
    start: datetime,
    end: datetime,
    *,
    waive: Waive = Waive.NOTHING,
    asked_on: date | None = None,
) -> Verdict:
    """Check `[start, end)` against all rules of the room.

    `asked_on` is the local day on which the request arrived (default: today): lead
    and horizon count from it, so that a late decision does not undo an early request.
    """
    checks = [
        (Waive.NOTHING, _check_form),
        (Waive.PAST, _check_past),
        (Waive.RASTER, _check_raster),
        (Waive.DURATION, _check_duration),
        (Waive.PERIOD, _check_period),
        (Waive.OPENING, _check_opening),
        (Waive.CLOSURE, _check_closure),
        (Waive.NOTHING, _check_occupancy),
    ]
    asked = asked_on or timezone.localdate()
    try:
        for waiver, check in checks:
            if waiver is Waive.NOTHING or waiver not in waive:
                check(schedule, start, end, asked=asked, waive=waive)
    except Refused as refusal:
        return Verdict(refusal=refusal)
    hints = [
        closure.reason for closure in schedule.closures_in(start, end, closes=False)
    ]
    return Verdict(rivals=schedule.rivals(start, end), hints=hints)


def all_refusals(schedule, start, end, **options) -> list[Refused]:
    """Everything that speaks against it, for staff who may pass over some of it.

    Ends with the first refusal that nobody can waive.
    """
    found = []
    waive = options.pop("waive", Waive.NOTHING)
    while refusal := verdict(schedule, start, end, waive=waive, **options).refusal:
        found.append(refusal)
        if refusal.code not in WAIVER:
            break
        waive |= WAIVER[refusal.code]
    return found


def check_persons(room: Room, persons: int, *others: Room) -> None:
    """Raise Refused if they do not fit; several rooms hold them together, and a room
    of unknown size takes anybody."""
    if persons < 1:
        raise Refused("persons", _("Geben Sie eine Zahl ein, zum Beispiel 12."))
    sizes = [one.capacity for one in (room, *others)]
    if all(sizes) and persons > sum(sizes):
        words = _("In diesen Raum passen höchstens %(capacity)s Personen.")
        if others:
            words = _("In diese Räume passen zusammen höchstens %(capacity)s Personen.")
        raise Refused("persons", words % {"capacity": sum(sizes)})


def first_day(room: Room, today: date | None = None) -> date:
    """The earliest day that may be asked for; lead days count local calendar days."""
    return (today or timezone.localdate()) + timedelta(days=room.lead_days)


def last_day(room: Room, today: date | None = None) -> date:
    return (today or timezone.localdate()) + timedelta(days=room.horizon_days)


def _check_form(schedule, start, end, **_context):
    if end <= start:
        raise Refused("order", _("Das Ende muss nach dem Beginn liegen."))


def _check_past(schedule, start, end, **_context):
    if start < timezone.now():
        raise Refused("past", _("Das Datum liegt in der Vergangenheit."))


def _check_raster(schedule, start, end, **_context):
    step = schedule.room.raster_minutes
    for point in (start, end):
        local = timezone.localtime(point)
        off = (local.hour * 60 + local.minute) % step
        if off:
            before = point - timedelta(minutes=off)
            after = before + timedelta(minutes=step)
            raise Refused(
                "raster",
                _("Möglich sind %(before)s oder %(after)s.")
                % {"before": clock(before), "after": clock(after)},
            )


def _check_duration(schedule, start, end, **_context):
    room, minutes = schedule.room, (end - start) / timedelta(minutes=1)
    if minutes < room.shortest_minutes:
        raise Refused(
            "duration",
            _("Ein Termin dauert mindestens %(length)s.")
            % {"length": duration_words(room.shortest_minutes)},
        )
    if minutes > room.longest_minutes:
        raise Refused(
            "duration",
            _("Ein Termin dauert höchstens %(length)s.")
            % {"length": duration_words(room.longest_minutes)},
        )


def _check_period(schedule, start, end, *, asked, **_context):
    first, last = first_day(schedule.room, asked), last_day(schedule.room, asked)
    day = local_day(start)
    if day < first:
        raise Refused(
            "lead",
            _("Anfragen sind frühestens für %(day)s möglich.")
            % {"day": long_date(first)},
        )
    if day > last:
        raise Refused(
            "horizon",
            _("Anfragen sind bis %(day)s möglich.") % {"day": long_date(last)},
        )


def _check_opening(schedule, start, end, **_context):
    if schedule.is_inside_one_window(start, end):
        return
    day = local_day(start)
    windows = schedule.windows(day)
    if not windows:
        raise Refused(
            "opening",
            _(
                "Der Raum ist %(weekday)s geschlossen. Bitte wählen Sie einen anderen"
                " Tag."
            )
            % {"weekday": weekday_adverb(day)},
        )
    hours = listed([clock_span(*span) for span in windows])
    raise Refused(
        "opening",
        _("Der Raum ist an diesem Tag nur von %(hours)s offen.") % {"hours": hours},
    )


def _check_closure(schedule, start, end, **_context):
    closures = schedule.closures_in(start, end)
    if not closures:
        return
    closure, day = closures[0], local_day(start)
    covers_the_day = all(
        closure.starts_at <= opens and closes <= closure.ends_at
        for opens, closes in schedule.windows(day)
    )
    if covers_the_day:
        message = _(
            "An diesem Tag ist der Raum geschlossen (%(reason)s). Bitte wählen Sie"
            " einen anderen Tag."
        )
        raise Refused("closure", message % {"reason": closure.reason})
    raise Refused(
        "closure",
        _("Von %(hours)s ist der Raum geschlossen (%(reason)s).")
        % {
            "hours": clock_span(closure.starts_at, closure.ends_at),
            "reason": closure.reason,
        },
    )


def _check_occupancy(schedule, start, end, *, waive, **_context):
    clashes = schedule.clashes(start, end)
    if Waive.TURNOVER in waive:
        clashes = [b for b in clashes if b.starts_at < end and b.ends_at > start]
    if clashes:
        # A real overlap weighs more than a turnover, whichever comes first that day.
        real = [b for b in clashes if b.starts_at < end and b.ends_at > start]
        code = "taken" if real else "turnover"
        raise Refused(code, taken_sentence(schedule, (real or clashes)[0]), clashes)
    holds = schedule.room.hold_open_requests and Waive.HELD not in waive
    if holds and schedule.rivals(start, end):
        raise Refused(
            "held",
            _(
                "Für diese Zeit gibt es schon eine Anfrage. Bitte wählen Sie eine"
                " andere."
            ),
        )
