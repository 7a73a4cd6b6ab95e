"""„Angaben ändern“ and „Änderung anfragen“ behind the link."""

from __future__ import annotations

from django.views.generic import View

from ..changing import Move, change
from ..forms.change import ChangeForm, TimeForm
from ..forms.details import DetailsForm
from ..own_dates import OwnDate
from ..refusal import Refused
from .link import LinkMixin


class ChangeView(LinkMixin, View):
    """What and who; for a single date that is still open also when. With `?termin=`
    it is about the time of that date."""

    def dispatch(self, request, *args, **kwargs):
        if self.link and "termin" in request.GET:
            return MoveView.as_view()(request, *args, **kwargs)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, token):
        return self.page(self.form()) if self.changeable else self.back()

    def post(self, request, token):
        # The page was opened while it was open, and answered meanwhile.
        is_stale = "date" in request.POST and not self.is_all_in_one
        if not self.changeable or is_stale:
            return self.back()
        form = self.form(request.POST)
        if not form.is_valid():
            return self.page(form, status=422)
        move = None
        if self.is_all_in_one:
            move = Move(self.changeable[0].booking, form.target)
        try:
            change(self.booking_request, details=form, move=move)
        except Refused as refusal:
            return refused(self, form, refusal)
        return self.back()

    @property
    def changeable(self) -> list[OwnDate]:
        return [date for date in self.dates if date.can_be_changed]

    @property
    def is_all_in_one(self) -> bool:
        return len(self.dates) == 1 and self.dates[0].booking.is_open

    def form(self, data=None) -> DetailsForm:
        bookings = [date.booking for date in self.changeable]
        about = {"request": self.booking_request, "dates": bookings}
        if self.is_all_in_one:
            return ChangeForm(data, booking=bookings[0], bookings=bookings, **about)
        return DetailsForm(data, **about)

    def page(self, form, status: int = 200):
        all_in_one = self.is_all_in_one
        return self.show(
            "rooms/change.html", status, form=form, is_all_in_one=all_in_one
        )


def refused(view: LinkMixin, form: TimeForm, refusal: Refused):
    """What was possible a moment ago; the status page says who answered meanwhile."""
    if refusal.code == "decided":
        return view.back()
    form.blame(refusal)
    return view.page(form, status=409)


class MoveView(LinkMixin, View):
    """Another time for one date, or for it and all that follow. The latter is shown
    date by date before it is saved."""

    def dispatch(self, request, *args, **kwargs):
        if self.link and self.date is None:
            return self.nothing_here()
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, token):
        return self.page(self.form()) if self.date.can_be_changed else self.back()

    def post(self, request, token):
        if not self.date.can_be_changed:
            return self.back()
        form = self.form(request.POST)
        if not form.is_valid() or "zurueck" in request.POST:
            return self.page(form, status=200 if form.is_valid() else 422)
        if form.is_for_following and "seen" not in request.POST:
            return self.list_page(form)
        seen = request.POST.get("seen", "")
        move = Move(self.date.booking, form.target, form.is_for_following, seen)
        try:
            change(self.booking_request, move=move)
        except Refused as refusal:
            return self.refused(form, refusal)
        return self.back()

    def refused(self, form: TimeForm, refusal: Refused):
        if refusal.code == "changed":
            return self.list_page(form, status=409, refusal=refusal)
        return refused(self, form, refusal)

    @property
    def date(self) -> OwnDate | None:
        return self.date_of(self.request.GET["termin"])

    def form(self, data=None) -> TimeForm:
        known = self.bookings + [date.wish for date in self.dates if date.wish]
        return TimeForm(data, booking=self.date.booking, bookings=known)

    def page(self, form, status: int = 200):
        return self.show(
            "rooms/move.html", status, form=form, date=self.date, booking=form.booking
        )

    def list_page(self, form, status: int = 200, **context):
        context = {"shift": form.shift, "booking": form.booking, **context}
        return self.show("rooms/move_check.html", status, form=form, **context)
