"""Dates as files that other programmes read."""

from django.http import Http404, HttpResponse
from django.views.generic import DetailView

from ..calendar_file import calendar_file
from ..models import Event, EventDate


class EventCalendarFile(DetailView):
    """One date to be saved in one's own calendar."""

    def get_queryset(self):
        return Event.objects.published()

    def render_to_response(self, context):
        try:
            date = self.object.date_to_show(self.request.GET.get("termin", ""))
        except EventDate.DoesNotExist as error:
            raise Http404 from error
        if date is None:
            raise Http404
        name = f"{self.object.slug}.ics"
        return HttpResponse(
            calendar_file([date]),
            content_type="text/calendar; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )
