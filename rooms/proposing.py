"""Another time or room that we offer for an open date; it holds nothing."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from quarters.local_time import local_day

from . import letters, still_open, waiting
from .answering import (
    ON_DECISION,
    AlreadyDecided,
    Answer,
    end_proposals,
    where_and_when,
)
from .company import check_company
from .decision import say
from .guarding import guarded, lock_rooms
from .logbook import note
from .models import Booking, Proposal, Room
from .occupancy import give, move
from .refusal import Refused, Waive
from .rules import Verdict, verdict
from .schedule import Schedule
from .steps import in_words

Status = Booking.Status
VALID_DAYS = 7
# We offer it ourselves: the limits of the form are not for us.
ON_PROPOSAL = ON_DECISION | Waive.PERIOD


def valid_until(starts_at: datetime) -> date:
    """A week, but not beyond the day before."""
    week = timezone.localdate() + timedelta(days=VALID_DAYS)
    return min(week, local_day(starts_at) - timedelta(days=1))


@guarded
def propose(
    booking: Booking,
    room: Room,
    starts_at: datetime,
    ends_at: datetime,
    *,
    by,
    message: str = "",
) -> Proposal:
    """Offer this time for the date and write to the requester; an earlier offer for
    the date ends. The same once more is the one that there is.

    Raises Refused (AlreadyDecided among them).
    """
    lock_rooms(booking.room, room)
    booking.refresh_from_db()
    if not booking.is_open:
        raise AlreadyDecided(booking)
    wanted = (room.pk, starts_at, ends_at)
    for same in Proposal.objects.open().filter(booking=booking):
        if (same.room_id, same.starts_at, same.ends_at) == wanted:
            return same
    check(booking, room, starts_at, ends_at)
    end_proposals([booking])
    proposal = Proposal.objects.create(
        booking=booking,
        room=room,
        starts_at=starts_at,
        ends_at=ends_at,
        valid_until=valid_until(starts_at),
        made_by=by,
    )
    say(booking.request, message, by)
    note(
        booking.request,
        _("Wir haben Ihnen eine andere Zeit vorgeschlagen."),
        by=by,
        booking=booking,
        old=where_and_when(booking),
        new=in_words(room, starts_at, ends_at),
    )
    letters.proposal(proposal, message=message).queue()
    return proposal


def check(booking: Booking, room: Room, starts_at: datetime, ends_at: datetime):
    """Whether this time can be offered. Raises Refused."""
    if booking.is_at(room, starts_at, ends_at):
        raise Refused("same", _("Das ist die angefragte Zeit. Sagen Sie dafür zu."))
    judged(booking, room, starts_at, ends_at)[1].or_raise()
    check_company(booking, at=(room, starts_at, ends_at))
    if local_day(starts_at) <= timezone.localdate():
        raise Refused(
            "lead",
            _("Für heute ist es zu spät für einen Vorschlag. Bitte rufen Sie an."),
        )


def judged(
    booking: Booking, room: Room, starts_at: datetime, ends_at: datetime
) -> tuple[Schedule, Verdict]:
    schedule = Schedule.around(room, starts_at, ends_at)
    schedule = schedule.passing_over(booking.pk, booking.replaces_id)
    return schedule, verdict(schedule, starts_at, ends_at, waive=ON_PROPOSAL)


def accept(proposal: Proposal) -> Booking:
    """The requester takes our offer: the date moves there and is confirmed.

    Raises Refused; an offer that is not free any more has ended then, both sides see
    that, and the date stays open.
    """
    try:
        return _accept(proposal)
    except Refused as refusal:
        if refusal.code != "ended":
            _give_up(proposal)
        raise


@guarded
def _accept(proposal: Proposal) -> Booking:
    booking = _locked(proposal)
    request = booking.request
    where = proposal.room, proposal.starts_at, proposal.ends_at
    schedule, found = judged(booking, *where)
    found.or_raise()
    check_company(booking, at=where)
    before, left = where_and_when(booking), booking.moves
    answer = Answer(request)
    if left:
        answer.before[left.pk] = where_and_when(left)
        booking.delete()
        booking, old_room = left, left.room
        booking.request = request
        move(booking, *where, schedule, proposal.made_by)
        waiting.tell(old_room)
    else:
        instead = _("statt %(when)s") % {"when": before}
        booking.wished = booking.wished or instead[:200]
        booking.room, booking.starts_at, booking.ends_at = where
        booking.replaces = None
        give(booking, schedule, proposal.made_by)
        booking.save()
        end_proposals([booking])
    answer.confirmed.append(booking)
    answer.still_open = list(request.bookings.requested().select_related("room"))
    note(
        request,
        _("Sie haben unseren Vorschlag angenommen. Der Termin ist bestätigt."),
        booking=booking,
        old=before,
        new=where_and_when(booking),
    )
    still_open.renew(request)
    letters.answer(answer).queue()
    letters.proposal_accepted_to_staff(booking, before).queue()
    return booking


def _locked(proposal: Proposal) -> Booking:
    """The date of a proposal that still stands. Raises Refused("ended")."""
    # The date that it moves may lie in a third room.
    rooms = Room.objects.filter(bookings__request=proposal.booking.request_id)
    lock_rooms(proposal.room, *rooms)
    standing = Proposal.objects.open().filter(pk=proposal.pk)
    if not standing.exists():
        raise Refused("ended", _ended_sentence(proposal))
    known = Booking.objects.select_related(
        "room__place__quarter", "request", "replaces__room"
    )
    return known.get(pk=proposal.booking_id)


def _ended_sentence(proposal: Proposal) -> str:
    booking = Booking.objects.filter(pk=proposal.booking_id).first()
    where = proposal.room, proposal.starts_at, proposal.ends_at
    if booking is None or (booking.is_confirmed and booking.is_at(*where)):
        return _("Sie haben den Vorschlag schon angenommen. Der Termin ist bestätigt.")
    return _("Dieser Vorschlag gilt nicht mehr.")


@transaction.atomic
def _give_up(proposal: Proposal) -> None:
    """The time that we offered is gone; the request stays as it is."""
    if end(proposal):
        note(
            proposal.booking.request,
            _("Die vorgeschlagene Zeit ist nicht mehr frei."),
            booking=proposal.booking,
            old=in_words(proposal.room, proposal.starts_at, proposal.ends_at),
        )


@transaction.atomic
def withdraw(proposal: Proposal, *, by) -> None:
    """We take the offer back; the date stays open."""
    if end(proposal):
        words = _("Wir haben unseren Vorschlag zurückgenommen.")
        note(proposal.booking.request, words, by=by, booking=proposal.booking)


def end(proposal: Proposal) -> bool:
    """Whether it ended just now."""
    standing = Proposal.objects.filter(pk=proposal.pk, ended_at=None)
    return bool(standing.update(ended_at=timezone.now()))
