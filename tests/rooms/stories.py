"""A request with everything in it: a date in each state, a wish and an offer."""

from __future__ import annotations

from rooms.models import Booking, BookingRequest, Proposal, Room
from tests.factories import at, make_open_booking, make_request

KNOWN = [s for s in Booking.Status if s != Booking.Status.UNVERIFIED]


def make_story(room: Room) -> tuple[BookingRequest, dict[str, Booking]]:
    """The request, and its dates by their state; „wish“ is the one to change."""
    request, found = make_request(rhythm="weekly"), {}
    for number, status in enumerate(KNOWN):
        day = f"2027-02-{number + 1:02d}"
        times = f"{day} 10:00", f"{day} 12:00"
        details = {"status": status, "request": request}
        if status in ("declined", "left_out"):
            details["reason"] = Booking.Reason.TAKEN
        found[str(status)] = make_open_booking(room, *times, **details)
    times = "2027-02-22 10:00", "2027-02-22 12:00"
    wished = {"request": request, "replaces": found["confirmed"]}
    found["wish"] = make_open_booking(room, *times, **wished)
    make_offer(found["requested"])
    return request, found


def make_offer(
    booking: Booking, starts="2027-02-23 14:00", ends="2027-02-23 16:00"
) -> Proposal:
    return Proposal.objects.create(
        booking=booking,
        room=booking.room,
        starts_at=at(starts),
        ends_at=at(ends),
        valid_until="2027-01-18",
    )
