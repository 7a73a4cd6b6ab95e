"""Pages behind a secret address: kept by nobody, found by nobody, named to nobody."""

from django.http import HttpResponse


def keep_private(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response
