"""„Zeit oder Ort ändern“: one date or its series, each new date seen before saving."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from rooms.rules import Refused

from ..asked_rooms import asked_by
from ..changing import carry_out, digest, preview
from ..deed_forms import ChangeForm
from .deeds import DateDeed, name_whom_to_call, scope_asked_for


class ChangeView(DateDeed):
    template = "admin/events/eventdate/change.html"
    title = _("Zeit oder Ort ändern")

    def act(self, form):
        if "change" not in self.request.POST:
            return self.preview(form)
        try:
            steps = carry_out(
                self.date,
                form.dates_meant,
                form.change,
                by=self.request.user,
                seen=form.cleaned_data["seen"] or "nothing",
            )
        except Refused as refusal:
            self.read_date_anew()
            return self.preview(form, refusal)
        self.report(steps)
        if form.change.with_request:
            changed = [step.date for step in steps if not step.refusal]
            name_whom_to_call(self.request, changed)
        return redirect(self.back)

    def form(self, data=None) -> ChangeForm:
        return ChangeForm(
            data,
            instance=self.date,
            initial=scope_asked_for(self.request),
            has_siblings=len(self.siblings) > 1,
            asked_by=asked_by(self.siblings),
        )

    def preview(self, form, refusal=None):
        steps = preview(self.date, form.dates_meant, form.change, by=self.request.user)
        changing = [step for step in steps if not step.refusal]
        return self.show(
            form,
            steps=steps,
            changing=changing,
            seen=digest(steps),
            refusal=refusal,
            status=409 if refusal else 200,
        )

    def report(self, steps) -> None:
        changed = [step.date for step in steps if not step.refusal]
        for date in changed:
            self.model_admin.log_change(self.request, date, str(self.title))
        sentence = ngettext(
            "%(count)s Termin ist geändert.",
            "%(count)s Termine sind geändert.",
            len(changed),
        )
        messages.success(self.request, sentence % {"count": len(changed)})
        for step in steps:
            if step.refusal:
                words = _("Bleibt, wie er ist: %(date)s. %(reason)s")
                values = {"date": step.before, "reason": step.refusal}
                messages.warning(self.request, words % values)
