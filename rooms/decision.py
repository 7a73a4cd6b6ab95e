"""What staff do with a request: confirm, decline, cancel. One letter per decision."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from quarters.words import clock, short_date

from . import letters, still_open, waiting
from .answering import (
    ON_DECISION,
    AlreadyDecided,
    Answer,
    Dates,
    already_decided_sentence,
    confirm_one,
    decline_one,
    end_proposals,
    open_bookings,
)
from .answers_log import note_answer
from .deadline import answer_by
from .guarding import guarded, lock_rooms
from .logbook import note
from .models import Booking, BookingRequest
from .refusal import Refused, Waive
from .taking_back import mark_cancelled

__all__ = [
    "ON_DECISION",
    "AlreadyDecided",
    "already_decided_sentence",
    "cancel",
    "cancel_all",
    "confirm",
    "decline",
    "reopen",
    "say",
]

Status, Reason = Booking.Status, Booking.Reason


@guarded
def confirm(
    request: BookingRequest,
    *,
    by,
    dates: Dates = None,
    decline_rest: str = "",
    message: str = "",
    waive: Waive | dict[int, Waive] = Waive.NOTHING,
    rivals: Iterable[int] = (),
) -> Answer:
    """Give the chosen dates (all open ones unless told) their rooms and write once.

    The other open dates stay open or are declined with the reason `decline_rest`;
    `waive` is for all or by the date's id; `rivals` are the ids of dates of other
    requests for the same times that shall be declined in the same step.

    Raises Refused (AlreadyDecided among them) with nothing changed and no letter.
    """
    chosen, rest = open_bookings(request, dates)
    answer = Answer(request)
    left = {room for room in (b.replaces and b.replaces.room for b in chosen) if room}
    met = _confirm_all(answer, chosen, by, waive)
    if decline_rest:
        _decline_all(answer, rest, by, decline_rest, message)
    else:
        answer.still_open = rest
    _tell(answer, message, by)
    named = set(rivals)
    _decline_rivals(answer, [rival for rival in met if rival.pk in named], by)
    waiting.tell(*left)
    waiting.tell_of_open(answer.declined)
    return answer


def _confirm_all(answer: Answer, bookings: list[Booking], by, waive) -> list[Booking]:
    """Returns the rivals. Raises Refused for all dates that do not fit, by name."""
    met, refusals = {}, {}
    for booking in bookings:
        own = waive.get(booking.pk, Waive.NOTHING) if isinstance(waive, dict) else waive
        try:
            for rival in confirm_one(answer, booking, by, own):
                met[rival.pk] = rival
        except Refused as refusal:
            refusals[booking] = refusal
    if refusals:
        raise _in_one(refusals) if len(bookings) > 1 else refusals.popitem()[1]
    end_proposals(bookings)
    return list(met.values())


def _in_one(refusals: dict[Booking, Refused]) -> Refused:
    lines = [
        _("%(day)s, %(time)s, %(room)s: %(refusal)s")
        % {
            "day": short_date(booking.starts_at),
            "time": clock(booking.starts_at),
            "room": booking.room,
            "refusal": refusal,
        }
        for booking, refusal in refusals.items()
    ]
    clashes = [clash for refusal in refusals.values() for clash in refusal.clashes]
    return Refused(next(iter(refusals.values())).code, "\n".join(lines), clashes)


@guarded
def decline(
    request: BookingRequest,
    *,
    by,
    reason: str,
    dates: Dates = None,
    message: str = "",
    words: str = "",
) -> Answer:
    """Say no to the chosen dates (all open ones unless told); `reason` is a
    Booking.Reason, `words` its text. The others stay open.

    Raises AlreadyDecided.
    """
    chosen, rest = open_bookings(request, dates)
    answer = Answer(request, still_open=rest)
    _decline_all(answer, chosen, by, reason, message, words)
    _tell(answer, message, by)
    waiting.tell_of_open(answer.declined)
    return answer


def _decline_all(
    answer: Answer, bookings: list[Booking], by, reason: str, message="", words=""
) -> None:
    # „Anderer Grund“ is none: there the message says it.
    words = words or (message[:300] if reason == Reason.OTHER else "")
    for booking in bookings:
        decline_one(answer, booking, by, reason, words)
    end_proposals(bookings)


def _decline_rivals(answer: Answer, rivals: list[Booking], by) -> None:
    """Each of the other people gets an own letter, with times that are still free."""
    by_request: dict[BookingRequest, list[Booking]] = {}
    for rival in rivals:
        by_request.setdefault(rival.request, []).append(rival)
    for request, bookings in by_request.items():
        known = Booking.objects.select_related(
            "room__place__quarter", "request", "replaces__room"
        ).filter(pk__in=[booking.pk for booking in bookings])
        still_open = request.bookings.requested().exclude(pk__in=known)
        other = Answer(request, still_open=list(still_open.select_related("room")))
        _decline_all(other, list(known), by, Reason.TAKEN)
        _tell(other, "", by)
        answer.rivals.append(other)


@guarded
def reopen(request: BookingRequest, *, by, dates: Dates = None) -> int:
    """Look at declined dates once more, at the named ones even if they were left out;
    past dates stay as they are. Returns how many are open again.

    The requester sees it on the status page and gets the new answer as a letter.
    """
    lock_rooms(*[booking.room for booking in request.bookings.select_related("room")])
    closed = request.bookings.upcoming().filter(replaces=None)
    # Of whom nothing is known any more, nobody could get an answer.
    closed = closed.filter(request__anonymised_at=None)
    if dates is None:
        closed = closed.filter(status=Status.DECLINED)
    else:
        ids = [getattr(date, "pk", date) for date in dates]
        may = Q(status=Status.DECLINED) | Q(status=Status.LEFT_OUT)
        closed = closed.filter(may, pk__in=ids)
    olds = list(closed.values_list("pk", "status"))
    if not olds:
        return 0
    Booking.objects.filter(pk__in=[pk for pk, _old in olds]).update(
        status=Status.REQUESTED, reason="", reason_text=""
    )
    request.answer_by = answer_by(timezone.localdate())
    request.save(update_fields=["answer_by"])
    note(
        request,
        _("Wir prüfen Ihre Anfrage noch einmal."),
        by=by,
        old=olds[0][1],
        new=Status.REQUESTED,
    )
    still_open.renew(request, anew=True)
    return len(olds)


@guarded
def cancel(booking: Booking, *, by, reason: str) -> None:
    """Take a confirmed date back; the requester is told why. Twice is as once."""
    cancel_all([booking], by=by, reason=reason)


@guarded
def cancel_all(bookings: list[Booking], *, by, reason: str) -> list[Booking]:
    """Take confirmed dates back; each requester gets one letter about all of theirs.

    Returns those that were cancelled now; the others had been before.
    """
    lock_rooms(*[booking.room for booking in bookings])
    cancelled, told = [], {}
    for booking in bookings:
        booking.refresh_from_db()
        if not booking.is_confirmed:
            continue
        mark_cancelled(booking, reason, by)
        cancelled.append(booking)
        if booking.request is None:
            continue
        note(
            booking.request,
            _("Wir mussten den Termin absagen."),
            by=by,
            booking=booking,
            old=Status.CONFIRMED,
            new=Status.CANCELLED,
            reason=reason,
        )
        told.setdefault(booking.request, []).append(booking)
    for request, dates in told.items():
        still_open.renew(request)
        letters.cancelled(*dates, by_us=True, reason=reason).queue()
    waiting.tell(*{booking.room for booking in cancelled})
    return cancelled


def _tell(answer: Answer, message: str, by) -> None:
    """The answer is given: keep our words, write the letter; once nothing is open any
    more, stop reminding us."""
    say(answer.request, message, by)
    note_answer(answer, by)
    still_open.renew(answer.request)
    letters.answer(answer, message=message).queue()


def say(request: BookingRequest, text: str, by) -> None:
    """Keep our words for the status page."""
    if text:
        request.messages.create(is_from_office=True, by=by, text=text)
