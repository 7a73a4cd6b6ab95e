"""A date in one of our rooms holds it by a booking; the two never disagree."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from quarters.local_time import local_day
from quarters.words import clock_span, long_date
from rooms import decision, moving
from rooms.occupancy import occupy, release
from rooms.rules import Refused, Waive
from rooms.steps import Step, Target


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
    reason = reason or date.public_note
    if date.booking and date.booking.request_id and date.booking.is_confirmed:
        _change_request(date, by, waive, with_request, reason, moved)
    elif date.room and date.takes_place:
        _occupy(date, by, waive)
    elif date.booking:
        release(date.booking, by=by, reason=reason)


def set_free_together(dates, *, by=None, reason: str = "") -> None:
    """Take back the rooms that were asked for: one letter to each who had asked,
    however many of the dates are theirs."""
    asked = [date.booking for date in dates if date.booking]
    asked = [b for b in asked if b.request_id and b.is_confirmed]
    decision.cancel_all(asked, by=by, reason=reason or _not_here())


def is_moved() -> str:
    return _("Die Veranstaltung ist verlegt.")


def _not_here() -> str:
    return _("Die Veranstaltung findet hier nicht statt.")


def _occupy(date, by, waive: Waive) -> None:
    _check_end(date)
    held = date.booking if date.booking and date.booking.is_confirmed else None
    if held and is_span_of(held, date):
        return
    # A booking that was cancelled stays as it is; this is a new one.
    date.booking = occupy(
        date.room,
        date.starts_at,
        date.ends_at,
        title=date.event.title,
        by=by,
        booking=held,
        waive=waive,
    )


def _change_request(
    date, by, waive: Waive, with_request: bool, reason: str, moved: list[Step] | None
) -> None:
    """Somebody asked for this room and was promised it: never behind their back."""
    booking = date.booking
    if date.takes_place and is_span_of(booking, date):
        return
    if not with_request:
        if date.takes_place:
            raise Refused("request", _needs_a_tick(booking))
    elif date.takes_place and date.room:
        _move_request(date, by, waive, reason or is_moved(), moved)
    else:
        decision.cancel(booking, by=by, reason=reason or _not_here())


def _move_request(
    date, by, waive: Waive, reason: str, moved: list[Step] | None
) -> None:
    _check_end(date)
    start, end = timezone.localtime(date.starts_at), timezone.localtime(date.ends_at)
    target = Target(date.room, local_day(start), start.time(), end.time())
    steps = moving.move(
        date.booking,
        target,
        by=by,
        reason=reason,
        waive=waive,
        with_event=True,
        with_letter=moved is None,
    )
    if moved is not None:
        moved += steps
    if not is_span_of(date.booking, date):
        raise Refused(
            "request", _("Ein Raum auf Anfrage wird nicht über mehrere Tage vergeben.")
        )


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
