"""How an answer is written down: a public line for each kind, every date by name."""

from __future__ import annotations

from django.utils.translation import gettext as _

from .answering import Answer, where_and_when
from .logbook import note
from .models import Booking
from .refusal import Waive, waived_words

Status = Booking.Status


def note_answer(answer: Answer, by) -> None:
    _note_confirmed(answer, by)
    _note_declined(answer, by)
    for booking in _moved(answer):
        note(
            answer.request,
            _("Wir haben Ihre Änderung bestätigt."),
            by=by,
            booking=booking,
            old=answer.before[booking.pk],
            new=where_and_when(booking),
            reason=waived_words(answer.waived.get(booking.pk, Waive.NOTHING)),
        )


def _moved(answer: Answer) -> list[Booking]:
    return [b for b in answer.confirmed if b.pk in answer.before]


def _note_confirmed(answer: Answer, by) -> None:
    dates = [b for b in answer.confirmed if b.pk not in answer.before]
    states = {"old": Status.REQUESTED, "new": Status.CONFIRMED}
    if len(dates) > 1:
        words = _("%(count)s Termine wurden für Sie bestätigt.")
        note(answer.request, words % {"count": len(dates)}, by=by, **states)
    for booking in dates:
        note(
            answer.request,
            _("Der Raum wurde für Sie bestätigt."),
            by=by,
            booking=booking,
            is_public=len(dates) == 1,
            reason=waived_words(answer.waived.get(booking.pk, Waive.NOTHING)),
            **states,
        )


def _note_declined(answer: Answer, by) -> None:
    dates, words = answer.declined, _declined_words(answer)
    states = {"old": Status.REQUESTED, "new": Status.DECLINED}
    if len(dates) > 1:
        all_words = _("%(count)s Termine wurden abgelehnt.") % {"count": len(dates)}
        reason = dates[0].reason_in_words
        note(answer.request, all_words, by=by, reason=reason, **states)
    for booking in dates:
        note(
            answer.request,
            _("Die Änderung wurde abgelehnt.") if booking.is_wish else words,
            by=by,
            booking=booking,
            is_public=len(dates) == 1,
            reason=booking.reason_in_words,
            **states,
        )


def _declined_words(answer: Answer) -> str:
    """A date of several is not the request."""
    if answer.request.bookings.filter(replaces=None).count() > 1:
        return _("Der Termin wurde abgelehnt.")
    return _("Die Anfrage wurde abgelehnt.")
