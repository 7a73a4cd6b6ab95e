"""„Angaben ändern“ behind the link."""

from contextlib import suppress

from django.shortcuts import redirect
from django.views.generic import View

from ..changing import change
from ..forms.change import ChangeForm
from ..models import BookingRequest
from ..refusal import Refused
from .status import LinkMixin


class ChangeView(LinkMixin, View):
    def dispatch(self, request, *args, **kwargs):
        if self.link and not self.bookings[0].is_open:
            return redirect(self.url())
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, token):
        return self._page(self._form())

    def post(self, request, token):
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        # Answered meanwhile? Then nothing changes, and the status page says how.
        with suppress(Refused):
            change(self.booking_request, self.bookings[0], form)
        return redirect(self.url())

    def _form(self, data=None) -> ChangeForm:
        # A row of its own: checking a form changes the object that it is about.
        stored = BookingRequest.objects.get(pk=self.booking_request.pk)
        return ChangeForm(stored, self.bookings[0], data)

    def _page(self, form: ChangeForm, status: int = 200):
        return self.show("rooms/change.html", status, form=form)
