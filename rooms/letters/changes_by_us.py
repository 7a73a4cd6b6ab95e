"""Letters about what we had to change ourselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quarters.words import sentences

from ..calendar_file import calendar_file
from .base import Letter, to_requester

if TYPE_CHECKING:
    from ..steps import Step


def changed_by_us(
    taken: list[Step], staying: list[Step], *, reason: str, link: str = ""
) -> Letter:
    """One letter, however many dates have moved; it names those that stay, too."""
    first = taken[0]
    new_rooms = [step.room for step in taken if step.room != step.old_room]
    letter = to_requester(
        "changed_by_us",
        first.booking.request,
        booking=first.booking,
        taken=taken,
        times=len({step.old_start for step in taken}),
        staying=staying,
        old_start=first.old_start,
        new_room=new_rooms[0] if new_rooms else None,
        reason=sentences(reason),
        link=link,
    )
    letter.attachments["termin.ics"] = calendar_file([step.booking for step in taken])
    return letter
