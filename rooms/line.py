"""One date of a request for several: how it stands, and what was chosen about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from quarters.words import long_date

from .found import State
from .models import Booking, Room
from .refusal import Refused
from .repairs import LEAVE_OUT, TAKE, Repair, Slot

# How the fields begin in which people choose about a date.
CHOICE = "wahl-"
Reason = Booking.Reason
REASON_OF_REFUSAL = {
    "taken": Reason.TAKEN,
    "turnover": Reason.TAKEN,
    "held": Reason.TAKEN,
    "opening": Reason.CLOSED,
    "closure": Reason.CLOSED,
    "past": Reason.SHORT_NOTICE,
    "lead": Reason.SHORT_NOTICE,
}


class Shown(NamedTuple):
    state: State


class Option(NamedTuple):
    value: str
    words: str
    is_checked: bool
    id: str


@dataclass
class Line:
    """One date in one room: how it stands, and what was chosen about it."""

    key: str
    day: date
    slot: Slot
    clock: str  # „18:00 bis 20:00 Uhr“, as it was wished
    state: State = State.FREE
    refusal: Refused | None = None
    hints: list[str] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    choice: str = ""  # as it was sent
    chosen: Slot | None = None  # what is asked for; None leaves the date out
    chosen_state: State = State.FREE
    error: str = ""  # why the choice cannot be

    @property
    def name(self) -> str:
        return f"{CHOICE}{self.key}"

    @property
    def room(self) -> Room:
        return self.slot.room

    @property
    def is_good(self) -> bool:
        return self.refusal is None

    @property
    def reason(self) -> str:
        """„Zu dieser Zeit ist der Raum belegt (18:00–20:00).“"""
        return first_sentence(str(self.refusal)) if self.refusal else ""

    @property
    def is_moved(self) -> bool:
        return self.chosen not in (None, self.slot)

    @property
    def is_left_out(self) -> bool:
        return self.chosen is None

    @property
    def is_answered(self) -> bool:
        """Nobody is surprised: the date is possible, or somebody chose about it."""
        has_chosen = self.choice not in ("", TAKE)
        return not self.error and (self.is_good or has_chosen)

    @property
    def options(self) -> list[Option]:
        """Where there is more to choose than taking the date or leaving it out."""
        if self.is_good and not self.is_moved and not self.error:
            return []
        options = {repair.value: repair.words for repair in self.repairs}
        if self.is_good:
            options = {TAKE: _("Doch wie zuerst gewünscht")} | options
        if self.is_moved:
            options.setdefault(self.chosen.value, str(self.chosen))
        options[LEAVE_OUT] = _("Diesen Termin auslassen")
        current = self.chosen.value if self.is_moved else LEAVE_OUT
        return [
            Option(value, words, value == current, f"id_{self.name}_{number}")
            for number, (value, words) in enumerate(options.items())
        ]

    @property
    def shown(self) -> Shown:
        """The state that is shown: of what is asked for, else of what was wished."""
        return Shown(self.state if self.is_left_out else self.chosen_state)

    @property
    def target(self) -> str:
        """The id of the first control."""
        return f"id_{self.name}_0"

    @property
    def wished(self) -> str:
        """„statt Dienstag, 16. Februar 2027, 18:00 bis 20:00 Uhr: belegt“"""
        if not self.is_moved:
            return ""
        when = f"{long_date(self.day)}, {self.clock}"
        if self.chosen.room != self.room:
            when = f"{self.room.name}, {when}"
        return _("statt %(when)s: %(state)s") % {
            "when": when,
            "state": self.state.label,
        }

    @property
    def left_out_reason(self) -> tuple[str, str]:
        """Code and sentence for a date that is not asked for."""
        if self.is_good:
            return "", _("Sie haben ihn gestrichen.")
        return reason_of(self.refusal)

    def booking(self) -> Booking:
        """The row that keeps it, not yet saved and of no request."""
        slot = self.chosen or self.slot
        booking = Booking(
            room=slot.room,
            starts_at=slot.starts_at,
            ends_at=slot.ends_at,
            wished=self.wished,
        )
        if self.is_left_out:
            booking.status = Booking.Status.LEFT_OUT
            booking.reason, booking.reason_text = self.left_out_reason
        booking.block()
        return booking


def reason_of(refusal: Refused) -> tuple[str, str]:
    """Code and sentence under which a date is left out because of a refusal."""
    code = REASON_OF_REFUSAL.get(refusal.code, Reason.RULES)
    return code, first_sentence(str(refusal))[:300]


def first_sentence(text: str) -> str:
    """The fact without the advice that follows it; a reason in brackets stays whole."""
    said = ""
    for part in text.split(". "):
        said = f"{said}. {part}" if said else part
        if said.count("(") == said.count(")"):
            break
    return said.rstrip(".") + "."
