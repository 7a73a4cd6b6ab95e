"""What no page should ever have to read: broken encodings, NUL, too much of it."""

import codecs

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render

NOT_A_CHARACTER = "\ufffd"  # what stands where bytes were no UTF-8


class ReadableInputMiddleware:
    """Answers 400 in plain words before any other code reads the form.

    Stands before CsrfViewMiddleware: an unreadable form would break there, and again
    in Django's own error page.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if is_readable(request):
            return self.get_response(request)
        return render(request, "400.html", status=400)


def is_readable(request) -> bool:
    address = request.path + request.META.get("QUERY_STRING", "")
    # Public pages answer NUL themselves; Django's admin asks the database for it.
    if address.startswith("/verwaltung/") and ("\0" in address or "%00" in address):
        return False
    if request.method != "POST":
        return True
    try:
        if request.encoding and codecs.lookup(request.encoding).name == "utf-8":
            request.encoding = "utf-8"  # also where it was spelled „UTF8“
        if request.content_type == "application/x-www-form-urlencoded":
            request.body.decode()  # Django would fall back to another encoding
        values = [value for _name, found in request.POST.lists() for value in found]
    except (BadRequest, SuspiciousOperation, MultiPartParserError, UnicodeError):
        return False
    return not any(NOT_A_CHARACTER in value for value in values)
