"""What the pages about one date have in common: who may, which date, and the frame."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import Resolver404, path, resolve, reverse
from django.utils.functional import cached_property
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from rooms.admin.outcome import reached

from ..changing import Scope, dates_in
from ..models import EventDate

IS_OVER = _("Dieser Termin ist vorbei. Er bleibt, wie er war.")
IS_OFF = _("Dieser Termin findet schon nicht mehr so statt.")
# Those with buttons that lead to a deed.
PAGES = [
    "admin:events_eventdate_changelist",
    "admin:events_eventdate_change",
    "admin:events_event_change",
    "admin:events_series_change",
]


def scope_asked_for(request) -> dict:
    """„Alle künftigen“ is chosen already for whoever comes from the series."""
    asked = request.GET.get("welche")
    return {"scope": asked} if asked in Scope else {}


def name_whom_to_call(request, dates: list[EventDate]) -> None:
    """Whoever asked for the rooms by phone gets no letter."""
    asked = [d.booking.request for d in dates if d.booking and d.booking.request_id]
    for one in dict.fromkeys(asked):
        if not one.email:
            messages.warning(request, reached(one))


def name_who_was_told(request, booking) -> None:
    """A date takes place after all; whoever had asked for its room heard the opposite,
    and the room is now ours."""
    if asked := booking.request:
        words = _(
            "%(organisation)s (%(number)s) hat die Absage bekommen, der Raum ist jetzt"
            " von uns belegt. Bitte sagen Sie selbst Bescheid, dass der Termin doch"
            " stattfindet."
        )
        names = {"organisation": asked.organisation, "number": asked.number}
        messages.warning(request, words % names)


class Deed(View):
    """A page of the admin with a form; only the POST acts."""

    model_admin = None
    template = ""
    title = ""

    def dispatch(self, request, *args, **kwargs):
        if not self.model_admin.has_change_permission(request):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def back(self) -> str:
        return way_back(self.request) or reverse("admin:events_eventdate_changelist")

    def show(self, form, **context):
        frame = {
            **self.model_admin.admin_site.each_context(self.request),
            "title": self.title,
            "opts": self.model_admin.opts,
            "back": self.back,
            "form": form,
        }
        status = context.pop("status", 422 if form.errors else 200)
        return render(self.request, self.template, frame | context, status=status)


class DateDeed(Deed):
    """One date that is to come."""

    def dispatch(self, request, *args, **kwargs):
        may = self.model_admin.has_change_permission(request)
        if may and (sentence := self.why_not()):
            messages.error(request, sentence)
            return redirect(self.back)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk):
        return self.show(self.form())

    def post(self, request, pk):
        form = self.form(request.POST)
        return self.act(form) if form.is_valid() else self.show(form)

    def why_not(self) -> str:
        if self.date.is_past:
            return IS_OVER
        return "" if self.date.takes_place else IS_OFF

    @cached_property
    def date(self) -> EventDate:
        dates = self.model_admin.get_queryset(self.request).for_staff()
        found = dates.filter(pk=self.kwargs["pk"]).first()
        if found is None:
            raise Http404
        return found

    def read_date_anew(self) -> None:
        """As it is stored: a deed that was refused has changed the one in hand."""
        self.__dict__.pop("date", None)

    @cached_property
    def siblings(self) -> list[EventDate]:
        return dates_in(self.date, Scope.ALL)

    def show(self, form, **context):
        return super().show(form, date=self.date, **context)


def way_back(request) -> str:
    """The page about dates on which the button was pressed, with its filter."""
    asked = request.POST.get("back") or request.headers.get("Referer", "")
    secure = request.is_secure()
    if not url_has_allowed_host_and_scheme(asked, {request.get_host()}, secure):
        return ""
    parts = urlsplit(asked)
    try:
        page = resolve(parts.path).view_name
    except Resolver404:
        return ""
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.path}{query}" if page in PAGES else ""


def deed_path(route: str, view, name: str, model_admin):
    address = model_admin.admin_site.admin_view(view.as_view(model_admin=model_admin))
    return path(route, address, name=f"events_eventdate_{name}")
