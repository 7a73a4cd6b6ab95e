"""What a closure meets: bookings that stay as they are until staff decide."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from .decision import cancel_all
from .models import Booking, Closure, Room


class Affected:
    """Dates to come that lie in a closure. A hint closes nothing, so it meets none.

    Turnover may reach into a closure, as it may stick out of the opening hours.
    """

    def __init__(self, closure: Closure):
        self.closure = closure
        met = _met_by(closure) if closure.closes else Booking.objects.none()
        bookings = list(
            met.select_related("room__place__quarter", "request").order_by(
                "starts_at", "pk"
            )
        )
        confirmed = [booking for booking in bookings if booking.is_confirmed]
        self.asked_for = [booking for booking in confirmed if booking.request_id]
        self.own = [booking for booking in confirmed if not booking.request_id]
        self.open = [booking for booking in bookings if booking.is_open]

    @property
    def count(self) -> int:
        """How many confirmed dates somebody counts on."""
        return len(self.asked_for) + len(self.own)

    def cancel(self, keys: list[str], *, by, reason: str) -> list[Booking]:
        """Cancel those that staff left ticked and write once to each booker.

        Dates of our own and open requests are never among them; the second press
        finds nothing left to do.
        """
        chosen = [booking for booking in self.asked_for if str(booking.pk) in keys]
        return cancel_all(chosen, by=by, reason=reason)


def concerned_rooms(closure: Closure) -> list[Room]:
    rooms = Room.objects.with_place().with_hours()
    return [room for room in rooms if closure.concerns(room)]


def _met_by(closure: Closure):
    bookings = Booking.objects.shown().upcoming()
    met = bookings.filter(starts_at__lt=closure.ends_at, ends_at__gt=closure.starts_at)
    if closure.room_id:
        return met.filter(room=closure.room_id)
    return met.filter(room__place=closure.place_id) if closure.place_id else met


def event_page(booking: Booking, deed: str = "change") -> tuple[str, str] | None:
    """The date of an event that is held here: its name and where staff change it, or
    do another `deed`."""
    date = booking.announced
    if date is None:
        return None
    options = date._meta
    address = f"admin:{options.app_label}_{options.model_name}_{deed}"
    return str(date), reverse(address, args=[date.pk])


def own_page(booking: Booking) -> tuple[str, str]:
    """The same for a date of our own that nobody announces."""
    page = reverse("admin:rooms_booking_change", args=[booking.pk])
    return booking.title or _("eigener Termin"), page
