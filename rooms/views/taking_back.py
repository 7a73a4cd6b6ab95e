"""„Anfrage zurückziehen“ and „Termin stornieren“: a page that asks, then acts."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.generic import View

from .. import taking_back
from ..forms.take_back import TakeBackForm
from ..own_dates import OwnDate
from ..rules import Refused
from .link import LinkMixin


class TakeBackView(LinkMixin, View):
    """One date, several or all: the ticks say which. `?termin=` ticks one before."""

    template = ""

    def get(self, request, token):
        if not self.dates_meant:
            return self.back()
        return self.page(self.form())

    def post(self, request, token):
        if not self.dates_meant:
            return self.back()
        form = self.form(request.POST)
        if not form.is_valid():
            return self.page(form, status=422)
        try:
            self.take_back(form)
        except Refused as refusal:
            return self.page(form, status=409, refusal=refusal)
        return self.back()

    def form(self, data=None) -> TakeBackForm:
        ticked = self.request.GET.get("termin", "")
        dates = [date.booking for date in self.possible]
        return TakeBackForm(data, dates=dates, known=self.bookings, ticked=ticked)

    def page(self, form, status: int = 200, **context) -> HttpResponse:
        booking = (self.possible or self.dates_meant)[0].booking
        context = {"booking": booking, "possible": self.possible, **context}
        return self.show(self.template, status, form=form, **context)

    @property
    def dates_meant(self) -> list[OwnDate]:
        return self.possible

    @property
    def possible(self) -> list[OwnDate]:
        raise NotImplementedError

    def take_back(self, form: TakeBackForm) -> None:
        raise NotImplementedError


class WithdrawView(TakeBackView):
    template = "rooms/withdraw.html"

    @property
    def possible(self) -> list[OwnDate]:
        return [date for date in self.dates if date.can_be_withdrawn]

    def take_back(self, form):
        reason = form.cleaned_data["reason"]
        taking_back.withdraw(self.booking_request, reason, form.chosen)


class CancelView(TakeBackView):
    template = "rooms/cancel.html"

    @property
    def possible(self) -> list[OwnDate]:
        return [date for date in self.dates if date.can_be_cancelled]

    @property
    def too_late(self) -> list[OwnDate]:
        return [date for date in self.dates if date.is_too_late]

    @property
    def dates_meant(self) -> list[OwnDate]:
        return self.possible or self.too_late

    def take_back(self, form):
        reason = form.cleaned_data["reason"]
        taking_back.cancel(self.booking_request, reason, form.chosen)

    def page(self, form, status: int = 200, **context) -> HttpResponse:
        return super().page(form, status, too_late=self.too_late, **context)
