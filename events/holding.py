"""A date in one of our rooms holds it by a booking; the two never disagree."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rooms.occupancy import occupy, release
from rooms.rules import Refused, Waive


def hold_room(date, *, by=None, waive: Waive = Waive.OWN_DATES) -> None:
    """Let the booking follow the date; the caller saves the date itself.

    Raises Refused if the room is not to be had at that time.
    """
    if date.booking and date.booking.request_id:
        _respect_request(date)
    elif date.room and date.takes_place:
        _occupy(date, by, waive)
    elif date.booking:
        release(date.booking, by=by, reason=date.public_note)


def _occupy(date, by, waive: Waive) -> None:
    if date.ends_at is None:
        raise Refused("end", _("Ein Termin in unserem Raum braucht ein Ende."))
    held = date.booking if date.booking and date.booking.is_confirmed else None
    if held and _is_span_of(held, date):
        return
    # A booking that the team cancelled stays as it is; this is a new one.
    date.booking = occupy(
        date.room,
        date.starts_at,
        date.ends_at,
        title=date.event.title,
        by=by,
        booking=held,
        waive=waive,
    )


def _respect_request(date) -> None:
    """Somebody asked for this room: the answer to them is not ours to change."""
    if date.takes_place and not _is_span_of(date.booking, date):
        raise Refused(
            "request",
            _("Dieser Termin gehört zu einer Raumanfrage. Ändern Sie ihn dort."),
        )


def _is_span_of(booking, date) -> bool:
    return (booking.room_id, booking.starts_at, booking.ends_at) == (
        date.room_id,
        date.starts_at,
        date.ends_at,
    )
