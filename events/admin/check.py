"""„Bitte prüfen“: the room of a date was taken back or moved by whoever had asked."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rooms.rules import Refused

from ..locking import lock_coming
from ..trying import staff_sentence
from .deeds import DateDeed


class CheckView(DateDeed):
    """POST only: follow the booking to where it lies now, or take a room again."""

    http_method_names = ["post"]

    def post(self, request, pk):
        try:
            with transaction.atomic():
                self.mend(request)
        except Refused as refusal:
            messages.error(request, staff_sentence(refusal))
        return redirect(reverse("admin:events_eventdate_change", args=[pk]))

    def mend(self, request) -> None:
        """Unless somebody did meanwhile, or called the date off."""
        still_on = lock_coming([self.date])
        if not still_on or not still_on[0].room_trouble:
            return
        self.date = still_on[0]
        said = self.follow() if "follow" in request.POST else self.take_again()
        self.model_admin.log_change(request, self.date, str(said))
        messages.success(request, said)

    def follow(self) -> str:
        booking = self.date.room_now
        if booking is None:
            raise Refused("gone", _("Diese Belegung gibt es nicht mehr."))
        self.date.booking, self.date.room = booking, booking.room
        self.date.all_day = False
        self.date.starts_at, self.date.ends_at = booking.starts_at, booking.ends_at
        self.date.schedule(by=self.request.user)
        return _("Der Termin liegt jetzt, wo die Belegung liegt.")

    def take_again(self) -> str:
        self.date.schedule(by=self.request.user)
        return _("Der Raum ist jetzt von uns belegt.")
