"""The letters about a request: which words, to whom, with which link.

Each is put into the outbox in the transaction of the change that it reports. The
wording stands in `templates/mail/`: first line the subject, then the text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from post_office.models import Email

from quarters.contacts import Contact, contact_for

from . import outbox
from .calendar_file import calendar_file
from .finding import alternatives
from .models import Booking, BookingRequest

RULES_IN_LETTER = 3


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


def drop_waiting(request: BookingRequest, kind: str) -> None:
    """Take letters back that were written for later and have become pointless."""
    waiting = request.letters.filter(kind=kind).waiting()
    Email.objects.filter(pk__in=waiting.values("email")).delete()


def link_to_send(request: BookingRequest, *, is_first: bool = False) -> Letter:
    return _to_requester("link", request, is_first=is_first)


def link_reminder(request: BookingRequest) -> Letter:
    """The same once more, for those who have not pressed the button in a day."""
    return _to_requester("link", request, is_reminder=True, kind="link_reminder")


def received(request: BookingRequest) -> Letter:
    return _to_requester("received", request)


def to_staff(
    request: BookingRequest, rivals: list[Booking], *, again: bool = False
) -> Letter:
    """Somebody asks; `again` is the repeat shortly before the answer is due."""
    return _to_office(
        "to_staff",
        request,
        rivals=rivals,
        link=_desk(request),
        is_again=again,
        kind="to_staff_again" if again else "to_staff",
    )


def answer(
    request: BookingRequest,
    *,
    confirmed: list[Booking],
    declined: list[Booking],
    reason: str = "",
    message: str = "",
    link: str = "",
) -> Letter:
    """One letter for a decision: what is confirmed, what is not, and why."""
    first = (confirmed or declined)[0]
    free = []
    if not confirmed:
        span = first.starts_at, first.ends_at
        free = alternatives(first.room, *span, persons=request.persons)
    letter = _to_requester(
        "confirmed" if confirmed else "declined",
        request,
        confirmed=confirmed,
        declined=declined,
        reason=reason,
        message=message,
        rules=first.room.rule_lines[:RULES_IN_LETTER],
        alternatives=[(option, absolute(option.url)) for option in free],
        link=link,
    )
    if confirmed:
        letter.attachments["termin.ics"] = calendar_file(confirmed)
    return letter


def links(requests: list[BookingRequest]) -> Letter:
    """A fresh link to each of one person's requests, the latest request first."""
    entries = [
        {
            "request": request,
            "booking": request.bookings.select_related("room").first(),
            "link": absolute(reverse("rooms:status", args=[request.new_link()])),
        }
        for request in requests
    ]
    first = entries[0]
    return _to_requester(
        "links", first["request"], requests=entries, link=first["link"]
    )


def changed(request: BookingRequest, before: str, after: str) -> Letter:
    return _to_requester("changed", request, before=before, after=after)


def changed_to_staff(request: BookingRequest, before: str, after: str) -> Letter:
    return _to_office(
        "changed_to_staff", request, before=before, after=after, link=_desk(request)
    )


def question(request: BookingRequest, text: str, *, link: str = "") -> Letter:
    return _to_requester("question", request, message=text, link=link)


def message_to_staff(request: BookingRequest, text: str) -> Letter:
    return _to_office("message_to_staff", request, message=text, link=_desk(request))


def withdrawn(request: BookingRequest) -> Letter:
    return _to_requester("withdrawn", request)


def withdrawn_to_staff(request: BookingRequest, reason: str) -> Letter:
    return _to_office("withdrawn_to_staff", request, reason=reason)


def cancelled(*bookings: Booking, by_us: bool, reason: str) -> Letter:
    """One letter, however many dates of a request are off."""
    template = "cancelled_by_us" if by_us else "cancelled"
    first = bookings[0]
    context = {"booking": first, "cancelled": bookings, "reason": reason}
    letter = _to_requester(template, first.request, **context)
    letter.attachments["termin.ics"] = calendar_file(list(bookings))
    return letter


def cancelled_to_staff(booking: Booking, reason: str) -> Letter:
    return _to_office(
        "cancelled_to_staff", booking.request, booking=booking, reason=reason
    )


def _desk(request: BookingRequest) -> str:
    """Where staff answer; behind the login."""
    return absolute(reverse("admin:rooms_bookingrequest_decide", args=[request.pk]))


def absolute(path: str) -> str:
    """An address of the configured site, never of the host that somebody asked for."""
    return f"{settings.SITE_URL}{path}"


def _to_requester(template: str, request: BookingRequest, **context) -> Letter:
    link = context.pop("link", "") or absolute(
        reverse("rooms:status", args=[request.new_link()])
    )
    letter = _letter(template, request, link=link, **context)
    letter.to = request.email
    return letter


def _to_office(template: str, request: BookingRequest, **context) -> Letter:
    letter = _letter(template, request, **context)
    letter.to, letter.reply_to = letter.reply_to, request.email
    return letter


def _letter(
    template: str, request: BookingRequest, *, kind: str = "", **context
) -> Letter:
    bookings = list(request.bookings.select_related("room__place__quarter"))
    context.setdefault("booking", bookings[0])
    quarter = bookings[0].room.quarter
    contact: Contact = contact_for(quarter)
    context.update(request=request, bookings=bookings, contact=contact, quarter=quarter)
    rendered = render_to_string(f"mail/{template}.txt", context).strip()
    # No-break spaces are for pages; in a letter they are in the way of copying.
    rendered = rendered.replace("\xa0", " ")
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
