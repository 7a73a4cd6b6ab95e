"""Letters on the way from the form to the office: link to send, received, to staff."""

from __future__ import annotations

from collections.abc import Collection

from django.urls import reverse

from quarters.words import listed

from ..models import Booking, BookingRequest
from ..words import dates_words
from .base import Letter, absolute, desk, to_office, to_requester


def link_to_send(request: BookingRequest, *, is_first: bool = False) -> Letter:
    return to_requester("link", request, is_first=is_first, **_dates(request))


def link_reminder(request: BookingRequest) -> Letter:
    """The same once more, for those who have not pressed the button in a day."""
    dates = _dates(request)
    return to_requester(
        "link", request, is_reminder=True, kind="link_reminder", **dates
    )


def received(request: BookingRequest) -> Letter:
    return to_requester("received", request, **_dates(request))


def to_staff(
    request: BookingRequest,
    rivals: dict[Booking, list[Booking]],
    *,
    again: bool = False,
) -> Letter:
    """Somebody asks; `rivals` are other open requests, by the date that they meet.

    `again` is the repeat shortly before the answer is due, about these dates only.
    """
    return to_office(
        "to_staff",
        request,
        rivals=[(date, others) for date, others in rivals.items() if others],
        link=desk(request),
        is_again=again,
        kind="to_staff_again" if again else "to_staff",
        **(_in_words(list(rivals)) if again else _dates(request)),
    )


def links(requests: list[BookingRequest]) -> Letter:
    """A fresh link to each of one person's requests, the latest request first.

    Wants requests with prefetched dates.
    """
    entries = [
        {
            "request": request,
            "link": absolute(reverse("rooms:status", args=[request.new_link()])),
            **_of(request.bookings.all()),
        }
        for request in requests
    ]
    first = entries[0]
    return to_requester("links", first["request"], requests=entries, link=first["link"])


def _dates(request: BookingRequest) -> dict:
    return _of(request.dates())


def _of(bookings) -> dict:
    """What is asked for and what was left out of it, and the words for the subject."""
    dates = [booking for booking in bookings if not booking.is_wish]
    asked = [booking for booking in dates if not booking.is_left_out] or dates
    return _in_words(asked, [booking for booking in dates if booking not in asked])


def _in_words(asked: list[Booking], left_out: Collection[Booking] = ()) -> dict:
    rooms = dict.fromkeys(booking.room.name for booking in asked)
    return {
        "asked": asked,
        "left_out": left_out,
        "booking": asked[0],
        "has_several": len(asked) + len(left_out) > 1,
        "when": dates_words(asked),
        "rooms": listed(list(rooms)),
    }
