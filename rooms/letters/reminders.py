"""Letters that no deed of the day calls for: reminders, and news of free times."""

from __future__ import annotations

from dataclasses import replace

from django.urls import reverse
from django.utils import timezone

from quarters.contacts import contact_for
from quarters.local_time import local_day
from quarters.words import listed

from ..deadline import may_be_cancelled
from ..finding import request_query
from ..models import Booking, BookingRequest
from .base import Letter, absolute, desk, to_office, to_requester


def reminder(request: BookingRequest, dates: list[Booking]) -> Letter:
    """The dates of one day, tomorrow or the day after."""
    token = request.new_link()
    days_left = (local_day(dates[0].starts_at) - timezone.localdate()).days
    may_cancel = any(may_be_cancelled(booking) for booking in dates)
    return to_requester(
        "reminder",
        request,
        booking=dates[0],
        dates=dates,
        **_where(dates),
        is_tomorrow=days_left == 1,
        cancel_link=_where_to_cancel(request, dates, token) if may_cancel else "",
        link=absolute(reverse("rooms:status", args=[token])),
    )


def _where_to_cancel(request: BookingRequest, dates: list[Booking], token: str) -> str:
    """The page that asks; of several dates this one is ticked there."""
    if len(dates) > 1:
        return absolute(reverse("rooms:status", args=[token]))
    has_others = len(request.dates()) > 1
    ticked = f"?termin={dates[0].pk}" if has_others else ""
    return absolute(reverse("rooms:cancel", args=[token]) + ticked)


def overdue(request: BookingRequest) -> list[Letter]:
    """To the person whose quarter it is, and to who stands in for them today."""
    letter = _late(request, "overdue")
    cover = contact_for(_open(request)[0].room.quarter).cover
    copies = [replace(letter, to=cover.email)] if cover and cover.email else []
    return [letter, *copies]


def long_overdue(request: BookingRequest) -> list[Letter]:
    """To the person who answers for the whole project."""
    return [replace(_late(request, "long_overdue"), to=contact_for(None).email)]


def free_again(request: BookingRequest, dates: list[Booking]) -> Letter:
    """A time can be asked for now; others who wait for it hear of it, too."""
    entries = [(booking, _where_to_ask(request, booking)) for booking in dates]
    context = {"booking": dates[0], "entries": entries}
    return to_requester("free_again", request, **context, **_where(dates))


def _late(request: BookingRequest, template: str) -> Letter:
    dates = _open(request)
    context = {"booking": dates[0], "dates": dates, "link": desk(request)}
    return to_office(template, request, **context, **_where(dates))


def _open(request: BookingRequest) -> list[Booking]:
    waiting = request.bookings.requested().upcoming()
    return list(waiting.select_related("room__place__quarter"))


def _where(dates: list[Booking]) -> dict:
    """Each room once, in the order of the dates; for the subject in words, too."""
    rooms = list({booking.room_id: booking.room for booking in dates}.values())
    return {"rooms": rooms, "room_names": listed([str(room) for room in rooms])}


def _where_to_ask(request: BookingRequest, booking: Booking) -> str:
    """The form, filled with this time."""
    form = reverse("rooms:request", args=[booking.room.slug])
    wish = request_query(booking.starts_at, booking.ends_at, request.persons)
    return absolute(f"{form}?{wish}")
