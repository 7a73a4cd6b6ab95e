"""Letters on the way from the form to the office: link to send, received, to staff."""

from __future__ import annotations

from django.urls import reverse

from ..models import Booking, BookingRequest
from .base import Letter, absolute, desk, to_office, to_requester


def link_to_send(request: BookingRequest, *, is_first: bool = False) -> Letter:
    return to_requester("link", request, is_first=is_first)


def link_reminder(request: BookingRequest) -> Letter:
    """The same once more, for those who have not pressed the button in a day."""
    return to_requester("link", request, is_reminder=True, kind="link_reminder")


def received(request: BookingRequest) -> Letter:
    return to_requester("received", request)


def to_staff(
    request: BookingRequest, rivals: list[Booking], *, again: bool = False
) -> Letter:
    """Somebody asks; `again` is the repeat shortly before the answer is due."""
    return to_office(
        "to_staff",
        request,
        rivals=rivals,
        link=desk(request),
        is_again=again,
        kind="to_staff_again" if again else "to_staff",
    )


def links(requests: list[BookingRequest]) -> Letter:
    """A fresh link to each of one person's requests, the latest request first."""
    entries = [
        {
            "request": request,
            "booking": request.bookings.select_related("room").first(),
            "link": absolute(reverse("rooms:status", args=[request.new_link()])),
        }
        for request in requests
    ]
    first = entries[0]
    return to_requester("links", first["request"], requests=entries, link=first["link"])
