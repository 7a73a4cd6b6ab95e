"""What a row says about a person, in plain words and values, complete by itself: a new
field or a new kind of row is in the file without being named here."""

from __future__ import annotations

import datetime as dt
import re

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from post_office.models import Email

from .forgetting import hanging_on
from .models import Booking, BookingRequest, RequestLetter, RequestLink

SECRET_LINK = re.compile(r"(/anfrage/)[\w-]{20,}")
# Keys of rows and hashes: ours, not theirs.
TECHNICAL = {"id", "request", "booking", "submission"}
WORDS = {
    "created_at": _("begonnen am"),
    "language": _("Sprache"),
    "rules_version": _("Fassung der Regeln"),
    "rules_accepted_at": _("Regeln angenommen am"),
    "anonymised_at": _("Daten gelöscht am"),
    "uid": _("Kennung im Kalender"),
    "sequence": _("Zahl der Änderungen"),
    "is_public": _("öffentlich"),
}


def facts_of_request(request: BookingRequest) -> dict:
    facts = _facts(request)
    facts[str(_("braucht"))] = [str(need) for need in request.needs.all()]
    facts[str(_("Termine"))] = [
        _facts(booking) | _hanging(Booking, booking)
        for booking in request.bookings.all()
    ]
    return facts | _hanging(BookingRequest, request)


def facts_of_letter(letter: Email) -> dict:
    return {
        str(_("an")): ", ".join(letter.to),
        str(_("geschrieben am")): plain(letter.created),
        str(_("Stand")): str(letter.get_status_display()),
        str(_("Betreff")): letter.subject,
        # The team hands the file on; the secret address belongs to one person alone.
        str(_("Text")): SECRET_LINK.sub(r"\1…", letter.message),
        str(_("Anhänge")): [file.name for file in letter.attachments.all()],
    }


def plain(value):
    """As it can stand in a file: points in time as local time with its offset."""
    if isinstance(value, dt.datetime):
        return timezone.localtime(value).isoformat(timespec="seconds")
    if isinstance(value, dt.date):
        return value.isoformat()
    if value is None or isinstance(value, bool | int):
        return value
    return str(value)


def _facts(row: models.Model) -> dict:
    return {
        str(WORDS.get(field.name, field.verbose_name)): _value(row, field.name)
        for field in row._meta.concrete_fields
        if field.name not in TECHNICAL
    }


def _value(row: models.Model, name: str):
    display = getattr(row, f"get_{name}_display", None)
    return plain(display() if display else getattr(row, name))


def _hanging(model: type[models.Model], row: models.Model) -> dict:
    """Messages, history and whatever else goes with the row."""
    facts = {}
    for relation in hanging_on(model):
        rows = relation.related_model
        if rows in (RequestLetter, RequestLink) or rows._meta.auto_created:
            continue
        if model is Booking and _hangs_on_request(rows):
            continue  # It is listed there.
        found = rows._base_manager.filter(**{relation.field.name: row})
        facts[str(rows._meta.verbose_name_plural)] = [_facts(one) for one in found]
    return facts


def _hangs_on_request(model: type[models.Model]) -> bool:
    return any(
        relation.related_model is model for relation in hanging_on(BookingRequest)
    )
