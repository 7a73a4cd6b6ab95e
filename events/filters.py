"""What a visitor asked the list of events for, read from the address."""

from __future__ import annotations

from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext as _

from quarters.filters import Facet, Filter
from quarters.models import Audience, Quarter, Topic

from .models import EventDateQuerySet
from .periods import CHOICES, Period, period, week


class EventFilter(Filter):
    """The quarter, topic and audience, and the period with its own quick links."""

    def __init__(self, data: QueryDict, quarters: list[Quarter], today: date):
        """Raises NoSuchWeek where the address names an impossible week."""
        self.times = Facet("zeitraum", _("Zeitraum"), CHOICES, data)
        self.facets = [
            Facet("quartier", _("Quartier"), quarters, data),
            Facet("thema", _("Thema"), Topic.objects.all(), data),
            Facet("fuer", _("Für wen"), Audience.objects.all(), data),
        ]
        self.week = data.get("woche", "").strip()
        self.period = self._period(today)

    def apply(self, dates: EventDateQuerySet) -> EventDateQuerySet:
        chosen = self.matching(dates)
        if self.period.is_past:
            return chosen.past()
        return chosen.between(self.period.first, self.period.last)

    def matching(self, dates: EventDateQuerySet) -> EventDateQuerySet:
        """Narrowed by everything but the period."""
        return dates.matching(
            quarters=self["quartier"],
            topics=self["thema"],
            audiences=self["fuer"],
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
        if self.week:
            return week(self.week, today)
        return period(self.times.thing or "woche", today)
