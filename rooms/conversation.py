"""How a request comes in: begun, its link sent, sent off by its button."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quarters.local_time import local_day

from . import guard, letters
from .deadline import answer_by, working_morning_before
from .guarding import guarded
from .line import CHOICE, reason_of
from .logbook import locked_bookings, note
from .models import Booking, BookingRequest
from .models.request import new_number
from .refusal import Refused
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
    parts += sorted(
        f"{name}={value}"
        for name, value in form.data.items()
        if name.startswith(CHOICE)
    )
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
    request.number = free_number()
    request.submission = submission
    request.rhythm = _rhythm(form.cleaned_data)
    request.rules_version = form.room.rules_version
    request.rules_accepted_at = timezone.now()
    request.save()
    form.save_m2m()
    Booking.objects.bulk_create(_bookings(form, request))
    _send_link(request, is_first=True)
    return request


def _rhythm(data) -> str:
    """How the dates came about, in one word; the form asks it in two steps."""
    return data.get("rhythm") or data.get("often") or BookingRequest.Rhythm.ONCE


def _bookings(form, request: BookingRequest) -> list[Booking]:
    """The dates, unsaved; of several also those that were left out, and why."""
    if form.has_several:
        bookings = [line.booking() for line in form.plan.lines]
    else:
        starts_at, ends_at = form.span
        bookings = [Booking(room=form.room, starts_at=starts_at, ends_at=ends_at)]
        bookings[0].block()
    for booking in bookings:
        booking.request = request
    return bookings


def _send_link(request: BookingRequest, *, is_first: bool = False) -> None:
    """Now, and once more tomorrow; a press on the button takes that back."""
    letters.drop_waiting(request, "link_reminder")
    letters.link_to_send(request, is_first=is_first).queue()
    letters.link_reminder(request).queue(at=timezone.now() + REMIND_AFTER)


def free_number() -> str:
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
    requests = BookingRequest.objects.sent().of_address(email).with_a_page()
    if requests := list(requests.with_dates()):
        letters.links(requests).queue()


class DatesGone(Refused):
    """Some of several dates have become impossible; `left` others could still go."""

    def __init__(self, gone: dict[Booking, Refused], left: int):
        super().__init__("dates", _sentence_about(left))
        self.gone, self.left = gone, left
        for booking, refusal in gone.items():
            booking.reason, booking.reason_text = reason_of(refusal)

    @property
    def headline(self) -> str:
        number = len(self.gone)
        return ngettext(
            "%(number)s Termin ist inzwischen nicht mehr möglich.",
            "%(number)s Termine sind inzwischen nicht mehr möglich.",
            number,
        ) % {"number": number}


def _sentence_about(left: int) -> str:
    if not left:
        return _("Von Ihrer Anfrage ist kein Termin übrig.")
    return ngettext(
        "Den anderen Termin können Sie trotzdem anfragen.",
        "Die anderen %(number)s Termine können Sie trotzdem anfragen.",
        left,
    ) % {"number": left}


@guarded
def send_off(request: BookingRequest, *, without: Collection[str] = ()) -> None:
    """The button behind the link: now the request is ours. Twice is as good as once.

    Raises Refused if the time has become impossible since, of several dates DatesGone;
    then it stays unsent. `without` are the ids of dates that may stay behind if they
    have: the requester has seen that.
    """
    bookings = locked_bookings(request)
    if request.is_sent:
        return
    asked = [booking for booking in bookings if not booking.is_left_out]
    found = check_all(asked, asked_on=local_day(request.created_at))
    gone = {b: verdict.refusal for b, verdict in found.items() if verdict.refusal}
    if gone and len(bookings) == 1:
        raise gone[bookings[0]]
    is_known = all(str(booking.pk) in without for booking in gone)
    if gone and (not is_known or len(gone) == len(asked)):
        raise DatesGone(gone, len(asked) - len(gone))
    _leave_out(gone)
    staying = [booking for booking in asked if booking not in gone]
    request.bookings.filter(pk__in=[booking.pk for booking in staying]).update(
        status=Status.REQUESTED
    )
    request.sent_at = timezone.now()
    request.answer_by = answer_by(timezone.localdate())
    request.save(update_fields=["sent_at", "answer_by"])
    note(request, _("Ihre Anfrage ist bei uns angekommen."), new=Status.REQUESTED)
    _tell_everybody(request, {booking: found[booking].rivals for booking in staying})


def _leave_out(gone: dict[Booking, Refused]) -> None:
    for booking, refusal in gone.items():
        booking.status = Status.LEFT_OUT
        booking.reason, booking.reason_text = reason_of(refusal)
    fields = ["status", "reason", "reason_text"]
    Booking.objects.bulk_update(list(gone), fields)


def _tell_everybody(request: BookingRequest, rivals: dict) -> None:
    letters.drop_waiting(request, "link_reminder")
    letters.received(request).queue()
    letters.to_staff(request, rivals).queue()
    remind_at = working_morning_before(request.answer_by)
    letters.to_staff(request, rivals, again=True).queue(at=remind_at)


def check_all(bookings: list[Booking], **options) -> dict[Booking, Verdict]:
    """The verdicts on dates that hold nothing yet, in as many queries as on one."""
    rooms = {booking.room_id: booking.room for booking in bookings}
    prefetch_related_objects(list(rooms.values()), "opening_rules")
    days = [local_day(booking.starts_at) for booking in bookings]
    last = max(local_day(booking.ends_at) for booking in bookings)
    schedules = Schedule.of_all(list(rooms.values()), min(days), last)
    by_room = {schedule.room.pk: schedule for schedule in schedules}
    return {
        booking: verdict(
            by_room[booking.room_id], booking.starts_at, booking.ends_at, **options
        )
        for booking in bookings
    }


def check(booking: Booking, **options) -> Verdict:
    """The verdict on a stored date; it does not stand in its own way."""
    schedule = Schedule.around(
        booking.room, booking.starts_at, booking.ends_at, ignoring=booking
    )
    return verdict(schedule, booking.starts_at, booking.ends_at, **options)
