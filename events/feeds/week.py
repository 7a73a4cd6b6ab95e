"""What is still to come this week in a quarter, for the pages of our partners."""

from __future__ import annotations

from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone
from django.utils.functional import cached_property

from ..days import by_day
from ..models import EventDate
from .said import FACTS, PLACES, SAID, TIMES, belongings, fingerprint_of

MOST = 100
MORE = ["event_id", *(f"moved_from__{name}" for name in [*TIMES, *PLACES])]


class PartnersWeek:
    def __init__(self, quarter):
        self.quarter = quarter
        chosen = EventDate.objects.published().this_week().for_quarter(quarter)
        self.dates = chosen.order_by("starts_at", "pk")[:MOST]

    @cached_property
    def fingerprint(self) -> str:
        """Of a page it is also news that a date is over or that it looks different."""
        rows, now = list(self.dates.values(*SAID, *FACTS, *MORE)), timezone.now()
        over = [row["pk"] for row in rows if row["ends_at"] and row["ends_at"] <= now]
        quarter = self.quarter.name, self.quarter.palette, self.quarter.motif
        said = [timezone.localdate(), over, static("css/site.css"), *quarter]
        named = belongings({row["event_id"] for row in rows})
        return fingerprint_of(rows, self.quarter.slug, repr(said), repr(named))

    def as_page(self) -> bytes:
        shown = {"quarter": self.quarter, "days": by_day(self.dates.with_facts())}
        return render_to_string("events/week_to_embed.html", shown).encode()
