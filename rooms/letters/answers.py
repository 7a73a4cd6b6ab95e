"""Our answers: confirmed or declined, and questions back."""

from __future__ import annotations

from ..calendar_file import calendar_file
from ..finding import alternatives
from ..models import Booking, BookingRequest
from .base import Letter, absolute, desk, to_office, to_requester

RULES_IN_LETTER = 3


def answer(
    request: BookingRequest,
    *,
    confirmed: list[Booking],
    declined: list[Booking],
    reason: str = "",
    message: str = "",
    link: str = "",
) -> Letter:
    """One letter for a decision: what is confirmed, what is not, and why."""
    first = (confirmed or declined)[0]
    free = []
    if not confirmed:
        span = first.starts_at, first.ends_at
        free = alternatives(first.room, *span, persons=request.persons)
    letter = to_requester(
        "confirmed" if confirmed else "declined",
        request,
        confirmed=confirmed,
        declined=declined,
        reason=reason,
        message=message,
        rules=first.room.rule_lines[:RULES_IN_LETTER],
        alternatives=[(option, absolute(option.url)) for option in free],
        link=link,
    )
    if confirmed:
        letter.attachments["termin.ics"] = calendar_file(confirmed)
    return letter


def question(request: BookingRequest, text: str, *, link: str = "") -> Letter:
    return to_requester("question", request, message=text, link=link)


def message_to_staff(request: BookingRequest, text: str) -> Letter:
    return to_office("message_to_staff", request, message=text, link=desk(request))
