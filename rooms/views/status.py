"""The requester's pages behind the link. GET shows, POST acts: mail scanners open
every link in a letter, and nothing may happen by that."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View

from quarters.contacts import contact_for, contact_of_the_site

from .. import conversation, dialogue, guard, summary, taking_back
from ..again import form_values
from ..calendar_file import calendar_file
from ..deadline import may_be_cancelled
from ..finding import alternatives
from ..forms import MessageForm, ReasonForm
from ..models import Booking, BookingRequest, RequestLink
from ..rules import Refused
from .private import keep_private

Status = Booking.Status


class LinkMixin:
    """Finds the request behind the token; wrong and old links look the same."""

    is_private = True

    def dispatch(self, request, *args, **kwargs):
        if self.link is None:
            context = {"contact": contact_of_the_site()}
            return keep_private(
                render(request, "rooms/dead_link.html", context, status=404)
            )
        return keep_private(super().dispatch(request, *args, **kwargs))

    @cached_property
    def link(self) -> RequestLink | None:
        secret_hash = RequestLink.hash(self.kwargs["token"])
        links = RequestLink.objects.select_related("request")
        link = links.filter(secret_hash=secret_hash).first()
        return link if link and link.is_alive else None

    @property
    def booking_request(self) -> BookingRequest:
        return self.link.request

    @cached_property
    def bookings(self) -> list[Booking]:
        bookings = self.booking_request.bookings.select_related("room__place__quarter")
        return list(bookings)

    def url(self, name: str = "status") -> str:
        return reverse(f"rooms:{name}", args=[self.kwargs["token"]])

    def ask_again(self, booking: Booking) -> dict:
        """The same answers once more; where this time was refused, with other times."""
        asked, others = self.booking_request, []
        if booking.status in (Status.UNVERIFIED, Status.DECLINED):
            span = booking.starts_at, booking.ends_at
            others = alternatives(booking.room, *span, persons=asked.persons)
        return {"again": form_values(asked, booking), "alternatives": others}

    def show(self, template: str, status: int = 200, **context) -> HttpResponse:
        booking = self.bookings[0]
        context = {
            "rows": summary.of_request(self.booking_request),
            "booking_request": self.booking_request,
            "bookings": self.bookings,
            "booking": booking,
            "room": booking.room,
            "token": self.kwargs["token"],
            "contact": contact_for(booking.room.quarter),
            "page_quarter": booking.room.quarter,
            **context,
        }
        return render(self.request, template, context, status=status)


class StatusView(LinkMixin, View):
    def get(self, request, token):
        if not self.booking_request.is_sent:
            return self.show("rooms/status_unsent.html")
        return self.status_page()

    def status_page(self, status: int = 200, form: MessageForm | None = None):
        booking = self.bookings[0]
        ways_on = {} if booking.is_open else self.ask_again(booking)
        return self.show(
            "rooms/status.html",
            status,
            has_just_arrived="angekommen" in self.request.GET and booking.is_open,
            log=self.booking_request.log.filter(is_public=True),
            form=form,
            **self.dialogue(form),
            may_cancel=may_be_cancelled(booking),
            **ways_on,
        )

    def dialogue(self, form: MessageForm | None = None) -> dict:
        """What was written so far; while it is open, there is a way to answer."""
        is_open = any(booking.is_open for booking in self.bookings)
        return {
            "dialogue": self.booking_request.messages.select_related("by"),
            "message_form": form or MessageForm() if is_open else None,
        }

    def post(self, request, token):
        """„Anfrage jetzt abschicken“"""
        try:
            conversation.send_off(self.booking_request)
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
        return redirect(self.url())

    def post(self, request, token):
        if not any(booking.is_open for booking in self.bookings):
            return redirect(self.url())
        form = MessageForm(request.POST)
        if not form.is_valid():
            return self.status_page(status=422, form=form)
        try:
            dialogue.write_to_us(self.booking_request, form.cleaned_data["text"])
        except guard.OverLimit:
            return self.show("rooms/too_many.html", status=429)
        return redirect(f"{self.url()}#nachrichten")


class WithdrawView(LinkMixin, View):
    def get(self, request, token):
        if not any(booking.is_open for booking in self.bookings):
            return redirect(self.url())
        return self.show("rooms/withdraw.html", form=ReasonForm())

    def post(self, request, token):
        form = ReasonForm(request.POST)
        if not form.is_valid():
            return self.show("rooms/withdraw.html", status=422, form=form)
        taking_back.withdraw(self.booking_request, form.cleaned_data["reason"])
        return redirect(self.url())


class CancelView(LinkMixin, View):
    def get(self, request, token):
        if not self.confirmed:
            return redirect(self.url())
        return self._page(ReasonForm())

    def post(self, request, token):
        form = ReasonForm(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        try:
            for booking in self.confirmed:
                taking_back.cancel(booking, form.cleaned_data["reason"])
        except Refused as refusal:
            return self._page(form, status=409, refusal=refusal)
        return redirect(self.url())

    @property
    def confirmed(self) -> list[Booking]:
        return [b for b in self.bookings if b.is_confirmed and not b.is_past]

    def _page(self, form, status: int = 200, **context) -> HttpResponse:
        may_cancel = all(may_be_cancelled(booking) for booking in self.confirmed)
        return self.show(
            "rooms/cancel.html", status, form=form, may_cancel=may_cancel, **context
        )


class CalendarFileView(LinkMixin, View):
    def get(self, request, token):
        confirmed = [booking for booking in self.bookings if booking.is_confirmed]
        if not confirmed:
            return redirect(self.url())
        return HttpResponse(
            calendar_file(confirmed),
            content_type="text/calendar; charset=utf-8",
            headers={"Content-Disposition": 'attachment; filename="termin.ics"'},
        )
