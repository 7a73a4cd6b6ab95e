"""The requester changes an open request; it stays open, and both sides are told."""

from __future__ import annotations

from django.utils.translation import gettext as _

from quarters.words import clock_span, long_date

from . import letters
from .forms.change import ChangeForm
from .guarding import guarded, lock_rooms
from .logbook import note
from .models import Booking, BookingRequest
from .refusal import Refused


@guarded
def change(request: BookingRequest, booking: Booking, form: ChangeForm) -> None:
    """Store a checked form. The same once more changes nothing and writes no letter.

    Raises Refused if we have answered meanwhile.
    """
    lock_rooms(booking.room)
    booking.refresh_from_db()
    if not booking.is_open:
        sentence = _("Diese Anfrage ist inzwischen schon beantwortet.")
        raise Refused("decided", sentence)
    before = in_words(BookingRequest.objects.get(pk=request.pk), booking)
    booking.starts_at, booking.ends_at = form.span
    booking.block()
    booking.save()
    request = form.save()
    after = in_words(request, booking)
    if before == after and not form.has_changed():
        return
    note(
        request,
        _("Sie haben Ihre Angaben geändert."),
        booking=booking,
        old=before[:200],
        new=after[:200],
    )
    letters.changed(request, before, after).queue()
    letters.changed_to_staff(request, before, after).queue()


def in_words(request: BookingRequest, booking: Booking) -> str:
    return _("%(day)s, %(time)s; %(purpose)s, etwa %(persons)s Personen") % {
        "day": long_date(booking.starts_at),
        "time": clock_span(booking.starts_at, booking.ends_at),
        "purpose": request.purpose,
        "persons": request.persons,
    }
