"""„Fällt aus“, „Verschoben“: which dates, the note for all, what becomes of rooms."""

from __future__ import annotations

from hashlib import sha256

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from ..asked_rooms import set_free_together
from ..changing import Scope, dates_in
from ..deed_forms import OffForm
from ..locking import lock_coming
from ..models import EventDate
from ..numbers import row_number
from .deeds import Deed, name_whom_to_call, scope_asked_for

LATER = "verschoben"


def sheet_for_the_door(said: str, date: EventDate) -> str:
    """With the link to the sheet that hangs where people come in vain."""
    if not date.event.is_published:
        return said
    address = reverse("events:notice", args=[date.event.slug])
    link = '{} <a href="{}?termin={}">{}</a>'
    return format_html(link, said, address, date.pk, _("Zettel für die Tür drucken"))


class OffView(Deed):
    template = "admin/events/eventdate/cancel.html"

    def get(self, request):
        return self.show(self.form())

    def post(self, request):
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form)
        if request.POST.get("seen", self.seen) != self.seen:
            return self.show(form, is_news=True, status=409)
        self.carry_out(self.dates_in_scope(form.dates_meant), form.options)
        return redirect(self.back)

    @property
    def title(self) -> str:
        if self.is_later:
            return _("Verschieben, neuer Termin noch offen")
        return _("Fällt aus")

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
        dates = self.model_admin.get_queryset(self.request).for_staff()
        # None is the number of no row.
        return list(dates.filter(pk__in=filter(None, map(row_number, asked))))

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

    @property
    def seen(self) -> str:
        """Tells apart which dates the page speaks of, whatever is chosen on it."""
        keys = [[d.pk for d in self.dates_in_scope(scope)] for scope in Scope]
        return sha256(repr(keys).encode()).hexdigest()[:16]

    def show(self, form, **context):
        staying = len(self.chosen) - len(self.dates)
        known = {"is_later": self.is_later, "dates": self.dates, "staying": staying}
        return super().show(form, seen=self.seen, **known, **context)

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
        if len(dates) == 1:
            said = sheet_for_the_door(self.said_of(dates[0]), dates[0])
        else:
            said = self.said_of_all(len(dates))
        messages.success(self.request, said)

    def said_of(self, date: EventDate) -> str:
        what = {"event": date.event, "when": date.when_words}
        if self.is_later:
            words = _(
                "Verschoben, der neue Termin ist noch offen: %(event)s, %(when)s."
            )
        else:
            words = _("Fällt aus: %(event)s, %(when)s.")
        return words % what

    def said_of_all(self, count: int) -> str:
        if self.is_later:
            words = _("%(count)s Termine sind verschoben, die neuen noch offen.")
        else:
            words = _("%(count)s Termine fallen aus.")
        return words % {"count": count}
