"""What a closure does: the dates it meets, and the coming weeks in words."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from quarters.words import listed

from ..closing import Affected, concerned_rooms, event_page, own_page
from ..forecast import next_weeks, weeks_around
from ..models import Closure


class DateKeys(forms.MultipleChoiceField):
    """A date that is met no longer was cancelled meanwhile: no mistake of theirs."""

    def valid_value(self, value):
        return True


class CancelAffectedForm(forms.Form):
    dates = DateKeys(
        error_messages={"required": _("Kreuzen Sie mindestens einen Termin an.")}
    )
    reason = forms.CharField(
        label=_("Grund"),
        max_length=300,
        help_text=_("Steht in der E-Mail."),
        error_messages={"required": _("Schreiben Sie, warum die Termine ausfallen.")},
    )


class ConsequencesView(View):
    model_admin = None

    def dispatch(self, request, *args, **kwargs):
        if not self.model_admin.has_view_or_change_permission(request, self.closure):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk):
        return self.show(CancelAffectedForm(initial=self.first_choice))

    def post(self, request, pk):
        if not self.may_cancel:
            raise PermissionDenied
        form = CancelAffectedForm(request.POST)
        if not form.is_valid():
            return self.show(form)
        cancelled = self.affected.cancel(
            form.cleaned_data["dates"],
            by=request.user,
            reason=form.cleaned_data["reason"],
        )
        self.report(cancelled)
        return redirect(request.path)

    def report(self, cancelled) -> None:
        if not cancelled:
            messages.info(self.request, _("Diese Termine waren schon abgesagt."))
            return
        count = len(cancelled)
        sentence = ngettext(
            "%(count)s Termin ist abgesagt.", "%(count)s Termine sind abgesagt.", count
        ) % {"count": count}
        asked = list(dict.fromkeys(booking.request for booking in cancelled))
        if any(one.email for one in asked):
            sentence += " " + gettext("Die E-Mails sind unterwegs.")
        messages.success(self.request, sentence)
        self.remind_of_events(cancelled)
        by_phone = [f"{one.name}, {one.phone}" for one in asked if not one.email]
        if by_phone:
            messages.warning(
                self.request,
                gettext("Ohne E-Mail, bitte anrufen: %(people)s.")
                % {"people": listed(by_phone)},
            )

    def remind_of_events(self, cancelled) -> None:
        """A date on the website does not fall out because its room is closed."""
        for page in filter(None, map(event_page, cancelled)):
            messages.warning(
                self.request,
                format_html(
                    '{} <a href="{}">{}</a>',
                    gettext("Steht noch auf der Website, bitte dort absagen:"),
                    page[1],
                    page[0],
                ),
            )

    @cached_property
    def closure(self) -> Closure:
        closures = self.model_admin.get_queryset(self.request)
        return get_object_or_404(
            closures.select_related("room", "place"), pk=self.kwargs["pk"]
        )

    @cached_property
    def affected(self) -> Affected:
        return Affected(self.closure)

    @property
    def may_cancel(self) -> bool:
        return self.request.user.has_perm("rooms.change_booking")

    @property
    def first_choice(self) -> dict:
        """All of them, with the reason that the public reads too."""
        dates = [str(booking.pk) for booking in self.affected.asked_for]
        return {"dates": dates, "reason": self.closure.reason}

    def show(self, form: CancelAffectedForm):
        rooms = concerned_rooms(self.closure)
        later = [weeks_around(room, self.closure) for room in rooms]
        context = {
            **self.model_admin.admin_site.each_context(self.request),
            "title": gettext("Was „%(reason)s“ bewirkt")
            % {"reason": self.closure.reason},
            "opts": self.model_admin.opts,
            "closure": self.closure,
            "where": self.model_admin.where(self.closure),
            "affected": self.affected,
            "asked_for": [(b, event_page(b)) for b in self.affected.asked_for],
            "own": [(b, event_page(b) or own_page(b)) for b in self.affected.own],
            "form": form,
            "ticked": form["dates"].value() or [],
            "may_cancel": self.may_cancel,
            "forecasts": [next_weeks(room) for room in rooms],
            "later": [forecast for forecast in later if forecast],
            "list": reverse("admin:rooms_closure_changelist"),
        }
        status = 422 if form.errors else 200
        template = "admin/rooms/closure/consequences.html"
        return render(self.request, template, context, status=status)
