"""„Fällt aus“, „Verschoben“: which dates, the note for all, what becomes of rooms."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import View

from ..asked_rooms import set_free_together
from ..changing import dates_in
from ..deed_forms import OffForm
from ..locking import lock_coming
from ..models import EventDate
from .deeds import name_whom_to_call, scope_asked_for

LATER = "verschoben"


def sheet_for_the_door(said: str, date: EventDate) -> str:
    """With the link to the sheet that hangs where people come in vain."""
    if not date.event.is_published:
        return said
    address = reverse("events:notice", args=[date.event.slug])
    link = '{} <a href="{}?termin={}">{}</a>'
    return format_html(link, said, address, date.pk, _("Zettel für die Tür drucken"))


class OffView(View):
    model_admin = None

    def dispatch(self, request, *args, **kwargs):
        if not self.model_admin.has_change_permission(request):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        return self.show(self.form())

    def post(self, request):
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form)
        self.carry_out(self.dates_in_scope(form.dates_meant), form.options)
        return redirect(self.back)

    @property
    def back(self) -> str:
        return reverse("admin:events_eventdate_changelist")

    @property
    def is_later(self) -> bool:
        return self.request.GET.get("art") == LATER

    @property
    def status(self) -> EventDate.Status:
        status = EventDate.Status
        return status.POSTPONED if self.is_later else status.CANCELLED

    @cached_property
    def chosen(self) -> list[EventDate]:
        asked = self.request.GET.get("termine", "").split(",")
        keys = [key for key in asked if key.isascii() and key.isdecimal()]
        dates = self.model_admin.get_queryset(self.request).for_staff()
        # Longer numbers would not fit into the database's own.
        return list(dates.filter(pk__in=[key for key in keys if len(key) < 19]))

    @cached_property
    def dates(self) -> list[EventDate]:
        return [d for d in self.chosen if d.takes_place and not d.is_past]

    def dates_in_scope(self, scope: str) -> list[EventDate]:
        if len(self.dates) != 1:
            return self.dates
        return dates_in(self.dates[0], scope)

    def form(self, data=None) -> OffForm:
        initial = scope_asked_for(self.request)
        return OffForm(data, initial=initial, dates_of=self.dates_in_scope)

    def show(self, form):
        context = {
            **self.model_admin.admin_site.each_context(self.request),
            "title": _("Neuer Termin offen") if self.is_later else _("Fällt aus"),
            "is_later": self.is_later,
            "dates": self.dates,
            "staying": len(self.chosen) - len(self.dates),
            "form": form,
            "opts": self.model_admin.opts,
            "back": self.back,
        }
        status = 422 if form.errors else 200
        template = "admin/events/eventdate/cancel.html"
        return render(self.request, template, context, status=status)

    @transaction.atomic
    def carry_out(self, dates: list[EventDate], options: dict) -> None:
        dates, by = lock_coming(dates), self.request.user
        if options["with_request"]:
            reason, status = options["note"], self.status
            set_free_together(dates, by=by, reason=reason, status=status)
            name_whom_to_call(self.request, dates)
        for date in dates:
            deed = date.postpone if self.is_later else date.cancel
            deed(by=by, **options)
            self.model_admin.log_change(self.request, date, str(self.status.label))
        self.report(dates)

    def report(self, dates: list[EventDate]) -> None:
        if not dates:
            said = _("Nichts geändert: Diese Termine finden schon nicht mehr so statt.")
            messages.error(self.request, said)
            return
        said = self.said(len(dates))
        if len(dates) == 1:
            said = sheet_for_the_door(said, dates[0])
        messages.success(self.request, said)

    def said(self, count: int) -> str:
        if self.is_later:
            words = ngettext(
                "%(count)s Termin ist verschoben, der neue steht noch nicht fest.",
                "%(count)s Termine sind verschoben, die neuen stehen noch nicht fest.",
                count,
            )
        else:
            words = ngettext(
                "%(count)s Termin fällt aus.", "%(count)s Termine fallen aus.", count
            )
        return words % {"count": count}
