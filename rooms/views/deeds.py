"""Small buttons on the requester's page; opening their addresses only leads back."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.generic import View

from .. import dialogue, proposing, taking_back
from ..calendar_file import calendar_file
from ..models import Proposal
from ..own_dates import OwnDate
from ..rules import Refused
from .link import LinkMixin
from .status import StatusView


class DeedView(StatusView):
    """POST acts on one of the request's own dates, named by `termin`."""

    def get(self, request, token):
        return self.back()

    def post(self, request, token):
        date = self.date_of(request.POST.get("termin", ""))
        if date is None:
            return self.nothing_here()
        return self.act(date) or self.back(anchor=f"#termin-{date.booking.pk}")

    def act(self, date: OwnDate) -> HttpResponse | None:
        raise NotImplementedError


class AcceptView(DeedView):
    """„Vorschlag annehmen“"""

    def act(self, date):
        proposal = self.proposal_of(date)
        if proposal is None:
            return None
        try:
            proposing.accept(proposal)
        except Refused as refusal:
            if refusal.code == "ended":
                return None
            del self.dates
            return self.status_page(status=409, refusal=refusal)
        return None

    def proposal_of(self, date: OwnDate) -> Proposal | None:
        """The one that was shown; another one may have taken its place."""
        shown = self.request.POST.get("vorschlag", "")
        current = date.proposal
        return current if current and str(current.pk) == shown else None


class TurnDownView(AcceptView):
    """„Passt nicht“"""

    def act(self, date):
        proposal = self.proposal_of(date)
        if proposal:
            dialogue.turn_down(proposal)


class WishView(DeedView):
    """„Änderung zurückziehen“"""

    def act(self, date):
        taking_back.withdraw_wish(self.booking_request, date.booking)


class NoticeView(DeedView):
    """„Bescheid geben, wenn frei“, on and off."""

    def act(self, date):
        if date.can_wait:
            dialogue.ask_for_notice(
                date.booking, self.request.POST.get("bescheid") == "ja"
            )


class OthersView(LinkMixin, View):
    """Another request of the same address, under a fresh link of its own."""

    def get(self, request, token):
        return self.back()

    def post(self, request, token):
        same = self.booking_request.earlier().with_a_page()
        # PostgreSQL cannot even look for a NUL.
        number = request.POST.get("anfrage", "").replace("\x00", "")
        other = same.filter(number=number).first()
        if other is None or not self.booking_request.is_sent:
            return self.nothing_here()
        return redirect("rooms:status", other.new_link())


class CalendarFileView(LinkMixin, View):
    """All confirmed dates, or the one that `?termin=` names."""

    def get(self, request, token):
        dates = self.dates
        if "termin" in request.GET:
            date = self.date_of(request.GET["termin"])
            if date is None:
                return self.nothing_here()
            dates = [date]
        confirmed = [date.booking for date in dates if date.booking.is_confirmed]
        if not confirmed:
            return self.back()
        return HttpResponse(
            calendar_file(confirmed),
            content_type="text/calendar; charset=utf-8",
            headers={"Content-Disposition": 'attachment; filename="termin.ics"'},
        )
