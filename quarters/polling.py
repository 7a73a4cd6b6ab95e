"""Files that other programs ask for again and again: cheap while nothing changes."""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import sha256

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View

CALENDAR = "text/calendar; charset=utf-8"
JSON = "application/json; charset=utf-8"
ATOM = "application/atom+xml; charset=utf-8"
HTML = "text/html; charset=utf-8"
KEPT_SECONDS = 600
# Pasted by accident; neither XML nor a calendar file may carry them, and the last two
# groups turn the rest of a line around. Arabic reads well without them.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\u202a-\u202e\u2066-\u2069]")


class ForPrograms(View):
    """Read only: whoever sends something hears that (405), not that a form is old."""

    http_method_names = ["get", "head", "options"]

    @classmethod
    def as_view(cls, **options):
        return csrf_exempt(super().as_view(**options))


def answer_if_new(
    request: HttpRequest,
    fingerprint: str,
    build: Callable[[], bytes],
    content_type: str,
) -> HttpResponse:
    """304 where the reader has it already; else the file, built only then."""
    etag = quote_etag(sha256(f"{content_type} {fingerprint}".encode()).hexdigest()[:32])
    known = get_conditional_response(request, etag=etag)
    response = known or HttpResponse(build(), content_type=content_type)
    response.headers["ETag"] = etag
    return response


def answer_everybody(
    request: HttpRequest,
    fingerprint: str,
    build: Callable[[], bytes],
    content_type: str,
) -> HttpResponse:
    """After a change everybody asks within minutes: built once, then kept in memory.

    Only for what is public; nothing about people may stay behind in a cache.
    """
    key = sha256(f"{content_type} {fingerprint}".encode()).hexdigest()

    def built() -> bytes:
        return cache.get_or_set(f"polled-{key}", build, KEPT_SECONDS)

    return for_everybody(answer_if_new(request, fingerprint, built, content_type))


def for_everybody(response: HttpResponse) -> HttpResponse:
    """Also for pages of our partners; what is five minutes old is new enough."""
    response.headers["Cache-Control"] = "public, max-age=300"
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def readable(text: str) -> str:
    """Without the signs that no reader takes; breaks of lines stay."""
    return CONTROL.sub("", text.replace("\r\n", "\n"))
