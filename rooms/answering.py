"""How one date of a request is answered, and what a decision says about all of them."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from quarters.local_time import local_day
from quarters.words import clock, short_date

from .company import check_company
from .guarding import lock_rooms
from .logbook import note
from .models import Booking, BookingRequest, Proposal
from .occupancy import give, move, shorten_turnovers
from .rules import Refused, Verdict, Waive, verdict
from .schedule import Schedule
from .steps import in_words

Status = Booking.Status
Dates = Iterable[Booking | int] | None

# What an answer may pass over: the limits of the form were checked on arrival, and a
# late answer must not fail because the day has come near.
ON_DECISION = Waive.RASTER | Waive.DURATION | Waive.HELD


@dataclass
class Answer:
    """What one decision says about the dates of a request."""

    request: BookingRequest
    confirmed: list[Booking] = field(default_factory=list)
    declined: list[Booking] = field(default_factory=list)
    still_open: list[Booking] = field(default_factory=list)
    # In words, the former time of confirmed dates that were moved, by their id.
    before: dict[int, str] = field(default_factory=dict)
    waived: dict[int, Waive] = field(default_factory=dict)
    # How a rival's request was answered in the same step.
    rivals: list[Answer] = field(default_factory=list)

    @property
    def first(self) -> Booking:
        return (self.confirmed or self.declined)[0]

    @property
    def is_about_one(self) -> bool:
        """A single date was answered and nothing is left: the plain letters."""
        return len(self.confirmed + self.declined + self.still_open) == 1


class AlreadyDecided(Refused):
    """Somebody, a colleague or the requester, was faster."""

    def __init__(self, booking: Booking):
        super().__init__("decided", already_decided_sentence(booking))


def open_bookings(
    request: BookingRequest, dates: Dates = None
) -> tuple[list[Booking], list[Booking]]:
    """The open dates that are meant and the other open ones; their rooms are locked.

    Raises AlreadyDecided if none that is meant waits for an answer any more, and
    Refused if one lies elsewhere now than the booking that was handed in.
    """
    bookings = list(request.bookings.select_related("room"))
    lock_rooms(*[booking.room for booking in bookings])
    request.refresh_from_db()
    known = request.bookings.select_related("room__place__quarter", "replaces__room")
    bookings = list(known)
    meant = bookings
    if dates is not None:
        seen = {getattr(date, "pk", date): date for date in dates}
        meant = [booking for booking in bookings if booking.pk in seen]
        _check_unmoved([b for b in meant if b.is_open], seen)
    chosen = [booking for booking in meant if booking.is_open]
    if not chosen:
        raise AlreadyDecided((meant or bookings)[0])
    rest = [b for b in bookings if b.is_open and b not in chosen]
    return chosen, rest


def _check_unmoved(bookings: list[Booking], seen: dict[int, Booking | int]) -> None:
    """The requester may have chosen another time since somebody looked."""
    for booking in bookings:
        known = seen[booking.pk]
        if isinstance(known, Booking) and not booking.is_at(
            known.room, known.starts_at, known.ends_at
        ):
            raise Refused("changed", changed_sentence())


def changed_sentence() -> str:
    return _("Die Anfrage hat sich inzwischen geändert. Bitte prüfen Sie sie neu.")


def judged(booking: Booking, waive: Waive) -> tuple[Schedule, Verdict]:
    """What the rules say to a stored date now; neither it nor the confirmed date
    that it shall replace stands in its way."""
    span = booking.starts_at, booking.ends_at
    schedule = Schedule.around(booking.room, *span)
    schedule = schedule.passing_over(booking.pk, booking.replaces_id)
    asked_on = local_day(booking.request.sent_at)
    found = verdict(schedule, *span, waive=waive | ON_DECISION, asked_on=asked_on)
    return schedule, found


def confirm_one(answer: Answer, booking: Booking, by, waive: Waive) -> list[Booking]:
    """Give the room, if the rules still agree; returns the rivals. Raises Refused."""
    schedule, found = judged(booking, waive)
    found.or_raise()
    if Waive.CAPACITY not in waive:
        check_company(booking)
    if Waive.TURNOVER in waive:
        _note_shortened(answer.request, shorten_turnovers(booking, schedule), by)
    if booking.moves:
        booking = _grant(answer, booking, schedule, by)
    else:
        booking.replaces = None
        give(booking, schedule, by)
        booking.reason, booking.reason_text = "", ""
        booking.save()
    answer.confirmed.append(booking)
    answer.waived[booking.pk] = waive
    return [rival for rival in found.rivals if rival.request_id != booking.request_id]


def _grant(answer: Answer, wish: Booking, schedule: Schedule, by) -> Booking:
    """Move the confirmed date to where the wish is; the wish is fulfilled and gone."""
    booking = wish.replaces
    booking.request = answer.request
    answer.before[booking.pk] = where_and_when(booking)
    room, starts_at, ends_at = wish.room, wish.starts_at, wish.ends_at
    wish.delete()
    move(booking, room, starts_at, ends_at, schedule, by)
    return booking


def granted(wish: Booking) -> Booking:
    """The confirmed date as it would be after the wish; nothing is stored."""
    booking = copy(wish.replaces)
    booking.room, booking.request = wish.room, wish.request
    booking.starts_at, booking.ends_at = wish.starts_at, wish.ends_at
    return booking


def decline_one(answer: Answer, booking: Booking, by, reason: str, words: str) -> None:
    """`reason` is a Booking.Reason, `words` what it means here."""
    booking.status = Status.DECLINED
    booking.reason, booking.reason_text = reason, words
    booking.decided_by, booking.decided_at = by, timezone.now()
    booking.save()
    answer.declined.append(booking)


def where_and_when(booking: Booking) -> str:
    return in_words(booking.room, booking.starts_at, booking.ends_at)


def end_proposals(bookings: Iterable[Booking]) -> None:
    """What we offered instead is settled with the date."""
    offered = Proposal.objects.filter(booking__in=[b.pk for b in bookings if b.pk])
    offered.filter(ended_at=None).update(ended_at=timezone.now())


def _note_shortened(request: BookingRequest, earlier: list[Booking], by) -> None:
    for booking in earlier:
        note(
            request,
            _("Pause nach %(booking)s verkürzt") % {"booking": booking},
            by=by,
            booking=booking,
            is_public=False,
        )


def already_decided_sentence(booking: Booking) -> str:
    """„{Name} hat diese Anfrage um 10:42 Uhr schon bestätigt.“"""
    about = booking.request.log.filter(Q(booking=booking) | Q(booking=None))
    last = about.filter(new=booking.status).first()
    if last is None or not last.by_name:
        return _("Diese Anfrage ist inzwischen %(status)s.") % {
            "status": booking.get_status_display()
        }
    when = _("um %(time)s") % {"time": clock(last.at)}
    if local_day(last.at) != timezone.localdate():
        when = _("am %(day)s %(when)s") % {"day": short_date(last.at), "when": when}
    return _("%(name)s hat diese Anfrage %(when)s schon %(status)s.") % {
        "name": last.by_name,
        "when": when,
        "status": booking.get_status_display(),
    }
