"""A date in one of our rooms holds it by a booking; the two never disagree."""

from __future__ import annotations

from django.utils.translation import gettext as _

from quarters.words import clock_span, long_date
from rooms.models import Booking
from rooms.occupancy import occupy, release
from rooms.rules import Refused, Waive
from rooms.steps import Step

from .asked_rooms import asked_for, move_together, set_free_together, tell


def hold_room(
    date,
    *,
    by=None,
    waive: Waive = Waive.OWN_DATES,
    with_request: bool = False,
    reason: str = "",
    moved: list[Step] | None = None,
) -> None:
    """Let the booking follow the date; the caller saves the date itself.

    Where the room was given to somebody who asked for it, it follows only
    `with_request`: then they get a letter with the `reason`. Whoever gives a list of
    what was `moved` writes it themselves, once for many dates. Raises Refused if the
    room is not to be had at that time, or if nobody said what becomes of the request.
    """
    asked = asked_for([date])
    is_lost = date.takes_place and date.booking not in asked
    if asked and is_lost:
        raise Refused("left", _decide_first(asked[0]))
    elif is_lost and date.room:
        _occupy(date, by, waive)
    elif asked and not with_request:
        _leave_alone(date, asked)
    elif asked and date.takes_place and date.room:
        steps = _move(date, asked, by=by, waive=waive, reason=reason)
        if moved is None:
            tell(steps, reason)
        else:
            moved += steps
    elif asked:
        set_free_together([date], by=by, reason=reason, status=date.status)
    elif date.booking:
        release(date.booking, by=by, reason=reason)


def _occupy(date, by, waive: Waive) -> None:
    _check_end(date)
    # What was cancelled or belongs to a request stays as it is; this is a new one.
    held = date.booking
    if held and (held.request_id or not held.is_confirmed):
        held = None
    if held and is_span_of(held, date):
        return
    date.booking = occupy(
        date.room,
        date.starts_at,
        date.ends_at,
        title=date.event.title,
        by=by,
        booking=held,
        waive=waive,
    )


def _leave_alone(date, asked: list[Booking]) -> None:
    """Somebody asked for these rooms and was promised them: never behind their back."""
    if date.takes_place and not is_span_of(date.booking, date):
        raise Refused("request", _needs_a_tick(asked[0]))


def _move(date, asked: list[Booking], **options) -> list[Step]:
    if is_span_of(date.booking, date):
        return []
    _check_end(date)
    steps = move_together(date, asked, **options)
    if not is_span_of(date.booking, date):
        sentence = _("Ein Raum auf Anfrage wird nicht über mehrere Tage vergeben.")
        raise Refused("days", sentence)
    return steps


def _check_end(date) -> None:
    if date.ends_at is None:
        raise Refused("end", _("Ein Termin in unserem Raum braucht ein Ende."))


def _needs_a_tick(booking) -> str:
    return _(
        "Diesen Raum hat %(organisation)s angefragt (%(number)s). Setzen Sie den Haken"
        " bei „Raumanfrage mit ändern“: Dann ändert sich beides, und es geht eine"
        " E-Mail hinaus."
    ) % {
        "organisation": booking.request.organisation,
        "number": booking.request.number,
    }


def _decide_first(booking) -> str:
    return _(
        "%(organisation)s hat für diese Zeit noch %(room)s. Legen Sie den Termin zuerst"
        " dorthin, oder lassen Sie ihn ausfallen."
    ) % {"organisation": booking.request.organisation, "room": booking.room}


def rename(event) -> None:
    """Staff read the title at the rooms that its dates hold, and look for it there."""
    held = Booking.objects.filter(event_date__event=event, request=None).upcoming()
    held.exclude(title=event.title).update(title=event.title)


def is_span_of(booking, date) -> bool:
    return (booking.room_id, booking.starts_at, booking.ends_at) == (
        date.room_id,
        date.starts_at,
        date.ends_at,
    )


def trouble(date) -> str:
    """For staff: why the room of the date is not its own, or nothing."""
    booking = date.booking
    if booking and is_span_of(booking, date) and booking.is_confirmed:
        return ""
    if booking is None:
        return _("Für diesen Termin ist kein Raum belegt.")
    if not booking.is_confirmed:
        return _("Die Belegung ist storniert. %(reason)s") % {
            "reason": booking.reason_in_words
        }
    return _("Die Belegung liegt jetzt am %(day)s, %(time)s, %(room)s.") % {
        "day": long_date(booking.starts_at),
        "time": clock_span(booking.starts_at, booking.ends_at),
        "room": booking.room,
    }


def booking_now(date) -> Booking | None:
    """Where the room is that was asked for: moved, or another that is left of them."""
    asked = asked_for([date])
    return date.booking if date.booking in asked else next(iter(asked), None)
