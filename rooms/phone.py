"""Requests that people make by phone: staff enter them, by the same rules."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from . import letters
from .conversation import check_all, fingerprint, free_number
from .deadline import answer_by, working_morning_before
from .line import Line, first_sentence
from .logbook import note
from .models import Booking, BookingRequest, Room
from .plan import Plan
from .refusal import WAIVER, Waive
from .repairs import Repair, Slot
from .rules import all_refusals

# The limits of the public form are not for calls; the decision page passes over them.
BY_PHONE = Waive.RASTER | Waive.DURATION | Waive.HELD


@dataclass
class PhoneLine(Line):
    """`ticks`: what speaks against the date and takes a tick when it is confirmed."""

    ticks: list[str] = field(default_factory=list)


class PhonePlan(Plan):
    """What staff may pass over does not stop the entry; the line says so."""

    def _line(self, room, day, span, start, end) -> PhoneLine:
        line = PhoneLine(**vars(super()._line(room, day, span, start, end)))
        if line.refusal is None or line.refusal.code not in WAIVER:
            return line
        refusals = all_refusals(self._schedule(room), *span, **self.options)
        if all(refusal.code in WAIVER for refusal in refusals):
            line.ticks = [first_sentence(str(refusal)) for refusal in refusals]
            line.refusal = None
        return line

    def _repairs(self, line: Line) -> list[Repair]:
        """Without those over midnight, which the form could not send back."""
        found = super()._repairs(line)
        return [one for one in found if _can_be_sent(one.slot, self.rooms)]

    @property
    def seen(self) -> str:
        """Tells whether the lines are still those that somebody looked at."""
        return ",".join(
            f"{line.key}{line.slot.value}{line.is_good}" for line in self.lines
        )


def _can_be_sent(slot: Slot, rooms: dict[int, Room]) -> bool:
    try:
        return Slot.read(slot.value, rooms) == slot
    except ValueError:
        return False


def take(form, *, by) -> BookingRequest:
    """Store a checked form as a request that waits for our answer. The same form,
    pressed twice or at once, is one request."""
    submission = fingerprint(form, form.cleaned_data["nonce"])
    try:
        with transaction.atomic():
            earlier = BookingRequest.objects.filter(submission=submission).first()
            return earlier or _take(form, submission, by)
    except IntegrityError:
        # The same form came twice at the same moment, and the other one was first.
        return BookingRequest.objects.get(submission=submission)


def _take(form, submission: str, by) -> BookingRequest:
    request = form.save(commit=False)
    request.number, request.submission = free_number(), submission
    request.rhythm, request.taken_by = form.rhythm_word, by
    request.sent_at = timezone.now()
    request.answer_by = answer_by(timezone.localdate())
    request.save()
    form.save_m2m()
    asked = _store_dates(form.plan, request)
    words = _("Wir haben Ihre Anfrage am Telefon aufgenommen.")
    note(request, words, by=by, new=Booking.Status.REQUESTED)
    letters.received(request).queue()
    rivals = {date: found.rivals for date, found in check_all(asked).items()}
    remind_at = working_morning_before(request.answer_by)
    letters.to_staff(request, rivals, again=True).queue(at=remind_at)
    return request


def _store_dates(plan: Plan, request: BookingRequest) -> list[Booking]:
    """Returns those that are asked for."""
    bookings = [line.booking() for line in plan.lines]
    for booking in bookings:
        booking.request = request
        if not booking.is_left_out:
            booking.status = Booking.Status.REQUESTED
    Booking.objects.bulk_create(bookings)
    return [booking for booking in bookings if booking.is_open]
