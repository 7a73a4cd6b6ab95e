"""Drafts: a copy for next week, one from a room request, a link for a colleague."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from rooms.models import BookingRequest
from rooms.rules import Refused

from ..announcing import announce, event_of, missing_dates
from ..copying import copy_for_next_week
from ..models import Event, EventDate
from ..numbers import row_number
from ..previewing import preview_path
from .date import deed_links

# More of them would push the form below the fold; the list of dates has them all.
MOST_SHOWN = 6


def one_more_path(event: Event) -> str:
    """The empty form of a date, where the last one was."""
    known = {"event": event.pk}
    if last := event.dates.last():
        known |= {name: getattr(last, name) for name in ["room_id", "place_id"]}
        known = {name.removesuffix("_id"): pk for name, pk in known.items() if pk}
        known["place_text"] = last.place_text
    return f"{reverse('admin:events_eventdate_add')}?{urlencode(known)}"


class EventDeeds:
    """For the ModelAdmin of events: buttons that act and open the draft."""

    def get_urls(self):
        copy = require_POST(self.admin_site.admin_view(self.copy_view))
        announcing = require_POST(self.admin_site.admin_view(self.announce_view))
        return [
            path("<int:pk>/kopieren/", copy, name="events_event_copy"),
            path("ankuendigen/<int:pk>/", announcing, name="events_event_announce"),
            *super().get_urls(),
        ]

    def render_change_form(self, request, context, *args, **kwargs):
        if event := kwargs.get("obj"):
            context |= self._beside(request, event)
        return super().render_change_form(request, context, *args, **kwargs)

    def _beside(self, request, event: Event) -> dict:
        """What stands above the form: its coming dates and what can be done now."""
        dates = self.admin_site.get_model_admin(EventDate)
        may_change = dates.has_change_permission(request)
        coming = event.dates.for_staff().not_over()
        shown = list(coming[:MOST_SHOWN])
        beside = {
            "coming": [(date, may_change and deed_links(date)) for date in shown],
            "more": coming.count() - len(shown),
            "series": event.series.all(),
            "may_copy": self._may_add(request),
        }
        if dates.has_add_permission(request):
            beside["one_more"] = one_more_path(event)
        if not event.is_published:
            beside["preview_address"] = request.build_absolute_uri(preview_path(event))
        return beside

    def response_add(self, request, obj, post_url_continue=None):
        normal = super().response_add(request, obj, post_url_continue)
        return self._shown(request, obj) or normal

    def response_change(self, request, obj):
        normal = super().response_change(request, obj)
        return self._shown(request, obj) or normal

    @staticmethod
    def _shown(request, event: Event):
        """„Sichern und ansehen“: its page, that of a draft behind its link. Where a
        date is missing that is told here first."""
        if "_view" not in request.POST:
            return None
        if event.is_published and not event.dates.exists():
            return redirect(reverse("admin:events_event_change", args=[event.pk]))
        return redirect(event if event.is_published else preview_path(event))

    def copy_view(self, request, pk):
        event = self.get_queryset(request).filter(pk=pk).first()
        if event is None:
            raise Http404
        self._must_add(request)
        draft, missing = copy_for_next_week(
            event, self._date_asked_for(request, event), by=request.user
        )
        if date := draft.dates.first():
            said = _("Kopiert, neuer Termin: %(when)s.") % {"when": date.when_words}
        else:
            said = _("Kopiert, noch ohne Termin.")
        only_us = _("Noch sieht die Kopie nur das Team.")
        messages.success(request, f"{said} {only_us}")
        if missing:
            messages.warning(request, missing)
        return self._open(request, draft)

    def announce_view(self, request, pk):
        requests = self.admin_site.get_model_admin(BookingRequest)
        asked = requests.get_queryset(request).filter(pk=pk).first()
        if asked is None:
            raise Http404
        self._must_add(request)
        if not requests.has_change_permission(request, asked):
            raise PermissionDenied
        missing = len(missing_dates(asked, event_of(asked)))
        try:
            event, is_new = announce(asked, by=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect(reverse("admin:rooms_bookingrequest_decide", args=[pk]))
        if is_new:
            said = _(
                "Entwurf angelegt. Bitte ergänzen Sie, was fehlt, und setzen Sie dann"
                " den Haken bei „veröffentlicht“."
            )
            messages.success(request, said)
            return self._open(request, event)
        if missing:
            words = ngettext(
                "%(count)s Termin ist dazugekommen.",
                "%(count)s Termine sind dazugekommen.",
                missing,
            )
            messages.success(request, words % {"count": missing})
        return redirect(reverse("admin:events_event_change", args=[event.pk]))

    def _must_add(self, request) -> None:
        if not self._may_add(request):
            raise PermissionDenied

    def _may_add(self, request) -> bool:
        """Events, and dates with them: those take rooms."""
        dates = self.admin_site.get_model_admin(EventDate)
        return self.has_add_permission(request) and dates.has_add_permission(request)

    @staticmethod
    def _date_asked_for(request, event: Event):
        asked = row_number(request.GET.get("termin", ""))
        return event.dates.filter(pk=asked).first()

    def _open(self, request, draft: Event):
        self.log_addition(request, draft, [{"added": {}}])
        return redirect(reverse("admin:events_event_change", args=[draft.pk]))
