"""How a request comes in: begun, its link sent, sent off by its button."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from quarters.local_time import local_day

from . import guard, letters
from .deadline import answer_by, working_morning_before
from .guarding import guarded
from .logbook import locked_bookings, note
from .models import Booking, BookingRequest
from .models.request import new_number
from .rules import Verdict, verdict
from .schedule import Schedule

Status = Booking.Status
REMIND_AFTER = timedelta(hours=24)


def fingerprint(form, nonce: str) -> str:
    """The same form with the same content, pressed twice, is one request."""
    parts = [nonce] + [
        f"{name}={value}"
        for name, value in sorted(form.cleaned_data.items())
        if name not in ("stamp", "website")
    ]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def begin(form, submission: str, *limits: tuple[str, str]) -> BookingRequest:
    """Store a checked form as an unsent request and put the letter with the link into
    the outbox. The same submission, pressed twice or at once, is one request.

    Raises guard.OverLimit.
    """
    try:
        with transaction.atomic():
            earlier = BookingRequest.objects.filter(submission=submission).first()
            return earlier or _begin(form, submission, limits)
    except IntegrityError:
        # The same form came twice at the same moment, and the other one was first.
        return BookingRequest.objects.get(submission=submission)


def _begin(form, submission: str, limits) -> BookingRequest:
    guard.take(*limits)
    request = form.save(commit=False)
    request.number = _free_number()
    request.submission = submission
    request.rules_version = form.room.rules_version
    request.rules_accepted_at = timezone.now()
    request.save()
    form.save_m2m()
    starts_at, ends_at = form.span
    Booking.objects.create(
        request=request, room=form.room, starts_at=starts_at, ends_at=ends_at
    )
    _send_link(request, is_first=True)
    return request


def _send_link(request: BookingRequest, *, is_first: bool = False) -> None:
    """Now, and once more tomorrow; a press on the button takes that back."""
    letters.drop_waiting(request, "link_reminder")
    letters.link_to_send(request, is_first=is_first).queue()
    letters.link_reminder(request).queue(at=timezone.now() + REMIND_AFTER)


def _free_number() -> str:
    number = new_number()
    while BookingRequest.objects.filter(number=number).exists():
        number = new_number()
    return number


@guarded
def change_address(
    request: BookingRequest, email: str, *limits: tuple[str, str]
) -> None:
    """Send the link to another address; links to the first one are dead at once.

    Nothing happens to a request that was sent off meanwhile. Raises guard.OverLimit.
    """
    locked_bookings(request)
    if request.is_sent:
        return
    guard.take(*limits)
    request.links.all().delete()
    request.email = email
    request.save(update_fields=["email"])
    _send_link(request)


@guarded
def send_link_again(request: BookingRequest, *limits: tuple[str, str]) -> None:
    """Raises guard.OverLimit."""
    locked_bookings(request)
    if request.is_sent:
        return
    guard.take(*limits)
    _send_link(request)


@transaction.atomic
def renew_links(email: str, *limits: tuple[str, str]) -> None:
    """Write to the address about all its requests that still have a page.

    Whether there are any is told to nobody else. Raises guard.OverLimit.
    """
    guard.take(*limits)
    requests = list(BookingRequest.objects.sent().of_address(email).with_a_page())
    if requests:
        letters.links(requests).queue()


@guarded
def send_off(request: BookingRequest) -> None:
    """The button behind the link: now the request is ours. Twice is as good as once.

    Raises Refused if the time has become impossible since; then it stays unsent.
    """
    bookings = locked_bookings(request)
    if request.is_sent:
        return
    rivals = []
    for booking in bookings:
        asked_on = local_day(request.created_at)
        rivals += check(booking, asked_on=asked_on).or_raise().rivals
        booking.status = Status.REQUESTED
        booking.save(update_fields=["status"])
    request.sent_at = timezone.now()
    request.answer_by = answer_by(timezone.localdate())
    request.save(update_fields=["sent_at", "answer_by"])
    note(request, _("Ihre Anfrage ist bei uns angekommen."), new=Status.REQUESTED)
    letters.drop_waiting(request, "link_reminder")
    letters.received(request).queue()
    letters.to_staff(request, rivals).queue()
    remind_at = working_morning_before(request.answer_by)
    letters.to_staff(request, rivals, again=True).queue(at=remind_at)


def check(booking: Booking, **options) -> Verdict:
    """The verdict on a stored date; it does not stand in its own way."""
    schedule = Schedule.around(
        booking.room, booking.starts_at, booking.ends_at, ignoring=booking
    )
    return verdict(schedule, booking.starts_at, booking.ends_at, **options)
