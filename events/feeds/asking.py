"""What a program asked for in the address; what cannot be read is left out and said."""

from __future__ import annotations

import re
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext as _

from quarters.filters import Facet, Filter, Rows
from quarters.models import Audience, Quarter, Topic

from ..models import EventDateQuerySet

DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
KNOWN = ["quartier", "thema", "fuer", "von", "bis", "seite"]
# Of what nobody knows, in an answer to everybody.
MOST_NOTES, MOST_LETTERS = 5, 30
PAGE = re.compile(r"[1-9]\d{0,5}", re.ASCII)


class Asked(Filter):
    def __init__(self, data: QueryDict, today: date):
        self.data, self.today, self.notes = data, today, []
        self.facets = [
            self._facet("quartier", _("Quartier"), Quarter.objects.visible()),
            self._facet("thema", _("Thema"), Topic.objects.all()),
            self._facet("fuer", _("Für wen"), Audience.objects.all()),
        ]
        self.first = self._read("von", DAY, date.fromisoformat) or today
        self.last = self._read("bis", DAY, date.fromisoformat)
        self.page = self._read("seite", PAGE, int) or 1
        if self.last and self.last < self.first:
            self.notes.append(_("„bis“ liegt vor „von“."))
        for param in sorted(set(data) - set(KNOWN))[:MOST_NOTES]:
            note = _("„%(param)s“ kennen wir hier nicht; es wurde nicht beachtet.")
            self.notes.append(note % {"param": param[:MOST_LETTERS]})

    @property
    def params(self) -> dict[str, str]:
        """What was understood, as it stands in an address."""
        params = {facet.param: facet.chosen.value for facet in self.chosen}
        if self.first != self.today:
            params["von"] = self.first.isoformat()
        return params | ({"bis": self.last.isoformat()} if self.last else {})

    def matching(self, dates: EventDateQuerySet) -> EventDateQuerySet:
        if self.last and self.last < self.first:
            return dates.none()
        if self.last:
            dates = dates.between(self.first, self.last)
        elif self.first == self.today:
            dates = dates.upcoming()
        else:
            dates = dates.since(self.first)
        return dates.matching(
            quarters=self["quartier"],
            topics=self["thema"],
            audiences=self["fuer"],
        )

    def _facet(self, param: str, label: str, things) -> Facet:
        """Looked up only where something is asked: most ask for everything."""
        asked = self.data.get(param, "").strip()
        facet = Rows(param, label, things if asked else [], self.data)
        if facet.is_unknown:
            self._ignore(param)
        return facet

    def _read(self, param: str, pattern: re.Pattern, convert):
        text = self.data.get(param, "").strip()
        try:
            if pattern.fullmatch(text):
                return convert(text)
        except ValueError:
            pass
        if text:
            self._ignore(param)
        return None

    def _ignore(self, param: str) -> None:
        note = _(
            "Was bei „%(param)s“ steht, kennen wir nicht; es wurde nicht beachtet."
        )
        self.notes.append(note % {"param": param})
