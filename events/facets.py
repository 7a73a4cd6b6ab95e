"""Questions of the filter that are typed, or that only dates of events answer."""

from __future__ import annotations

from datetime import date

from django.http import QueryDict
from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext as _

from quarters.filters import Facet, Option
from quarters.words import full_date
from rooms.fields import parse_date

from .languages import OWN_NAMES
from .periods import YEARS

OLDEST = 120


class Typed(Facet):
    """Answered by typing; what cannot be read counts as unknown."""

    control = "typed"

    def __init__(self, param: str, label: str, data: QueryDict):
        super().__init__(param, label, [], data)
        thing = self.read(self.asked)
        if thing is not None:
            self.chosen = Option(self.value(thing), self.words(thing), thing, True)
            self.is_unknown = False

    value = staticmethod(str)

    @property
    def note(self) -> str:
        words = _(
            "Was bei „%(label)s“ steht, haben wir nicht verstanden."
            " Wir haben es weggelassen."
        )
        return words % {"label": self.label}


class Age(Typed):
    input_type, largest = "number", OLDEST

    def read(self, text: str) -> int | None:
        if len(text) > 3 or not (text.isascii() and text.isdecimal()):
            return None
        return int(text) if int(text) <= OLDEST else None

    def words(self, years: int) -> str:
        return ngettext("%(years)s Jahr", "%(years)s Jahre", years) % {"years": years}


class Day(Typed):
    """Reads „3.12.26“, „03.12.2026“ and „2026-12-03“."""

    input_type, is_too_early = "date", False

    def read(self, text: str) -> date | None:
        try:
            day = parse_date(text)
        except (ValueError, OverflowError):
            return None
        return day if day.year in YEARS else None

    def words(self, day: date) -> str:
        text = _("ab %(day)s") if self.param == "von" else _("bis %(day)s")
        return text % {"day": full_date(day)}

    def give_up(self) -> None:
        """The last day lies before the first."""
        self.chosen, self.is_unknown, self.is_too_early = None, True, True

    @property
    def note(self) -> str:
        if not self.is_too_early:
            return super().note
        return _("Der letzte Tag liegt vor dem ersten. Wir haben ihn weggelassen.")


class Language(Facet):
    """A code in the address; the thing is the list of its German names."""

    def __init__(self, data: QueryDict):
        names: dict[str, list[str]] = {"de": ["deutsch"]}
        for name, words in OWN_NAMES.items():
            names.setdefault(words.code, []).append(name)
        super().__init__("sprache", _("Sprache"), names.items(), data)

    @staticmethod
    def parts(thing):
        code, names = thing
        return code, get_language_info(code)["name_translated"], names
