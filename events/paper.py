"""The foot of everything we print: whom to call, and where the dates are kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from quarters.contacts import Contact
from quarters.models import Quarter

from .languages import Words, own_names
from .periods import week_param
from .qr import QrCode, qr_code


@dataclass(frozen=True)
class Foot:
    phone: str
    lines: list[str]
    languages: list[Words]
    address: str
    qr: QrCode

    @property
    def address_parts(self) -> list[str]:
        """Host and path, each best kept in one line."""
        host, stroke, path = self.address.partition("/")
        return [f"{host}{stroke}", path]


def foot(contact: Contact, quarter: Quarter | None, day: date) -> Foot:
    """`day`: one of the week in which the sheet hangs; the page of the quarter tells
    from it when the sheet is old."""
    path = short_path(quarter)
    asked = f"?aushang={week_param(day)}" if quarter else ""
    return Foot(
        phone=phone_of(contact),
        lines=lines_of(contact),
        languages=own_names(contact.languages),
        address=in_words(path),
        qr=qr_code(f"{settings.SITE_URL}{path}{asked}"),
    )


def short_path(quarter: Quarter | None) -> str:
    """The address that outlives changes; without one quarter the list of dates."""
    if quarter is None:
        return reverse("events:event_list")
    return reverse("quarters:short_address", args=[quarter.short_slug])


def in_words(path: str) -> str:
    """„qek.example/bahnhofsvorstadt“: what one types from a sheet of paper."""
    parts = urlsplit(settings.SITE_URL)
    return f"{parts.netloc}{parts.path}{path}".rstrip("/")


def phone_of(contact: Contact) -> str:
    """Of the cover while the person is away."""
    return (contact.cover and contact.cover.phone) or contact.phone


def lines_of(contact: Contact) -> list[str]:
    """Name, place and hours; who stands in sits elsewhere at other times."""
    if contact.cover and contact.cover.phone:
        names = {"cover": contact.cover.name, "name": contact.name}
        return [_("%(cover)s, Vertretung für %(name)s") % names]
    place = contact.place
    is_away = contact.presence.kind == "away"
    return [
        line
        for line in [
            ", ".join(filter(None, [contact.name, contact.role])),
            place and ", ".join(filter(None, [place.name, place.street])),
            *([contact.presence.text] if is_away else contact.hours),
        ]
        if line
    ]
