from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.generic import View

from quarters.contacts import contact_of_the_site
from quarters.polling import CALENDAR, answer_if_new

from ..models import StaffFeed
from ..staff_feed import TeamCalendar
from .private import keep_private


class StaffFeedView(View):
    """Whoever has the secret address reads; wrong and old ones look the same."""

    is_private = True

    def get(self, request, slug, token):
        feed = StaffFeed.objects.behind(slug, token).select_related("room").first()
        return keep_private(self._file(feed) if feed else self._nothing())

    def _file(self, feed: StaffFeed) -> HttpResponse:
        calendar = TeamCalendar(feed.room)
        return answer_if_new(
            self.request, calendar.fingerprint, calendar.as_calendar, CALENDAR
        )

    def _nothing(self) -> HttpResponse:
        context = {"contact": contact_of_the_site()}
        return render(self.request, "rooms/dead_link.html", context, status=404)
