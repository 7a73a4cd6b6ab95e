"""The coming dates for feed readers."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from quarters.atom import AUTHOR, Entry, atom
from quarters.words import long_date

from .. import words
from ..models import EventDate
from .said import fingerprint

MOST = 50


class ComingDates:
    """From today on; a date that is cancelled or reworded comes up as new."""

    def __init__(self):
        coming = EventDate.objects.published().upcoming()
        self.dates = coming.order_by("first_on", "starts_at", "pk")[:MOST]

    @cached_property
    def fingerprint(self) -> str:
        return fingerprint(self.dates)

    def as_atom(self) -> bytes:
        return atom(
            _("QEK: Veranstaltungen"),
            _("Die nächsten Termine in den Quartieren."),
            path=reverse("events:atom"),
            page=reverse("events:event_list"),
            entries=[self._entry(date) for date in self.dates.in_words()],
        )

    @staticmethod
    def _entry(date: EventDate) -> Entry:
        title = f"{date.event.title}, {long_date(date.first_day)}"
        new = words.lasting_replacement(date)
        lines = [date.sentence, date.public_note, new, date.event.summary]
        return Entry(
            id=f"urn:uuid:{date.uid}",
            title=f"{date.sticker}: {title}" if date.sticker else title,
            path=date.get_absolute_url(),
            lines=[line for line in lines if line],
            updated=date.last_changed_at,
            author=date.event.organiser or AUTHOR,
        )
