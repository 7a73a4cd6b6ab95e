"""The requester's page: how things stand, and the button that sends it off."""

from __future__ import annotations

from django.shortcuts import redirect
from django.views.generic import View

from .. import conversation, dialogue, guard
from ..again import form_values
from ..finding import alternatives
from ..forms import MessageForm
from ..models import Booking
from ..own_dates import standing_sentence
from ..rules import Refused
from .link import LinkMixin

Status = Booking.Status
OTHERS_SHOWN = 20


class StatusView(LinkMixin, View):
    def get(self, request, token):
        if not self.booking_request.is_sent:
            return self.show("rooms/status_unsent.html")
        return self.status_page()

    def status_page(self, status: int = 200, form: MessageForm | None = None, **more):
        asked, dates = self.booking_request, self.dates
        ways_on = {} if asked_is_open(dates) else self.ask_again(dates[0].booking)
        return self.show(
            "rooms/status.html",
            status,
            date=dates[0] if len(dates) == 1 else None,
            coming=[date for date in dates if not date.booking.is_past],
            past=[date for date in dates if date.booking.is_past],
            sentence=standing_sentence(asked, dates) if len(dates) > 1 else "",
            has_just_arrived="angekommen" in self.request.GET and asked_is_open(dates),
            keys=keys_of(dates),
            has_confirmed=any(date.booking.is_confirmed for date in dates),
            **what_can_be_done(dates),
            log=asked.log.filter(is_public=True).select_related("booking__room"),
            is_about_several=len(dates) > 1,
            others=asked.earlier().with_a_page()[:OTHERS_SHOWN],
            form=form,
            **self.dialogue(form),
            **ways_on,
            **more,
        )

    def dialogue(self, form: MessageForm | None = None) -> dict:
        """What was written so far; while it is open, there is a way to answer."""
        is_open = self.booking_request.is_open
        return {
            "dialogue": self.booking_request.messages.select_related("by"),
            "message_form": form or MessageForm() if is_open else None,
        }

    def ask_again(self, booking: Booking) -> dict:
        """The same answers once more; where this time was refused, with other times."""
        asked, others = self.booking_request, []
        if booking.status in (Status.UNVERIFIED, Status.DECLINED):
            span = booking.starts_at, booking.ends_at
            others = alternatives(booking.room, *span, persons=asked.persons)
        return {"again": form_values(asked, booking), "alternatives": others}

    def post(self, request, token):
        """„Anfrage jetzt abschicken“"""
        try:
            without = request.POST.getlist("ohne")
            conversation.send_off(self.booking_request, without=without)
        except Refused as refusal:
            booking = self.bookings[0]
            return self.show(
                "rooms/status_unsent.html",
                status=409,
                refusal=refusal,
                **self.ask_again(booking),
            )
        return redirect(f"{self.url()}?angekommen=ja")


class WriteView(StatusView):
    """A message of the requester; GET leads back to the page with the form."""

    def get(self, request, token):
        return self.back()

    def post(self, request, token):
        if not self.booking_request.is_open:
            return self.back()
        form = MessageForm(request.POST)
        if not form.is_valid():
            return self.status_page(status=422, form=form)
        try:
            dialogue.write_to_us(self.booking_request, form.cleaned_data["text"])
        except guard.OverLimit:
            form.add_error("text", MessageForm.TOO_MANY)
            return self.status_page(status=429, form=form)
        return self.back(anchor="#nachrichten")


def asked_is_open(dates) -> bool:
    return any(date.booking.is_open for date in dates)


def what_can_be_done(dates) -> dict:
    """For a single date its details are on the page on which it is changed."""
    changeable = [date for date in dates if date.can_be_changed]
    alone = len(dates) == 1 and dates[0].booking.is_open
    return {
        "can_change_details": bool(changeable) and not alone,
        "can_withdraw": any(date.can_be_withdrawn for date in dates),
        "can_cancel": any(date.can_be_cancelled for date in dates),
        "too_late": [date for date in dates if date.is_too_late],
    }


def keys_of(dates) -> list:
    """The rooms that are given to them and say how to come in; each once."""
    rooms = dict.fromkeys(d.booking.room for d in dates if d.booking.is_confirmed)
    return [room for room in rooms if room.key_info]
