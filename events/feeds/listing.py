"""The dates as JSON. What the names mean is written down in `docs/termine.md`."""

from __future__ import annotations

import json
from datetime import date
from urllib.parse import urlencode

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from ..models import EventDate
from .asking import Asked
from .entry import entry
from .said import FACTS, SAID, belongings, fingerprint_of

VERSION = 1
PER_PAGE = 100


class Listing:
    """One page of what was asked for, in the order of the days."""

    def __init__(self, data: QueryDict, today: date):
        self.asked = Asked(data, today)
        chosen = self.asked.matching(EventDate.objects.published())
        start = (self.asked.page - 1) * PER_PAGE
        self.total = chosen.count()
        ordered = chosen.order_by("first_on", "starts_at", "pk")
        self.dates = ordered[start : start + PER_PAGE]

    @cached_property
    def rows(self) -> list[dict]:
        return list(self.dates.values("event_id", *SAID, *FACTS))

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PER_PAGE))

    @property
    def is_beyond_the_last(self) -> bool:
        return self.asked.page > self.pages

    @cached_property
    def fingerprint(self) -> str:
        """Three queries, whatever is asked for, and one for each filter."""
        events = {row["event_id"] for row in self.rows}
        head = json.dumps(self._head())
        return fingerprint_of(self.rows, head, repr(belongings(events)))

    def as_json(self) -> bytes:
        dates = self.dates.with_new_address().prefetch_related(
            "event__quarters", "event__topics", "event__audiences"
        )
        return written(self._head() | {"termine": [entry(row) for row in dates]})

    @staticmethod
    def no_such_page() -> bytes:
        return written({"version": VERSION, "fehler": _("Diese Seite gibt es nicht.")})

    def _head(self) -> dict:
        asked, last = self.asked, self.asked.last
        return {
            "version": VERSION,
            "adresse": self._address(asked.page),
            "zeitzone": str(timezone.get_default_timezone()),
            "von": asked.first.isoformat(),
            "bis": last and last.isoformat(),
            "hinweise": asked.notes,
            "anzahl": self.total,
            "seite": asked.page,
            "seiten": self.pages,
            "weiter": self._address(asked.page + 1) if self._goes_on else None,
        }

    @property
    def _goes_on(self) -> bool:
        return self.asked.page < self.pages

    def _address(self, page: int) -> str:
        """With what was understood only: the same list for whoever asks for it."""
        params = self.asked.params | ({"seite": page} if page > 1 else {})
        query = f"?{urlencode(params)}" if params else ""
        return f"{settings.SITE_URL}{reverse('events:json')}{query}"


def written(said: dict) -> bytes:
    return json.dumps(said, ensure_ascii=False, indent=1).encode()
