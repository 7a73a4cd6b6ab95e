"""Our answers: confirmed or declined, questions back, and times offered instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quarters.words import listed

from ..calendar_file import calendar_file
from ..finding import alternatives
from ..models import Booking, BookingRequest, Proposal
from .base import Letter, absolute, desk, to_office, to_requester

if TYPE_CHECKING:
    from ..answering import Answer

RULES_IN_LETTER = 3


def answer(answer: Answer, *, message: str = "", link: str = "", **supposed) -> Letter:
    """One letter for a decision: what is confirmed, what is not and why, and what is
    still open. What is `supposed` to be decided already is for previews."""
    first = answer.first
    letter = to_requester(
        _template(answer),
        answer.request,
        booking=first,
        confirmed=[(date, answer.before.get(date.pk)) for date in answer.confirmed],
        declined=answer.declined,
        still_open=answer.still_open,
        before=answer.before.get(first.pk),
        all_count=len(answer.confirmed + answer.declined + answer.still_open),
        room_names=listed(_rooms_of(answer.confirmed or answer.declined)),
        keyed_rooms=_keyed_rooms(answer.confirmed),
        reason="" if first.reason == Booking.Reason.OTHER else first.reason_in_words,
        message=message,
        rules=first.room.rule_lines[:RULES_IN_LETTER],
        alternatives=[] if answer.confirmed else _alternatives(answer, **supposed),
        kind="confirmed" if answer.confirmed else "declined",
        link=link,
    )
    if answer.confirmed:
        letter.attachments["termin.ics"] = calendar_file(answer.confirmed)
    return letter


def _template(answer: Answer) -> str:
    if not answer.is_about_one:
        return "answered"
    return "confirmed" if answer.confirmed else "declined"


def _rooms_of(bookings: list[Booking]) -> list[str]:
    return list(dict.fromkeys(str(booking.room) for booking in bookings))


def _keyed_rooms(bookings: list[Booking]) -> list:
    """The rooms with words on how to come in, each once."""
    rooms = {booking.room.pk: booking.room for booking in bookings}
    return [room for room in rooms.values() if room.key_info]


def _alternatives(answer: Answer, **supposed) -> list[tuple]:
    first = answer.first
    span = first.starts_at, first.ends_at
    free = alternatives(
        first.room,
        *span,
        persons=answer.request.persons,
        besides=[*answer.declined, *answer.still_open],
        **supposed,
    )
    return [(option, absolute(option.url)) for option in free]


def question(request: BookingRequest, text: str, *, link: str = "") -> Letter:
    waiting = request.bookings.requested().select_related("room")
    return to_requester("question", request, message=text, waiting=waiting, link=link)


def proposal(proposal: Proposal, *, message: str = "", link: str = "") -> Letter:
    """Another time for a date; the button stands on the page behind the link."""
    booking = proposal.booking
    return to_requester(
        "proposal",
        booking.request,
        booking=booking,
        proposal=proposal,
        message=message,
        link=link,
    )


def proposal_accepted_to_staff(booking: Booking, before: str) -> Letter:
    request = booking.request
    return to_office(
        "proposal_accepted_to_staff",
        request,
        booking=booking,
        before=before,
        link=desk(request),
    )


def message_to_staff(request: BookingRequest, text: str) -> Letter:
    return to_office("message_to_staff", request, message=text, link=desk(request))
