"""„Verlegen“: the old date stays and says where to, the new one takes its room."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from rooms.rules import Refused

from ..asked_rooms import asked_by
from ..changing import PLACE
from ..deed_forms import MoveForm
from ..models import EventDate
from ..numbers import row_number
from ..trying import show_refusal
from .deeds import DateDeed, name_whom_to_call
from .off import sheet_for_the_door


class MoveView(DateDeed):
    template = "admin/events/eventdate/move.html"

    @property
    def title(self) -> str:
        is_on = self.date.takes_place
        return _("Termin verlegen") if is_on else _("Neuen Termin eintragen")

    def why_not(self) -> str:
        """One that people wait for may get its new date when its own day is over."""
        if self.date.takes_place or not self.date.can_move:
            return super().why_not()
        return ""

    def act(self, form):
        new = form.instance
        if sentence := self.why_not_to(new):
            form.add_error("on", sentence)
            return self.show(form)
        try:
            new = self.date.move_to(new, by=self.request.user, **form.options)
        except Refused as refusal:
            self.read_date_anew()
            show_refusal(form, refusal)
            return self.show(form)
        self.report(new)
        if form.options["with_request"]:
            name_whom_to_call(self.request, [new])
        return redirect(self.back)

    def report(self, new) -> None:
        self.model_admin.log_change(self.request, self.date, str(self.title))
        what = {"event": new.event, "when": new.when_words}
        if self.date.is_cancelled:
            said = _("Neuer Termin eingetragen: %(event)s, %(when)s.") % what
        else:
            said = _("Verlegt: %(event)s, neuer Termin: %(when)s.") % what
        messages.success(self.request, sheet_for_the_door(said, self.date))

    def why_not_to(self, new) -> str:
        names = ["starts_at", *PLACE]
        if all(getattr(new, name) == getattr(self.date, name) for name in names):
            if new.ends_at != self.date.ends_at:
                return _(
                    "Nur das Ende ist anders. Ändern Sie es auf der Seite des Termins."
                )
            return _("Das ist der alte Termin. Wann ist der neue?")
        return _("Dieser Tag ist schon vorbei.") if new.is_past else ""

    def form(self, data=None) -> MoveForm:
        by, asked = self.request.user, asked_by([self.date])
        return MoveForm(self.date, data, by=by, asked_by=asked, like=self.like)

    @property
    def like(self) -> EventDate | None:
        """The date that was moved here and is to be as it was."""
        asked = row_number(self.request.GET.get("wie", ""))
        return EventDate.objects.filter(event=self.date.event_id, pk=asked).first()
