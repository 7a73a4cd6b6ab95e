"""What a visitor asked the list of events for, read from the address."""

from __future__ import annotations

from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext as _

from quarters.filters import Facet, Filter, ForWhom, Rows
from quarters.models import Audience, Quarter, Topic

from .facets import Age, Day, Language
from .models import EventDateQuerySet
from .periods import CHOICES, Period, period, stretch, week


class EventFilter(Filter):
    """What it is about and for whom, whenever it is."""

    def __init__(self, data: QueryDict, quarters: list[Quarter]):
        self.facets = [
            Rows("quartier", _("Quartier"), quarters, data),
            Rows("thema", _("Thema"), Topic.objects.all(), data),
            ForWhom("fuer", _("Für wen"), Audience.objects.all(), data),
            Age("alter", _("Alter"), data),
            Language(data),
            Facet("kostenlos", _("Kosten"), [("ja", _("kostenlos"))], data),
        ]

    def matching(self, dates: EventDateQuerySet) -> EventDateQuerySet:
        dates = dates.matching(
            quarters=self["quartier"],
            topics=self["thema"],
            audiences=self["fuer"],
        )
        if self["alter"] is not None:
            dates = dates.for_age(self["alter"])
        if self["sprache"]:
            dates = dates.in_language(self["sprache"])
        return dates.free_of_charge() if self["kostenlos"] else dates


class ListFilter(EventFilter):
    """And when: two days, else a week, else one of the quick links."""

    def __init__(self, data: QueryDict, quarters: list[Quarter], today: date):
        """Raises NoSuchWeek where the address names an impossible week."""
        super().__init__(data, quarters)
        self.times = Facet("zeitraum", _("Zeitraum"), CHOICES, data)
        self.first, self.last = Day("von", _("Von"), data), Day("bis", _("Bis"), data)
        self.facets += [self.first, self.last]
        has_days = self["von"] or self["bis"]
        self.week = "" if has_days else data.get("woche", "").strip()
        self.period = self._period(today)

    def apply(self, dates: EventDateQuerySet) -> EventDateQuerySet:
        chosen = self.matching(dates)
        if self.period.is_past:
            return chosen.past()
        if self.period.is_this_week:
            return chosen.this_week()
        return chosen.between(self.period.first, self.period.last)

    @property
    def narrows(self) -> bool:
        """Whether more is asked than where and when."""
        return any(
            facet.param not in ["quartier", "von", "bis"] for facet in self.chosen
        )

    @property
    def kept(self) -> tuple[str, str]:
        """The parameter that says when, for a form that asks for the rest."""
        if self.week:
            return "woche", self.week
        return "zeitraum", self.times.thing or ""

    @property
    def unknown(self) -> list[Facet]:
        return [facet for facet in [*self.facets, self.times] if facet.is_unknown]

    def _period(self, today: date) -> Period:
        if self["von"] and self["bis"] and self["bis"] < self["von"]:
            self.last.give_up()
        if self["von"] or self["bis"]:
            return stretch(self["von"], self["bis"], today)
        if self.week:
            return week(self.week, today)
        return period(self.times.thing or "woche", today)
