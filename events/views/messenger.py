"""The week of a quarter as text to copy."""

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import DetailView

from quarters.former import FollowsFormerAddress
from quarters.models import Quarter

from .. import messenger
from ..periods import NoSuchWeek, week, week_param


class WeekAsText(FollowsFormerAddress, DetailView):
    template_name = "events/week_as_text.html"

    def get_queryset(self):
        return Quarter.objects.active()

    def get_context_data(self, **kwargs):
        quarter, period = self.object, self.period_asked_for()
        return super().get_context_data(
            page_quarter=quarter,
            text=messenger.of_week(quarter, period),
            week=week_param(period.monday),
            next_week=period.is_this_week and week_param(period.next_monday),
            trail=[
                (_("Quartiere"), reverse("quarters:quarter_list")),
                (quarter.name, quarter.get_absolute_url()),
            ],
            **kwargs,
        )

    def period_asked_for(self):
        today = timezone.localdate()
        try:
            return week(self.request.GET.get("woche") or week_param(today), today)
        except NoSuchWeek as error:
            raise Http404(_("Diese Woche gibt es nicht.")) from error
