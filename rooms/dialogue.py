"""Questions and answers about a request; they change no date."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from . import guard, letters, proposing
from .decision import AlreadyDecided
from .logbook import note
from .models import Booking, BookingRequest, Message, Proposal
from .steps import in_words


@transaction.atomic
def ask_back(request: BookingRequest, *, by, text: str) -> None:
    """We ask, the request stays open. Raises AlreadyDecided if it is no longer.

    The same question twice in a row, from a double press, is one.
    """
    if not request.is_open:
        raise AlreadyDecided(request.bookings.select_related("room").first())
    if _is_said_already(request, text, from_office=True):
        return
    request.messages.create(is_from_office=True, by=by, text=text)
    note(request, _("Wir haben Ihnen eine Frage geschickt."), by=by)
    letters.question(request, text).queue()


@transaction.atomic
def write_to_us(request: BookingRequest, text: str) -> None:
    """The requester writes; staff get it as a letter. Raises guard.OverLimit."""
    # Two presses at the same moment are one message.
    BookingRequest.objects.select_for_update().get(pk=request.pk)
    if _is_said_already(request, text, from_office=False):
        return
    guard.take(("message", str(request.pk)))
    request.messages.create(is_from_office=False, text=text)
    note(request, _("Sie haben uns geschrieben."))
    letters.message_to_staff(request, text).queue()


@transaction.atomic
def turn_down(proposal: Proposal) -> None:
    """„Passt nicht“: our offer ends, the date stays open, staff are told. Twice is
    as once."""
    if not proposing.end(proposal):
        return
    request = proposal.booking.request
    offered = in_words(proposal.room, proposal.starts_at, proposal.ends_at)
    text = _("Ihr Vorschlag passt leider nicht: %(offered)s") % {"offered": offered}
    request.messages.create(is_from_office=False, text=text)
    note(
        request,
        _("Sie haben unseren Vorschlag abgelehnt."),
        booking=proposal.booking,
        old=offered,
    )
    letters.message_to_staff(request, text).queue()


def ask_for_notice(booking: Booking, is_wanted: bool) -> None:
    """„Bescheid geben, wenn frei“, on or off."""
    booking.wants_notice, booking.noticed_at = is_wanted, None
    booking.save(update_fields=["wants_notice", "noticed_at"])


def _is_said_already(request: BookingRequest, text: str, *, from_office: bool) -> bool:
    last: Message | None = request.messages.last()
    return last is not None and last.is_from_office == from_office and last.text == text
