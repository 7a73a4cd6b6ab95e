"""What a plan of several dates says as a whole."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .found import State
from .line import Line

TOLD = (State.FREE, State.REQUESTED, State.CLOSED, State.TAKEN, State.IMPOSSIBLE)


@dataclass
class Problem:
    """Why a plan cannot be sent like this, and at which lines."""

    headline: str
    lines: list[Line] = field(default_factory=list)


class PlanWords:
    lines: list[Line]

    @property
    def asked(self) -> list[Line]:
        """What is asked for if it is sent now."""
        return [line for line in self.lines if not line.is_left_out]

    @property
    def left_out(self) -> list[Line]:
        return [line for line in self.lines if line.is_left_out]

    @property
    def surprises(self) -> list[Line]:
        """Lines about which somebody has to choose first, or once more."""
        return [line for line in self.lines if not line.is_answered]

    @property
    def counts(self) -> str:
        """„9 frei, 1 geschlossen, 1 belegt“"""
        number = Counter(line.state for line in self.lines)
        words = [f"{number[state]} {state.label}" for state in TOLD if number[state]]
        return ", ".join(words)

    @property
    def headline(self) -> str:
        number = len(self.lines)
        words = ngettext("%(number)s Termin", "%(number)s Termine", number)
        return f"{words % {'number': number}}: {self.counts}"

    def problem(self, *, is_sending: bool = False) -> Problem | None:
        """What has to be mended first. A date that somebody meant to ask for and that
        is not possible any more is one only for those who press „Weiter“."""
        if not self.asked:
            return Problem(self._nothing_left())
        lines = [line for line in self.lines if line.error]
        if is_sending and self.surprises:
            return Problem(_changed_sentence(len(self.surprises)), self.surprises)
        return Problem(_("Bitte prüfen Sie Ihre Auswahl."), lines) if lines else None

    def _nothing_left(self) -> str:
        if any(line.is_good for line in self.lines):
            return _("Bitte lassen Sie mindestens einen Termin stehen.")
        return _("Keiner dieser Termine ist so möglich. Bitte wählen Sie andere.")

    @property
    def outcome(self) -> str:
        """„Sie fragen 10 Termine an, 1 wird ausgelassen.“"""
        number, left = len(self.asked), len(self.left_out)
        asked = ngettext(
            "Sie fragen %(number)s Termin an",
            "Sie fragen %(number)s Termine an",
            number,
        ) % {"number": number}
        if not left:
            return f"{asked}."
        words = ngettext(
            "%(asked)s, %(left)s wird ausgelassen.",
            "%(asked)s, %(left)s werden ausgelassen.",
            left,
        )
        return words % {"asked": asked, "left": left}

    @property
    def has_rivals(self) -> bool:
        return any(line.chosen_state == State.REQUESTED for line in self.asked)

    @property
    def names_rooms(self) -> bool:
        """More than one room is in it, so that each line has to say which."""
        return len({(line.chosen or line.slot).room for line in self.lines}) > 1


def _changed_sentence(number: int) -> str:
    return ngettext(
        "%(number)s Termin hat sich inzwischen geändert.",
        "%(number)s Termine haben sich inzwischen geändert.",
        number,
    ) % {"number": number}
