"""The team's calendar of a room: who comes and what for. Never for the public."""

from __future__ import annotations

from datetime import UTC, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from icalendar import Calendar, Event

from .models import Booking, Room

WEEKS_BACK = 4
Status = Booking.Status
ICAL_STATUS = {
    Status.CONFIRMED: "CONFIRMED",
    Status.REQUESTED: "TENTATIVE",
    Status.CANCELLED: "CANCELLED",
}


class TeamCalendar:
    """From four weeks ago on, without end; what was cancelled stays, marked as such."""

    def __init__(self, room: Room):
        self.room = room
        since = timezone.now() - timedelta(weeks=WEEKS_BACK)
        self.bookings = list(room.bookings.for_the_team(since))

    @property
    def fingerprint(self) -> str:
        return repr([str(self.room), *[self._said(b) for b in self.bookings]])

    def as_calendar(self) -> bytes:
        """RFC 5545: one entry per date, times in UTC."""
        calendar = Calendar()
        calendar.add("prodid", "-//QEK//Team//DE")
        calendar.add("version", "2.0")
        calendar.add("method", "PUBLISH")
        calendar.add("x-wr-calname", _("%(room)s (Team)") % {"room": self.room})
        for booking in self.bookings:
            calendar.add_component(self._entry(booking))
        return calendar.to_ical()

    @staticmethod
    def _said(booking: Booking) -> tuple:
        """Everything an entry is made of."""
        times = booking.starts_at, booking.ends_at, booking.decided_at
        state = booking.uid, booking.sequence, booking.status
        return *map(str, (*times, *state)), summary(booking), description(booking)

    def _entry(self, booking: Booking) -> Event:
        entry = Event()
        entry.add("uid", f"{booking.uid}@qek")
        entry.add("sequence", booking.sequence)
        entry.add("dtstamp", booking.decided_at or booking.created_at)
        entry.add("dtstart", booking.starts_at.astimezone(UTC))
        entry.add("dtend", booking.ends_at.astimezone(UTC))
        entry.add("status", ICAL_STATUS[booking.status])
        entry.add("transp", "OPAQUE" if booking.is_confirmed else "TRANSPARENT")
        entry.add("class", "PRIVATE")
        entry.add("summary", summary(booking))
        entry.add("description", description(booking))
        entry.add("location", str(self.room))
        return entry


def summary(booking: Booking) -> str:
    """„Angefragt: Lerngruppe, Musterverein“"""
    request = booking.request
    if request:
        what = ", ".join(filter(None, [request.purpose, request.organisation]))
    else:
        what = booking.title or _("eigener Termin")
    if booking.is_confirmed:
        return what
    if booking.is_wish and booking.is_open:
        return _("Änderung angefragt: %(what)s") % {"what": what}
    state = str(booking.get_status_display())
    return f"{state[:1].upper()}{state[1:]}: {what}"


def description(booking: Booking) -> str:
    """Whom to call, how many come, who unlocks, where to read on."""
    lines = []
    if request := booking.request:
        persons = ngettext("%(n)s Person", "%(n)s Personen", request.persons)
        lines += [", ".join(filter(None, [request.name, request.phone]))]
        lines += [persons % {"n": request.persons}, request.number]
    if hasattr(booking, "opener"):
        lines.append(_("Schließt auf: %(name)s") % {"name": booking.opener})
    address = reverse("admin:rooms_booking_change", args=[booking.pk])
    return "\n".join(filter(None, [*lines, settings.SITE_URL + address]))
