"""The public pages about what is on."""

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import DetailView, ListView

from quarters.contacts import contact_for, contact_of
from quarters.context import frame_of
from quarters.former import FollowsFormerAddress

from .. import messenger
from ..days import by_day
from ..filters import ListFilter
from ..models import Event, EventDate
from ..month import month_url
from ..periods import NoSuchWeek, week_param


class EventList(ListView):
    template_name = "events/event_list.html"
    paginate_by = 20
    page_kwarg = "seite"

    def get_queryset(self):
        quarters = frame_of(self.request).quarters
        try:
            self.filter = ListFilter(
                self.request.GET, quarters, today=timezone.localdate()
            )
        except NoSuchWeek as error:
            raise Http404(_("Diese Woche gibt es nicht.")) from error
        return self.filter.apply(EventDate.objects.published()).with_facts()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(filter=self.filter, **kwargs)
        period = self.filter.period
        days = by_day(context["page_obj"], period.today, first=period.first)
        return context | {
            "period": period,
            "quarter": self.filter["quartier"],
            "days": days[::-1] if period.is_past else days,
            "heading": period.heading(context["paginator"].count),
            "kept": self.filter.kept,
            "week_before": self.week_before(period),
            "quick": period.quick_link,
            "month_url": month_url(period.today),
            "contact": None if days else contact_for(self.filter["quartier"]),
            **self.way_on(period),
        }

    @staticmethod
    def week_before(period):
        monday = period.previous_monday
        return monday and week_param(monday)

    def way_on(self, period):
        """The next week in which something begins; past dates have none."""
        if period.is_past:
            return {}
        dates = self.filter.matching(EventDate.objects.published())
        following = dates.after(period.last).first()
        return {
            "following": following,
            "following_week": following and week_param(following.first_on),
            "is_next_week": following and period.is_followed_by(following.first_on),
        }


class EventDetail(FollowsFormerAddress, DetailView):
    def get_queryset(self):
        return Event.objects.published().for_page()

    def get_context_data(self, **kwargs):
        event = self.object
        date, is_gone = self.date_asked_for(event)
        quarters = list(event.quarters.all())
        page_quarter = quarters[0] if len(quarters) == 1 else None
        contact = contact_of(event.contact) if event.contact else None
        further = event.further_dates(date) if date else []
        return super().get_context_data(
            date=date,
            is_gone=is_gone,
            further=further,
            until=event.goes_on_until(date, further) if date else None,
            next=event.next_date(date) if date and date.is_past else None,
            rhythm=event.rhythm_words(date),
            quarters=quarters,
            page_quarter=page_quarter,
            contact=contact or contact_for(page_quarter),
            message=self.message(event, date),
            page=self.page(event),
            trail=[(_("Veranstaltungen"), reverse("events:event_list"))],
            **kwargs,
        )

    def page(self, event):
        """Where the other dates of the event are shown as well."""
        return event.get_absolute_url()

    @staticmethod
    def message(event, date):
        """To be sent on; of a draft, or of what is over, there is none."""
        if not event.is_published or date is None or date.is_past:
            return ""
        return messenger.with_address(date)

    def date_asked_for(self, event):
        """The date, and whether the one in the address is not there any more."""
        try:
            return event.date_to_show(self.request.GET.get("termin", "")), False
        except EventDate.DoesNotExist:
            return event.date_to_show(), True
