"""Ask once more with the answers that are already there."""

from __future__ import annotations

from datetime import date, timedelta

from quarters.local_time import local_day
from quarters.words import hours_minutes

from . import guard
from .models import Booking, BookingRequest
from .rhythm import DAYS_BETWEEN
from .rules import first_day, last_day

Status = Booking.Status
Rhythm = BookingRequest.Rhythm
Values = list[tuple[str, str]]


def form_values(request: BookingRequest, booking: Booking) -> Values:
    """The request form as it was filled, for hidden fields; with a fresh stamp.

    What was given or is over is not asked for again: then a series goes on with as
    many dates after its last one, and other days are left to choose.
    """
    values = [
        *_when_and_where(request, booking),
        ("purpose", request.purpose),
        ("persons", str(request.persons)),
        ("is_public", str(request.is_public)),
        ("organisation", request.organisation),
        ("name", request.name),
        ("email", request.email),
        ("phone", request.phone),
        ("message", request.message),
        ("rules", "on"),
        ("stamp", guard.new_stamp()),
    ]
    if request.wants_announcement:
        values.append(("wants_announcement", "on"))
    return values + [("needs", str(need.pk)) for need in request.needs.all()]


def _when_and_where(request: BookingRequest, booking: Booking) -> Values:
    dates = request.dates()
    # Replacements were second best: what was wished for first is asked for again.
    wished = [one for one in dates if not one.wished] or dates
    clock = next((one for one in wished if one.pk == booking.pk), wished[0])
    days = sorted({local_day(one.starts_at) for one in wished})
    rooms = {one.room for one in wished} - {booking.room}
    return [
        ("start", hours_minutes(clock.starts_at)),
        ("end", hours_minutes(clock.ends_at)),
        *_days(request.rhythm, days, booking.room, is_new=_is_settled(dates, days)),
        *(
            ("rooms", str(one.pk))
            for one in rooms
            if one.place_id == booking.room.place_id
        ),
    ]


def _is_settled(dates: list[Booking], days: list[date]) -> bool:
    given = {Status.CONFIRMED, Status.CANCELLED}
    return days[0] < first_day(dates[0].room) or any(b.status in given for b in dates)


def _days(rhythm: str, days: list[date], room, *, is_new: bool) -> Values:
    if len(days) == 1:
        return _filled(date=None if is_new else days[0])
    if rhythm not in (Rhythm.WEEKLY, Rhythm.FORTNIGHTLY):
        more = "" if is_new else "\n".join(f"{day:%d.%m.%Y}" for day in days[1:])
        first = None if is_new else days[0]
        return [("often", "dates"), *_filled(date=first), ("dates", more)]
    first, until = days[0], days[-1]
    if is_new:
        first, until = _following(days, DAYS_BETWEEN[rhythm], room)
    often = [("often", "series"), ("rhythm", rhythm)]
    return often + _filled(date=first, until=until)


def _following(days: list[date], step: int, room) -> tuple[date | None, date | None]:
    """As long once more, from the next day of the rhythm that may be asked for."""
    first = days[-1] + timedelta(days=step)
    late = (first_day(room) - first).days
    if late > 0:
        first += timedelta(days=-(-late // step) * step)
    until = min(first + (days[-1] - days[0]), last_day(room))
    return (first, until) if first <= until else (None, None)


def _filled(**days: date | None) -> Values:
    return [(name, day.isoformat() if day else "") for name, day in days.items()]
