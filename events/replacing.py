"""A date that does not take place as planned, and the one that takes its place."""

from __future__ import annotations

from django.utils.translation import gettext as _

from .models import EventDate

Status = EventDate.Status


def why_not(date: EventDate, status: str, new: EventDate | None) -> str:
    """A sentence for whoever chose this status and this new date, or nothing."""
    if status == Status.MOVED and new is None:
        return _(
            "Wählen Sie den neuen Termin. Steht er noch nicht fest, wählen Sie als"
            " Status „verschoben“."
        )
    if new and status not in [Status.MOVED, Status.CANCELLED]:
        return _("Ein neuer Termin passt nur zu „verlegt“ und „fällt aus“.")
    if new and date.pk in _way_from(new):
        return _("Der neue Termin ist selbst hierher verlegt. Wählen Sie einen andern.")
    return ""


def _way_from(date: EventDate) -> list[int]:
    """The dates that one comes to, each of them once."""
    way = []
    while date and date.pk not in way:
        way.append(date.pk)
        date = date.moved_to
    return way
