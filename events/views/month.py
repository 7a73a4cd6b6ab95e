"""The programme as a month: a table where there is room, else a list of its days."""

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from quarters.context import frame_of

from ..filters import EventFilter
from ..models import EventDate
from ..month import Month, NoSuchMonth, month_url


class EventMonth(TemplateView):
    template_name = "events/month.html"

    def get_context_data(self, year, month, **kwargs):
        published = EventDate.objects.published()
        month = self.month_asked_for(year, month, published)
        filter_ = EventFilter(self.request.GET, frame_of(self.request).quarters)
        chosen = filter_.matching(published).between(month.first, month.last)
        month.fill(chosen.with_facts())
        return super().get_context_data(
            month=month,
            filter=filter_,
            quarter=filter_["quartier"],
            url=month_url(month.first),
            this_month_url=month_url(month.today),
            trail=[(_("Veranstaltungen"), reverse("events:event_list"))],
            **kwargs,
        )

    @staticmethod
    def month_asked_for(year, month, published):
        try:
            asked = Month(year, month, timezone.localdate())
            asked.bound(published)
        except NoSuchMonth as error:
            raise Http404(_("In diesem Monat ist nichts eingetragen.")) from error
        return asked
