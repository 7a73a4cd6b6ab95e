"""What a visitor asked a list for, read from the address.

Values are looked up among the known ones; what is unknown is left out and said so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.validators import slug_re
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .models import Audience, OfferQuerySet, Quarter, SlugHistory, Topic
from .models.person import WEEKDAYS


@dataclass
class Option:
    value: str
    label: str
    thing: Any
    is_chosen: bool = False


class Facet:
    """One question of a filter, with its answer in the address if there is one."""

    # How it is answered: the name of a component.
    control = "select"
    # The choice of whoever does not mind.
    any_label = gettext_lazy("Alle")

    def __init__(self, param: str, label: str, things: Iterable, data: QueryDict):
        """`things` are pairs of slug and label, or what `parts` can read."""
        asked = data.get(param, "").strip()
        self.param, self.label, self.data, self.asked = param, label, data, asked
        self.options = [
            Option(value, str(name), thing, is_chosen=value == asked)
            for value, name, thing in map(self.parts, things)
        ]
        self.chosen = next((o for o in self.options if o.is_chosen), None)
        self.is_unknown = bool(asked) and self.chosen is None

    @staticmethod
    def parts(thing):
        return *thing, thing[0]

    @property
    def thing(self):
        return self.chosen and self.chosen.thing

    @property
    def note(self) -> str:
        """What is said of an answer that is unknown."""
        return _(
            "Diese Auswahl bei „%(label)s“ gibt es nicht (mehr)."
            " Wir haben sie weggelassen."
        ) % {"label": self.label}

    @property
    def url_without(self) -> str:
        """The same list without this answer, from its first page on."""
        data = self.data.copy()
        for param in [self.param, "seite"]:
            data.pop(param, None)
        return f"?{data.urlencode()}" if data else "?"


class Rows(Facet):
    """Answered by the slug of a row, also by a former one: links to a list stay good
    when the thing gets a new address."""

    def __init__(self, param: str, label: str, things: Iterable, data: QueryDict):
        super().__init__(param, label, things, data)
        # What is no slug never reaches the database.
        if self.is_unknown and self.options and slug_re.match(self.asked):
            self._look_among_the_former()

    @staticmethod
    def parts(thing):
        return thing.slug, thing, thing

    def _look_among_the_former(self) -> None:
        keys = SlugHistory.objects.keys(type(self.options[0].thing), self.asked)
        key = keys.values_list("object_id", flat=True).first()
        for option in self.options:
            if option.thing.pk == key:
                option.is_chosen, self.chosen, self.is_unknown = True, option, False


class ForWhom(Rows):
    # One of the audiences is „Alle“: open to everybody.
    any_label = gettext_lazy("egal")


class Filter:
    """Several facets; `facets` are made by the subclass."""

    facets: list[Facet]

    def __getitem__(self, param: str):
        """The thing chosen for this parameter, or None."""
        for facet in self.facets:
            if facet.param == param:
                return facet.thing
        # Templates ask for keys first and go on with attributes.
        raise KeyError(param)

    @property
    def chosen(self) -> list[Facet]:
        return [facet for facet in self.facets if facet.chosen]

    @property
    def beside_the_quarter(self) -> list[Facet]:
        """What was chosen in the form: the quarter has chips of its own above it."""
        return [facet for facet in self.chosen if facet.param != "quartier"]

    @property
    def unknown(self) -> list[Facet]:
        return [facet for facet in self.facets if facet.is_unknown]


class OfferFilter(Filter):
    def __init__(self, data: QueryDict, quarters: list[Quarter]):
        self.facets = [
            Rows("quartier", _("Quartier"), quarters, data),
            Rows("thema", _("Thema"), Topic.objects.all(), data),
            ForWhom("fuer", _("Für wen"), Audience.objects.all(), data),
            Facet("tag", _("Wochentag"), weekdays(), data),
        ]

    def apply(self, offers: OfferQuerySet) -> OfferQuerySet:
        day = self["tag"] and [slug for slug, _name in weekdays()].index(self["tag"])
        return offers.on_weekday(day).matching(
            quarters=self["quartier"],
            topics=self["thema"],
            audiences=self["fuer"],
        )


class QuarterFilter(Filter):
    def __init__(self, data: QueryDict, quarters: list[Quarter]):
        self.facets = [Rows("quartier", _("Quartier"), quarters, data)]


def weekdays() -> list[tuple[str, str]]:
    return [(str(name).lower(), str(name)) for _number, name in WEEKDAYS]
