"""Questions and answers about a request; they change no date."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from . import guard, letters
from .decision import AlreadyDecided
from .logbook import note
from .models import BookingRequest, Message


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
    if _is_said_already(request, text, from_office=False):
        return
    guard.take(("message", str(request.pk)))
    request.messages.create(is_from_office=False, text=text)
    note(request, _("Sie haben uns geschrieben."))
    letters.message_to_staff(request, text).queue()


def _is_said_already(request: BookingRequest, text: str, *, from_office: bool) -> bool:
    last: Message | None = request.messages.last()
    return last is not None and last.is_from_office == from_office and last.text == text
