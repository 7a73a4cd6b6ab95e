"""Free and busy of a room as files for other programs: cheap to ask for again."""

from __future__ import annotations

from hashlib import sha256

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.generic import View

from ..free_busy import FreeBusy
from ..models import Room

CALENDAR, JSON = "text/calendar; charset=utf-8", "application/json; charset=utf-8"


def answer_if_new(request, fingerprint: str, build, content_type: str) -> HttpResponse:
    """304 where the reader has it already; else the file, built only then."""
    etag = quote_etag(sha256(f"{content_type} {fingerprint}".encode()).hexdigest()[:32])
    known = get_conditional_response(request, etag=etag)
    response = known or HttpResponse(build(), content_type=content_type)
    response.headers["ETag"] = etag
    return response


class FreeBusyView(View):
    """Open to everybody, also to pages of our partners."""

    def get(self, request, slug):
        room = get_object_or_404(Room.objects.published().with_hours(), slug=slug)
        free_busy = FreeBusy(room, timezone.localdate())
        response = answer_if_new(
            request, free_busy.fingerprint, self.builder(free_busy), self.content_type
        )
        response.headers["Cache-Control"] = "public, max-age=300"
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response


class FreeBusyCalendar(FreeBusyView):
    content_type = CALENDAR

    def builder(self, free_busy):
        return free_busy.as_calendar


class FreeBusyJson(FreeBusyView):
    content_type = JSON

    def builder(self, free_busy):
        return free_busy.as_json
