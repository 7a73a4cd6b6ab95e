"""The dates of a request as its requester sees them: what was asked for, what stands,
what was offered, and what can still be done."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quarters.words import long_date, sentences, short_date

from .deadline import may_be_cancelled
from .models import Booking, BookingRequest, Proposal
from .models.request import PARTLY
from .models.status import CHANGE_ASKED
from .shifting import may_be_changed

Status = Booking.Status


@dataclass
class OwnDate:
    booking: Booking
    wish: Booking | None = None
    proposal: Proposal | None = None

    @property
    def open_wish(self) -> Booking | None:
        return self.wish if self.wish and self.wish.is_open else None

    @property
    def refused_wish(self) -> Booking | None:
        is_refused = self.wish and self.wish.status == Status.DECLINED
        return self.wish if is_refused and self.booking.is_confirmed else None

    @property
    def standing(self) -> str:
        is_asked = self.booking.is_confirmed and self.open_wish
        return CHANGE_ASKED if is_asked else self.booking.status

    @property
    def is_off(self) -> bool:
        """Does not take place, and we owe the reason."""
        off = (Status.DECLINED, Status.CANCELLED, Status.LEFT_OUT)
        return self.booking.status in off

    @property
    def sentence(self) -> str:
        if self.standing == CHANGE_ASKED:
            return _(
                "Ihr bisheriger Termin gilt weiter, bis wir über die Änderung"
                " entschieden haben."
            )
        if self.is_cancelled_by_us and self.booking.reason_text:
            reason = sentences(self.booking.reason_text)
            why = _("Grund: %(reason)s") % {"reason": reason}
            return f"{self.booking.sentence} {why}"
        return self.booking.sentence

    @property
    def is_cancelled_by_us(self) -> bool:
        is_off = self.booking.status == Status.CANCELLED
        return is_off and self.booking.decided_by_id is not None

    @property
    def can_be_changed(self) -> bool:
        return may_be_changed(self.booking)

    @property
    def can_be_withdrawn(self) -> bool:
        return self.booking.is_open and not self.booking.is_past

    @property
    def can_be_cancelled(self) -> bool:
        return may_be_cancelled(self.booking) and not self.booking.is_past

    @property
    def is_too_late(self) -> bool:
        """Confirmed and still to come, but only the phone helps now."""
        stands = self.booking.is_confirmed and not self.booking.is_past
        return stands and not self.can_be_cancelled

    @property
    def can_wait(self) -> bool:
        """Somebody else has the room; we can write if that changes."""
        return may_wait(self.booking)

    @property
    def is_waiting(self) -> bool:
        """Once told, a person may ask for one more letter."""
        return self.booking.wants_notice and self.booking.noticed_at is None


def may_wait(booking: Booking) -> bool:
    refused = booking.status in (Status.DECLINED, Status.LEFT_OUT)
    is_taken = refused and booking.reason == Booking.Reason.TAKEN
    return is_taken and not booking.is_past and bool(booking.request.email)


def own_dates(request: BookingRequest) -> list[OwnDate]:
    """All of them in order, in two queries."""
    known = request.bookings.select_related("room__place__quarter")
    bookings = list(known.order_by("starts_at", "pk"))
    wishes = {}
    for booking in sorted(bookings, key=lambda booking: booking.pk):
        if booking.is_wish:
            wishes[booking.replaces_id] = booking
    dates = [b for b in bookings if not b.is_wish]
    # An offer for a wish to change a date is shown at that date.
    proposals = {
        proposal.booking.replaces_id or proposal.booking_id: proposal
        for proposal in Proposal.objects.open().filter(booking__in=bookings)
    }
    return [OwnDate(b, wishes.get(b.pk), proposals.get(b.pk)) for b in dates]


def standing_sentence(request: BookingRequest, dates: list[OwnDate]) -> str:
    """What the state of several dates means, in one or two sentences."""
    asked = [d.booking for d in dates if not d.booking.is_left_out]
    count = Counter(booking.status for booking in asked)
    confirmed, waiting = count[Status.CONFIRMED], count[Status.REQUESTED]
    numbers = {"confirmed": confirmed, "waiting": waiting, "all": len(asked)}
    numbers["day"] = long_date(request.answer_by) if request.answer_by else ""
    if request.standing == PARTLY:
        words = _("%(confirmed)s von %(all)s Terminen sind für Sie reserviert.")
        if waiting:
            words += " " + ngettext(
                "Einen prüfen wir noch. Sie bekommen bis %(day)s eine Antwort.",
                "%(waiting)s prüfen wir noch. Sie bekommen bis %(day)s eine Antwort.",
                waiting,
            )
    elif waiting and waiting < len(asked):
        words = ngettext(
            "Einen von %(all)s Terminen prüfen wir noch. Sie bekommen bis %(day)s eine"
            " Antwort. Noch ist kein Termin fest für Sie reserviert.",
            "%(waiting)s von %(all)s Terminen prüfen wir noch. Sie bekommen bis"
            " %(day)s eine Antwort. Noch ist kein Termin fest für Sie reserviert.",
            waiting,
        )
    elif len(count) > 1:
        words = _("Keiner dieser Termine findet statt.")
    else:
        words = _sentences()[request.standing]
    return words % numbers


def _sentences() -> dict[str, str]:
    return {
        Status.REQUESTED: _(
            "Wir prüfen Ihre Anfrage. Sie bekommen bis %(day)s eine Antwort. Die"
            " Termine sind noch nicht fest für Sie reserviert."
        ),
        Status.CONFIRMED: _("Alle Termine sind für Sie reserviert."),
        Status.DECLINED: _("Diese Termine sind leider nicht möglich."),
        Status.WITHDRAWN: _("Sie haben Ihre Anfrage zurückgezogen."),
        Status.CANCELLED: _("Die bestätigten Termine finden nicht statt."),
        Status.LEFT_OUT: _("Diese Termine haben Sie nicht angefragt."),
    }


def in_short(request: BookingRequest) -> str:
    """„Di, 19. Jan.“, „9 Termine, Di, 19. Jan. bis Di, 30. März“; dates prefetched."""
    dates = sorted(b.starts_at for b in request.bookings.all() if not b.is_wish)
    if len(dates) == 1:
        return short_date(dates[0])
    return _("%(count)s Termine, %(first)s bis %(last)s") % {
        "count": len(dates),
        "first": short_date(dates[0]),
        "last": short_date(dates[-1]),
    }
