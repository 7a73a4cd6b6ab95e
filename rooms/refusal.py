"""How a rule says no, and what staff may pass over."""

from __future__ import annotations

from enum import Flag, auto

from django.utils.translation import gettext as _

from .models import Booking


class Refused(Exception):
    """A rule says no. `code` names the rule, `str()` is a sentence for the person.

    The sentence never says who occupies a room; staff find that in `clashes`.
    """

    def __init__(self, code: str, message: str, clashes: list[Booking] | None = None):
        super().__init__(message)
        self.code = code
        self.clashes = clashes or []

    @property
    def headline(self) -> str:
        """For a time that was possible before and is not any more."""
        if self.code in ("taken", "turnover", "held"):
            return _("Der Termin ist inzwischen belegt.")
        return _("Der Termin ist so nicht mehr möglich.")


class Waive(Flag):
    """What staff may pass over with a tick; a real overlap is not among it."""

    NOTHING = 0
    PAST = auto()
    RASTER = auto()
    DURATION = auto()
    PERIOD = auto()
    OPENING = auto()
    CLOSURE = auto()
    CAPACITY = auto()
    TURNOVER = auto()
    HELD = auto()
    # Dates that staff enter themselves: the limits for requests are not for them.
    OWN_DATES = PAST | RASTER | DURATION | PERIOD | CAPACITY | HELD
    HOURS = OPENING | CLOSURE


# Which tick of staff passes over which refusal, by its code.
WAIVER = {
    "past": Waive.PAST,
    "lead": Waive.PERIOD,
    "horizon": Waive.PERIOD,
    "opening": Waive.OPENING,
    "closure": Waive.CLOSURE,
    "turnover": Waive.TURNOVER,
    "persons": Waive.CAPACITY,
}


def waived_words(waive: Waive) -> str:
    """„trotz Schließzeit“, for the log."""
    names = {
        Waive.PAST: _("Nachtrag"),
        Waive.PERIOD: _("trotz Frist"),
        Waive.OPENING: _("trotz Öffnungszeit"),
        Waive.CLOSURE: _("trotz Schließzeit"),
        Waive.TURNOVER: _("Pause weggelassen"),
        Waive.CAPACITY: _("trotz Personenzahl"),
    }
    return ", ".join(word for flag, word in names.items() if flag in waive)
