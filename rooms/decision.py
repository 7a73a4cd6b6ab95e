"""What staff do with a request: confirm, decline, cancel. One letter per decision."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from quarters.local_time import local_day
from quarters.words import clock, short_date

from . import letters
from .conversation import check
from .deadline import answer_by
from .guarding import guarded, lock_rooms
from .logbook import note
from .models import Booking, BookingRequest
from .occupancy import give, shorten_turnovers
from .rules import Refused, Waive, check_persons
from .schedule import Schedule
from .taking_back import mark_cancelled

Status = Booking.Status

# What an answer may pass over: the limits of the form were checked on arrival, and a
# late answer must not fail because the day has come near.
ON_DECISION = Waive.RASTER | Waive.DURATION | Waive.HELD


class AlreadyDecided(Refused):
    """Somebody, a colleague or the requester, was faster."""

    def __init__(self, booking: Booking):
        super().__init__("decided", already_decided_sentence(booking))


@guarded
def confirm(
    request: BookingRequest, *, by, message: str = "", waive: Waive = Waive.NOTHING
) -> None:
    """Give every open date of the request its room, and write to the requester.

    Raises Refused (AlreadyDecided among them) with nothing changed and no letter.
    """
    bookings = _open_bookings(request)
    for booking in bookings:
        _confirm_one(booking, request, by, waive)
    _tell(request, message, by, confirmed=bookings, declined=[])


def _confirm_one(booking: Booking, request: BookingRequest, by, waive: Waive) -> None:
    schedule = Schedule.around(
        booking.room, booking.starts_at, booking.ends_at, ignoring=booking
    )
    check(
        booking, waive=waive | ON_DECISION, asked_on=local_day(request.sent_at)
    ).or_raise()
    if Waive.CAPACITY not in waive:
        check_persons(booking.room, request.persons)
    if Waive.TURNOVER in waive:
        for earlier in shorten_turnovers(booking, schedule):
            note(
                request,
                _("Pause nach %(booking)s verkürzt") % {"booking": earlier},
                by=by,
                booking=earlier,
                is_public=False,
            )
    give(booking, schedule, by)
    booking.reason, booking.reason_text = "", ""
    booking.save()
    note(
        request,
        _("Der Raum wurde für Sie bestätigt."),
        by=by,
        booking=booking,
        old=Status.REQUESTED,
        new=Status.CONFIRMED,
        reason=_waived_words(waive),
    )


@guarded
def decline(
    request: BookingRequest, *, by, reason: str, message: str = "", words: str = ""
) -> None:
    """Say no to every open date; `reason` is a Booking.Reason, `words` its text."""
    label = "" if reason == Booking.Reason.OTHER else Booking.Reason(reason).label
    # „Anderer Grund“ is none: there the message says it.
    words = words or ("" if label else message[:300])
    bookings = _open_bookings(request)
    for booking in bookings:
        booking.status = Status.DECLINED
        booking.reason, booking.reason_text = reason, words
        booking.decided_by, booking.decided_at = by, timezone.now()
        booking.save()
        note(
            request,
            _("Die Anfrage wurde abgelehnt."),
            by=by,
            booking=booking,
            old=Status.REQUESTED,
            new=Status.DECLINED,
            reason=words or label,
        )
    _tell(request, message, by, confirmed=[], declined=bookings, reason=label)


@guarded
def reopen(request: BookingRequest, *, by) -> None:
    """Look at a declined request once more; past dates stay as they are.

    The requester sees it on the status page and gets the new answer as a letter.
    """
    lock_rooms(*[booking.room for booking in request.bookings.select_related("room")])
    declined = request.bookings.filter(status=Status.DECLINED)
    if not declined.upcoming().update(
        status=Status.REQUESTED, reason="", reason_text=""
    ):
        return
    request.answer_by = answer_by(timezone.localdate())
    request.save(update_fields=["answer_by"])
    note(
        request,
        _("Wir prüfen Ihre Anfrage noch einmal."),
        by=by,
        old=Status.DECLINED,
        new=Status.REQUESTED,
    )


@guarded
def cancel(booking: Booking, *, by, reason: str) -> None:
    """Take a confirmed date back; the requester is told why. Twice is as once."""
    cancel_all([booking], by=by, reason=reason)


@guarded
def cancel_all(bookings: list[Booking], *, by, reason: str) -> list[Booking]:
    """Take confirmed dates back; each requester gets one letter about all of theirs.

    Returns those that were cancelled now; the others had been before.
    """
    lock_rooms(*[booking.room for booking in bookings])
    cancelled, told = [], {}
    for booking in bookings:
        booking.refresh_from_db()
        if not booking.is_confirmed:
            continue
        mark_cancelled(booking, reason, by)
        cancelled.append(booking)
        if booking.request is None:
            continue
        note(
            booking.request,
            _("Wir mussten den Termin absagen."),
            by=by,
            booking=booking,
            old=Status.CONFIRMED,
            new=Status.CANCELLED,
            reason=reason,
        )
        told.setdefault(booking.request, []).append(booking)
    for dates in told.values():
        letters.cancelled(*dates, by_us=True, reason=reason).queue()
    return cancelled


def _tell(request: BookingRequest, message: str, by, **answer) -> None:
    """The answer is given: keep our words, write the letter, stop reminding us."""
    say(request, message, by)
    letters.drop_waiting(request, "to_staff_again")
    letters.answer(request, message=message, **answer).queue()


def say(request: BookingRequest, text: str, by) -> None:
    """Keep our words for the status page."""
    if text:
        request.messages.create(is_from_office=True, by=by, text=text)


def _open_bookings(request: BookingRequest) -> list[Booking]:
    """The dates that wait for an answer, locked. Raises AlreadyDecided."""
    lock_rooms(*[booking.room for booking in request.bookings.select_related("room")])
    request.refresh_from_db()
    bookings = list(request.bookings.select_related("room__place__quarter"))
    open_ones = [booking for booking in bookings if booking.is_open]
    if not open_ones:
        raise AlreadyDecided(bookings[0])
    return open_ones


def already_decided_sentence(booking: Booking) -> str:
    """„{Name} hat diese Anfrage um 10:42 Uhr schon bestätigt.“"""
    last = booking.request.log.filter(new=booking.status).first()
    if last is None or not last.by_name:
        return _("Diese Anfrage ist inzwischen %(status)s.") % {
            "status": booking.get_status_display()
        }
    when = _("um %(time)s") % {"time": clock(last.at)}
    if local_day(last.at) != timezone.localdate():
        when = _("am %(day)s %(when)s") % {"day": short_date(last.at), "when": when}
    return _("%(name)s hat diese Anfrage %(when)s schon %(status)s.") % {
        "name": last.by_name,
        "when": when,
        "status": booking.get_status_display(),
    }


def _waived_words(waive: Waive) -> str:
    """„trotz Schließzeit“, for the log."""
    names = {
        Waive.PAST: _("Nachtrag"),
        Waive.PERIOD: _("trotz Frist"),
        Waive.OPENING: _("trotz Öffnungszeit"),
        Waive.CLOSURE: _("trotz Schließzeit"),
        Waive.TURNOVER: _("Pause weggelassen"),
        Waive.CAPACITY: _("trotz Personenzahl"),
    }
    return ", ".join(word for flag, word in names.items() if flag in waive)
