"""The letters as they would be sent with what is typed so far; nothing is stored."""

from __future__ import annotations

from copy import copy

from django.utils.translation import gettext as _

from .. import letters, proposing
from ..answering import Answer, granted
from ..forms.answer import ASK, CONFIRM, DECLINE, PROPOSE, AnswerForm
from ..forms.proposal import ProposalForm
from ..letters import Letter
from ..models import Booking, BookingRequest, Proposal

Reason = Booking.Reason


def letter_of(
    request: BookingRequest, form: AnswerForm, proposal: ProposalForm
) -> Letter | None:
    """None as long as nothing is chosen; the real letter has its own link."""
    link, message = _("(persönlicher Link)"), form.typed("message").strip()
    answer = form.typed("answer")
    if answer == ASK:
        return letters.question(request, message or _("(Ihre Frage)"), link=link)
    if answer == PROPOSE:
        offered = _proposal(proposal)
        return offered and letters.proposal(offered, message=message, link=link)
    if not form.chosen:
        return None
    decided = _answer(request, form)
    gone = decided.declined
    return letters.answer(decided, message=message, link=link, gone=gone)


def letters_to_rivals(form: AnswerForm) -> list[Letter]:
    """One for each of the other people who shall be told „leider nicht“."""
    if form.typed("answer") != CONFIRM:
        return []
    by_request: dict[BookingRequest, list[Booking]] = {}
    for rival in form.rivals:
        by_request.setdefault(rival.request, []).append(rival)
    return [_to_rival(request, dates, form) for request, dates in by_request.items()]


def _answer(request: BookingRequest, form: AnswerForm) -> Answer:
    chosen = [line.booking for line in form.chosen]
    others = [line.booking for line in form.others]
    if form.typed("answer") == DECLINE:
        reason = form.typed("reason")
        return Answer(request, declined=_declined(chosen, reason), still_open=others)
    answer = Answer(request)
    for line in form.chosen:
        is_moved = line.booking.moves
        booking = granted(line.booking) if is_moved else line.booking
        answer.confirmed.append(booking)
        if is_moved:
            answer.before[booking.pk] = line.before
    if rest := form.typed("rest"):
        answer.declined = _declined(others, rest)
    else:
        answer.still_open = others
    return answer


def _declined(bookings: list[Booking], reason: str) -> list[Booking]:
    declined = [copy(booking) for booking in bookings]
    for booking in declined:
        booking.reason = reason if reason in Reason.values else ""
        booking.reason_text = "" if booking.reason else _("(Grund)")
    return declined


def _to_rival(
    request: BookingRequest, dates: list[Booking], form: AnswerForm
) -> Letter:
    ids = [booking.pk for booking in dates]
    known = request.bookings.select_related(
        "room__place__quarter", "request", "replaces__room"
    ).requested()
    told = _declined([b for b in known if b.pk in ids], Reason.TAKEN)
    still_open = [b for b in known if b.pk not in ids]
    answer = Answer(request, declined=told, still_open=still_open)
    ours = _answer(form.lines[0].booking.request, form)
    wishes = [line.booking for line in form.chosen if line.booking.moves]
    gone = [*ours.declined, *wishes, *form.rivals]
    link = _("(persönlicher Link)")
    return letters.answer(answer, link=link, given=ours.confirmed, gone=gone)


def _proposal(form: ProposalForm) -> Proposal | None:
    if not form.is_bound or not form.is_valid():
        return None
    room, starts_at, ends_at = form.cleaned_data["place_and_time"]
    return Proposal(
        booking=form.target.booking,
        room=room,
        starts_at=starts_at,
        ends_at=ends_at,
        valid_until=proposing.valid_until(starts_at),
    )
