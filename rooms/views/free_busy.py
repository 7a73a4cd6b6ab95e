"""Free and busy of a room as files for other programs."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from django.utils import timezone

from quarters.former import FollowsFormerAddress
from quarters.polling import CALENDAR, JSON, ForPrograms, answer_if_new, for_everybody

from ..free_busy import FreeBusy
from ..models import Room


class FreeBusyView(FollowsFormerAddress, ForPrograms):
    """Open to everybody, also to pages of our partners."""

    def get_queryset(self):
        return Room.objects.published().with_hours()

    def get(self, request, slug):
        room = get_object_or_404(self.get_queryset(), slug=slug)
        free_busy = FreeBusy(room, timezone.localdate())
        build = self.builder(free_busy)
        return for_everybody(
            answer_if_new(request, free_busy.fingerprint, build, self.content_type)
        )


class FreeBusyCalendar(FreeBusyView):
    content_type = CALENDAR

    def builder(self, free_busy):
        return free_busy.as_calendar


class FreeBusyJson(FreeBusyView):
    content_type = JSON

    def builder(self, free_busy):
        return free_busy.as_json
