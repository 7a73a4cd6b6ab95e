"""The requester changes a request. Open dates move at once; for confirmed ones the
new time is a wish beside them, and they stand until we decide."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from . import letters, still_open, summary
from .answering import end_proposals
from .deadline import answer_by
from .forms.details import DetailsForm
from .guarding import guarded
from .logbook import locked_bookings, note
from .models import Booking, BookingRequest
from .refusal import Refused
from .shifting import Shift, may_be_changed
from .steps import Step, Target
from .waiting import tell

Status = Booking.Status
Changes = list[tuple[str, str]]


@dataclass(frozen=True)
class Move:
    """`seen` is the key of the list that was shown before saving; where none was
    shown, one date is meant and a refusal is raised."""

    first: Booking
    target: Target
    following: bool = False
    seen: str = ""


@guarded
def change(
    request: BookingRequest,
    *,
    details: DetailsForm | None = None,
    move: Move | None = None,
) -> None:
    """Store checked forms. The same once more changes nothing and writes no letter.

    Raises Refused if the rules or we have answered otherwise meanwhile.
    """
    bookings = locked_bookings(request)
    shift = _shift(request, bookings, move) if move else None
    going = shift.going if shift else []
    has_wishes = any(step.booking.is_confirmed for step in going)
    changes = [_carry_out(shift, step) for step in going]
    if going:
        _note_moves(request, going, has_wishes)
    if has_wishes:
        _ask_anew(request)
    changes += _store(request, details) if details else []
    if not changes:
        return
    state = {"has_wishes": has_wishes, "is_about_times": bool(going)}
    letters.changed(request, changes, **state).queue()
    letters.changed_to_staff(request, changes, **state).queue()
    still_open.renew(request, anew=has_wishes)
    tell(*[step.old_room for step in going if step.old_room.hold_open_requests])


def _shift(request: BookingRequest, bookings: list[Booking], move: Move) -> Shift:
    first = next((b for b in bookings if b.pk == move.first.pk), None)
    if first is None or not may_be_changed(first):
        raise Refused("decided", _("Diese Anfrage ist inzwischen schon beantwortet."))
    first.request = request
    shift = Shift.of(bookings, first, move.target, move.following)
    if shift.going and move.following and shift.key != move.seen:
        words = _("Inzwischen hat sich etwas geändert. Bitte prüfen Sie die Liste.")
        raise Refused("changed", words)
    if shift.staying and not move.following:
        raise shift.staying[0].refusals[0]
    return shift


def _carry_out(shift: Shift, step: Step) -> tuple[str, str]:
    booking, wish = step.booking, shift.wishes.get(step.booking.pk)
    if booking.is_open:
        end_proposals([booking])
        _put(booking, step)
    elif step.is_there:
        wish.status = Status.WITHDRAWN
        wish.save(update_fields=["status"])
    else:
        new = Booking(request=shift.request, replaces=booking, status=Status.REQUESTED)
        _put(wish or new, step)
    return step.before, step.after


def _put(booking: Booking, step: Step) -> None:
    booking.room = step.room
    booking.starts_at, booking.ends_at = step.starts_at, step.ends_at
    booking.block()
    booking.save()


def _note_moves(request: BookingRequest, steps: list[Step], is_wish: bool) -> None:
    """Of each date what was and what is to be; one line for the requester."""
    if is_wish:
        words = ngettext(
            "Sie haben eine Änderung angefragt.",
            "Sie haben Änderungen für %(count)s Termine angefragt.",
            len(steps),
        )
    else:
        words = ngettext(
            "Sie haben Ihren Termin geändert.",
            "Sie haben %(count)s Termine geändert.",
            len(steps),
        )
    words = words % {"count": len(steps)} if "%(" in words else words
    for step in steps:
        note(
            request,
            words,
            booking=step.booking,
            old=step.before[:200],
            new=step.after[:200],
            is_public=len(steps) == 1,
        )
    if len(steps) > 1:
        note(request, words)


def _ask_anew(request: BookingRequest) -> None:
    """A wish is a new question: it has its own day by which we answer."""
    request.answer_by = answer_by(timezone.localdate())
    request.team_reminded_at = request.lead_told_at = None
    request.save(update_fields=["answer_by", "team_reminded_at", "lead_told_at"])


def _store(request: BookingRequest, form: DetailsForm) -> Changes:
    stored = BookingRequest.objects.get(pk=request.pk)
    before = _answers(stored)
    form.store()
    request.refresh_from_db()
    changes = _differences(before, _answers(request))
    if changes:
        note(
            request,
            _("Sie haben Ihre Angaben geändert."),
            old="; ".join(old for old, _new in changes)[:200],
            new="; ".join(new for _old, new in changes)[:200],
        )
    return changes


def _answers(request: BookingRequest) -> dict[str, str]:
    rows = summary.plan(request, request.needs.all()) + summary.contact(request)
    return {str(row.label): ", ".join(str(line) for line in row.lines) for row in rows}


def _differences(before: dict[str, str], after: dict[str, str]) -> Changes:
    nothing = _("keine Angabe")
    return [
        tuple(_answer(label, rows.get(label, nothing)) for rows in (before, after))
        for label in dict.fromkeys([*before, *after])
        if before.get(label) != after.get(label)
    ]


def _answer(label: str, value: str) -> str:
    return f"{label} {value}" if label.endswith("?") else f"{label}: {value}"
