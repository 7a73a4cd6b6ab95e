"""A day of a room for staff: what lies where, the request in question among it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from quarters.local_time import day_end, day_start, local_day
from quarters.words import clock_span

from .models import Booking
from .schedule import Schedule, merged, without


@dataclass(frozen=True)
class Row:
    starts_at: datetime
    ends_at: datetime
    kind: str  # free, taken, requested, closed, this
    text: str

    @property
    def span(self) -> str:
        return clock_span(self.starts_at, self.ends_at)


def day_table(schedule: Schedule, this: Booking) -> list[Row]:
    """Names and purposes are in it: for the admin only."""
    day = local_day(this.starts_at)
    start, end = day_start(day), day_end(day)
    bookings = [b for b in schedule.bookings if b.starts_at < end and b.ends_at > start]
    if this.pk not in [booking.pk for booking in bookings]:
        bookings.append(this)
    rows = [_row(booking, this) for booking in bookings]
    rows += [
        Row(max(c.starts_at, start), min(c.ends_at, end), "closed", c.reason)
        for c in schedule.closures_in(start, end)
    ]
    free = schedule.windows(day)
    for opens, closes in merged((row.starts_at, row.ends_at) for row in rows):
        free = without(free, opens, closes)
    rows += [Row(*span, "free", _("frei")) for span in free]
    return sorted(rows, key=lambda row: (row.starts_at, row.kind == "this"))


def _row(booking: Booking, this: Booking) -> Row:
    what = booking.request.purpose if booking.request else booking.title
    if booking.pk == this.pk:
        kind, text = "this", _("Diese Anfrage: %(what)s") % {"what": what}
    else:
        kind = "taken" if booking.is_confirmed else "requested"
        text = f"{what or _('eigener Termin')}, {booking.get_status_display()}"
    return Row(booking.starts_at, booking.ends_at, kind, text)
