"""The calendar to subscribe to (RFC 5545 and 7986): one VEVENT per date, no rule."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from quarters.polling import readable

from ..calendar_file import empty_calendar, entry_of
from ..models import EventDateQuerySet
from .said import fingerprint

WEEKS_BACK = 4
# About a year of a full programme; what is farther off comes in by itself.
MOST = 1000
ORDER = ["first_on", "starts_at", "pk"]
REFRESH = timedelta(hours=1)


class Subscription:
    """From four weeks ago on; what was cancelled stays, marked as such."""

    def __init__(self, name: str, dates: EventDateQuerySet):
        """`name`: of the quarter or topic; empty for all."""
        self.name = _("QEK: %(name)s") % {"name": name or _("alle Quartiere")}
        since = timezone.localdate() - timedelta(weeks=WEEKS_BACK)
        self.dates = dates.published().since(since).order_by(*ORDER)[:MOST]

    @cached_property
    def fingerprint(self) -> str:
        return fingerprint(self.dates, self.name)

    def as_calendar(self) -> bytes:
        calendar = empty_calendar()
        self._describe(calendar)
        for date in self.dates.in_words():
            entry = entry_of(date)
            # A programme that one looks at does not make one busy.
            entry.add("transp", "TRANSPARENT")
            calendar.add_component(entry)
        return calendar.to_ical()

    def _describe(self, calendar) -> None:
        """Each programme knows its own of these names."""
        for name in ["name", "x-wr-calname"]:
            calendar.add(name, readable(self.name))
        calendar.add("x-wr-timezone", str(timezone.get_default_timezone()))
        as_span = {"VALUE": "DURATION"}
        calendar.add("refresh-interval", REFRESH, parameters=as_span)
        calendar.add("x-published-ttl", "PT1H")
