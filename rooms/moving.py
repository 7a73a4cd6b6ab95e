"""We move confirmed dates of a request; the requester gets one letter about all."""

from __future__ import annotations

from django.utils.translation import gettext as _

from quarters.local_time import local_day

from . import letters, waiting
from .guarding import guarded, lock_rooms
from .logbook import note
from .models import Booking
from .occupancy import move as move_one
from .occupancy import shorten_turnovers
from .refusal import Refused, Waive, waived_words
from .steps import Step, Target, ask_the_rules


def why_not(booking: Booking, *, with_event: bool = False) -> str:
    """A sentence for staff, or nothing if the date can be moved here.

    `with_event`: what was announced for this time moves in the same step.
    """
    if booking.request_id is None:
        return _("Diesen Termin ändern Sie direkt bei der Belegung.")
    if not booking.is_confirmed:
        return _("Dieser Termin ist nicht bestätigt. Es gibt nichts zu verschieben.")
    if booking.is_past:
        return _("Dieser Termin ist vorbei.")
    if booking.announced and not with_event:
        return _("Dieser Termin gehört zu einer Veranstaltung. Verlegen Sie sie hier.")
    return ""


def steps(
    booking: Booking,
    target: Target,
    *,
    following: bool = False,
    waive: Waive = Waive.NOTHING,
    with_event: bool = False,
) -> list[Step]:
    """What would become of this date, and of the ones `following` it: each keeps its
    distance in days and gets the new time. Three queries per room, however many."""
    shift = target.day - local_day(booking.starts_at)
    dates = following_dates(booking) if following else [booking]
    found = [Step.of(date, target, shift) for date in dates]
    for step in found:
        if step.booking.announced and not with_event:
            sentence = _("Dieser Termin gehört zu einer Veranstaltung.")
            step.refusals.append(Refused("event", sentence))
    ask_the_rules(found, target.room, waive)
    return found


def following_dates(booking: Booking) -> list[Booking]:
    """This date and the confirmed ones after it, same request and room, in order."""
    dates = Booking.objects.occupying().upcoming()
    dates = dates.filter(request=booking.request_id, room=booking.room_id)
    dates = dates.filter(starts_at__gte=booking.starts_at)
    return list(dates.select_related("room__place__quarter", "request", "event_date"))


@guarded
def move(
    booking: Booking,
    target: Target,
    *,
    by,
    reason: str,
    following: bool = False,
    waive: Waive = Waive.NOTHING,
    seen: str = "",
    with_event: bool = False,
) -> list[Step]:
    """Move what can be moved and write once; what cannot stays where it is.

    `seen` is the `digest` of the steps that staff looked at. `with_event`: whoever
    moves the event does the writing, with `tell`, once for all its dates and rooms.
    Returns the steps taken, none if all dates are there already. Raises Refused, with
    nothing changed.
    """
    lock_rooms(booking.room, target.room)
    booking.refresh_from_db()
    if sentence := why_not(booking, with_event=with_event):
        raise Refused("state", sentence)
    options = {"following": following, "waive": waive, "with_event": with_event}
    found = steps(booking, target, **options)
    if all(step.is_there for step in found):
        return []
    if seen and seen != digest(found):
        raise Refused("changed", _("Bitte sehen Sie noch einmal nach, was frei ist."))
    taken = [step for step in found if step.may_go(waive)]
    if not taken:
        raise next(step for step in found if step.refusals).refusals[0]
    _carry_out(taken, by, reason)
    staying = [step for step in found if not (step.is_there or step in taken)]
    if not with_event:
        letters.changed_by_us(taken, staying, reason=reason).queue()
    waiting.tell(*{step.old_room for step in taken})
    return taken


def tell(taken: list[Step], reason: str) -> None:
    """One letter to each who had asked, about all of theirs that were moved."""
    told: dict = {}
    for step in taken:
        told.setdefault(step.booking.request, []).append(step)
    for steps_of_one in told.values():
        letters.changed_by_us(steps_of_one, [], reason=reason).queue()


def digest(found: list[Step]) -> str:
    """Tells whether the same dates still have the same way before them."""
    return ";".join(step.key for step in found)


def _carry_out(taken: list[Step], by, reason: str) -> None:
    # Out of each other's way first: a date may go where the next one still lies.
    rows = Booking.objects.filter(pk__in=[step.booking.pk for step in taken])
    rows.update(status=Booking.Status.REQUESTED)
    for step in taken:
        _go(step, by, reason)


def _go(step: Step, by, reason: str) -> None:
    booking, request = step.booking, step.booking.request
    if Waive.TURNOVER in step.needed:
        for earlier in shorten_turnovers(step.arrived(), step.schedule):
            words = _("Pause nach %(booking)s verkürzt") % {"booking": earlier}
            note(request, words, by=by, booking=earlier, is_public=False)
    where = step.room, step.starts_at, step.ends_at
    move_one(booking, *where, step.schedule, by)
    fulfilled = [b for b in booking.wishes.requested() if b.is_at(*where)]
    for wish in fulfilled:
        wish.delete()
    note(
        request,
        _("Wir haben den Termin verschoben."),
        by=by,
        booking=booking,
        old=step.before,
        new=step.after,
        reason=reason,
    )
    if step.needed:
        words = waived_words(step.needed)
        note(request, words, by=by, booking=booking, is_public=False)
