"""A letter, how it is rendered, to whom it goes and with which link."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from post_office.models import Email

from quarters.contacts import Contact, contact_for

from .. import outbox
from ..models import BookingRequest


@dataclass
class Letter:
    """A letter as it will be sent, not yet in the outbox."""

    to: str
    subject: str
    text: str
    reply_to: str = ""
    sender_name: str = "QEK"
    attachments: dict[str, bytes] = field(default_factory=dict)
    request: BookingRequest | None = None
    kind: str = ""

    def queue(self, at: datetime | None = None) -> None:
        """Put it into the outbox, to leave now or at a later time.

        Left out where nobody can read it: requests taken by phone.
        """
        if self.to:
            email = outbox.put(self, at)
            self.request.letters.create(email=email, kind=self.kind)


def drop_waiting(request: BookingRequest, kind: str) -> bool:
    """Take letters back that were written for later and have become pointless;
    returns whether there were any."""
    waiting = request.letters.filter(kind=kind).waiting()
    dropped, _by_model = Email.objects.filter(pk__in=waiting.values("email")).delete()
    return bool(dropped)


def desk(request: BookingRequest) -> str:
    """Where staff answer; behind the login."""
    return absolute(reverse("admin:rooms_bookingrequest_decide", args=[request.pk]))


def absolute(path: str) -> str:
    """An address of the configured site, never of the host that somebody asked for."""
    return f"{settings.SITE_URL}{path}"


def to_requester(template: str, request: BookingRequest, **context) -> Letter:
    link = context.pop("link", "") or absolute(
        reverse("rooms:status", args=[request.new_link()])
    )
    letter = _letter(template, request, link=link, **context)
    letter.to = request.email
    return letter


def to_office(template: str, request: BookingRequest, **context) -> Letter:
    letter = _letter(template, request, **context)
    letter.to, letter.reply_to = letter.reply_to, request.email
    return letter


def _letter(
    template: str, request: BookingRequest, *, kind: str = "", **context
) -> Letter:
    bookings = request.dates()
    first = next((b for b in bookings if not b.is_left_out), bookings[0])
    context.setdefault("booking", first)
    quarter = first.room.quarter
    contact: Contact = contact_for(quarter)
    context.update(request=request, bookings=bookings, contact=contact, quarter=quarter)
    rendered = render_to_string(f"mail/{template}.txt", context).strip()
    # No-break spaces are for pages; in a letter they are in the way of copying.
    rendered = re.sub(r"\n{3,}", "\n\n", rendered.replace("\xa0", " "))
    subject, _blank, text = rendered.partition("\n\n")
    return Letter(
        to="",
        subject=" ".join(subject.split()),
        text=text.strip() + "\n",
        reply_to=contact.email,
        sender_name=f"QEK {quarter}" if quarter else "QEK",
        request=request,
        kind=kind or template,
    )
