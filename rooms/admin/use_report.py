"""How much each room was used in a year, to read and as CSV."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import View

from .. import usage
from ..models import Room
from ..use_report import as_csv


class UseReportView(View):
    model_admin = None

    def get(self, request):
        if not self.model_admin.has_view_permission(request):
            raise PermissionDenied
        is_file = request.GET.get("form") == "csv"
        return self.file() if is_file else self.page()

    @cached_property
    def years(self) -> list[int]:
        return usage.years(timezone.localdate())

    @cached_property
    def year(self) -> int:
        asked = self.request.GET.get("jahr") or str(self.years[0])
        year = next((year for year in self.years if str(year) == asked), None)
        if year is None:
            raise Http404(_("Für dieses Jahr gibt es keine Zahlen."))
        return year

    @cached_property
    def quarters(self) -> list[usage.QuarterUse]:
        """Of the rooms that the colleague sees in the list of rooms."""
        rooms = self.model_admin.admin_site.get_model_admin(Room)
        known = rooms.get_queryset(self.request).select_related("place__quarter")
        return usage.of_year(self.year, known)

    def file(self) -> HttpResponse:
        name = f"raumnutzung-{self.year}.csv"
        return HttpResponse(
            as_csv(self.year, self.quarters),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

    def page(self) -> HttpResponse:
        context = {
            **self.model_admin.admin_site.each_context(self.request),
            "title": _("Nutzung der Räume %(year)s") % {"year": self.year},
            "opts": self.model_admin.opts,
            "year": self.year,
            "years": self.years,
            "quarters": self.quarters,
        }
        return render(self.request, "admin/rooms/booking/use_report.html", context)


def use_report_path(model_admin):
    view = UseReportView.as_view(model_admin=model_admin)
    address = model_admin.admin_site.admin_view(view)
    return path("nutzung/", address, name="rooms_booking_use")
