"""What a search for a room asked for and what it found, in words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from quarters.models import Quarter
from quarters.words import clock_span, long_date

from .models import Room
from .refusal import Refused
from .schedule import Span


class State(TextChoices):
    """How a room answers, the best answer first."""

    FREE = "free", gettext_lazy("frei")
    REQUESTED = "requested", gettext_lazy("angefragt")
    TAKEN = "taken", gettext_lazy("belegt")
    CLOSED = "closed", gettext_lazy("geschlossen")
    IMPOSSIBLE = "impossible", gettext_lazy("unmöglich")
    # Nobody asked for a day: the room fits, and says when it is free next.
    FITS = "fits", gettext_lazy("passt")
    MAYBE = "maybe", gettext_lazy("passt vielleicht")

    @classmethod
    def of_refusal(cls, refusal: Refused) -> State:
        return STATE_OF_REFUSAL.get(refusal.code, cls.IMPOSSIBLE)


STATE_OF_REFUSAL = {
    "taken": State.TAKEN,
    "turnover": State.TAKEN,
    "held": State.REQUESTED,
    "opening": State.CLOSED,
    "closure": State.CLOSED,
}


@dataclass(frozen=True)
class SearchWish:
    persons: int | None = None
    day: date | None = None
    span: Span | None = None
    step_free: bool = False
    quarter: Quarter | None = None

    def __bool__(self):
        return any([self.persons, self.day, self.step_free, self.quarter])

    def __str__(self):
        """„für 20 Personen, Dienstag, 19. Januar 2027, 18:00 bis 20:00 Uhr“"""
        persons = self.persons and ngettext(
            "für %(number)s Person", "für %(number)s Personen", self.persons
        ) % {"number": self.persons}
        parts = [
            persons,
            self.day and long_date(self.day),
            self.span and clock_span(*self.span),
            self.step_free and _("stufenlos"),
            self.quarter and self.quarter.name,
        ]
        return ", ".join(part for part in parts if part)


class Link(NamedTuple):
    text: str
    url: str


@dataclass
class Result:
    room: Room
    state: State
    sentence: str = ""
    url: str = ""
    other: Link | None = None  # the nearest free time, where the wished one is not
    refusal: Refused | None = None
    notes: list[str] = field(default_factory=list)


@dataclass
class Search:
    wish: SearchWish
    results: list[Result]
    left_out: list[str]

    @property
    def free(self) -> list[Result]:
        return [found for found in self.results if found.state == State.FREE]

    @property
    def heading(self) -> str:
        if self.wish.day and not self.free:
            return _("Zu dieser Zeit ist kein Raum frei")
        if self.wish.day:
            number = len(self.free)
            words = ngettext(
                "%(number)s Raum ist frei", "%(number)s Räume sind frei", number
            )
        elif number := sum(found.state == State.FITS for found in self.results):
            words = ngettext("%(number)s Raum passt", "%(number)s Räume passen", number)
        else:
            number = len(self.results)
            words = ngettext(
                "%(number)s Raum passt vielleicht",
                "%(number)s Räume passen vielleicht",
                number,
            )
        return words % {"number": number}

    @property
    def left_out_sentence(self) -> str:
        number = len(self.left_out)
        return ngettext(
            "%(number)s Raum passt nicht: %(rooms)s.",
            "%(number)s Räume passen nicht: %(rooms)s.",
            number,
        ) % {"number": number, "rooms": ", ".join(self.left_out)}

    @property
    def common_refusal(self) -> Refused | None:
        """What is wrong with the wish itself, whatever the room."""
        for code in ("order", "past"):
            found = [result.refusal for result in self.results]
            if found and all(refusal and refusal.code == code for refusal in found):
                return found[0]
        return None
