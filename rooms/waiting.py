"""„Bescheid geben, wenn frei“: letters to those who wait for a time."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from quarters.local_time import local_day

from . import letters
from .company import check_company
from .guarding import guarded, lock_rooms
from .logbook import note
from .models import Booking, BookingRequest, Room
from .rules import Refused, verdict
from .schedule import Schedule


@guarded
def tell(*rooms: Room) -> int:
    """Write to those who wait for a time in these rooms that can be asked for now;
    returns how many letters.

    Part of every deed that sets time free. Each date is told of once, also if two
    deeds come at the same moment: the rooms are locked.
    """
    lock_rooms(*rooms)
    free = free_among(list(waiting().filter(room__in=rooms)))
    written = 0
    for request, dates in groupby(free, key=attrgetter("request")):
        _tell(request, list(dates))
        written += 1
    return written


def tell_of_open(dates: Iterable[Booking]) -> int:
    """The same for dates that were open: some rooms hold their time until then."""
    return tell(*[date.room for date in dates if date.room.hold_open_requests])


def waiting() -> QuerySet:
    """Dates that were refused or left out because the room was taken, with the wish
    to hear of it if that changes; those of one request together."""
    refused = [Booking.Status.DECLINED, Booking.Status.LEFT_OUT]
    dates = Booking.objects.upcoming().filter(
        status__in=refused,
        reason=Booking.Reason.TAKEN,
        wants_notice=True,
        request__sent_at__isnull=False,
    )
    dates = dates.exclude(
        Q(request__email="") | ~Q(room__in=Room.objects.requestable())
    )
    known = dates.select_related("request", "replaces")
    known = known.prefetch_related("request__bookings__room")
    return known.order_by("request", "starts_at", "pk")


def rooms() -> list[Room]:
    """Those that anybody waits for: a closure may have been lifted, hours widened."""
    return list(Room.objects.filter(pk__in=waiting().values("room")).order_by("pk"))


def free_among(dates: list[Booking]) -> list[Booking]:
    """Those whose time the form would take now; the same queries for any number."""
    if not dates:
        return []
    rooms = Room.objects.filter(pk__in={b.room_id for b in dates})
    days = [local_day(moment) for b in dates for moment in (b.starts_at, b.ends_at)]
    schedules = Schedule.of_all(
        list(rooms.with_place().with_hours()), min(days), max(days)
    )
    by_room = {schedule.room.pk: schedule for schedule in schedules}
    return [b for b in dates if _is_free(by_room[b.room_id], b)]


def _is_free(schedule: Schedule, booking: Booking) -> bool:
    booking.room, span = schedule.room, (booking.starts_at, booking.ends_at)
    if booking.is_wish:
        # It may overlap the date that it was to replace.
        schedule = Schedule.around(booking.room, *span, ignoring=booking.replaces)
    try:
        check_company(booking, booking.request.bookings.all())
    except Refused:
        return False
    return verdict(schedule, *span).is_possible


def _tell(request: BookingRequest, dates: list[Booking]) -> None:
    letters.free_again(request, dates).queue()
    for booking in dates:
        # Told once; who wants to wait again ticks it again.
        booking.wants_notice, booking.noticed_at = False, timezone.now()
        booking.save(update_fields=["wants_notice", "noticed_at"])
        note(request, _("Diese Zeit ist wieder frei geworden."), booking=booking)
