"""What is printed and hung up: the weekly programme of a quarter, the notice of a
date."""

from datetime import datetime, time, timedelta
from urllib.parse import urlencode

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import DetailView

from quarters.contacts import contact_for, contact_of
from quarters.former import FollowsFormerAddress
from quarters.models import Quarter

from .. import poster
from ..models import Event, EventDate
from ..notice import Notice
from ..page_breaks import sheets
from ..paper import foot
from ..periods import YEARS, NoSuchWeek, week, week_param

YES, NO = "ja", "nein"


class WeeklyProgramme(FollowsFormerAddress, DetailView):
    template_name = "events/weekly_programme.html"

    def get_queryset(self):
        return Quarter.objects.active()

    def get_context_data(self, **kwargs):
        quarter, monday = self.object, self.monday()
        days = poster.week(quarter, monday)
        with_offers = self.request.GET.get("angebote") == YES
        offers = poster.regular_offers(quarter, days, monday) if with_offers else []
        groups = poster.groups(days, offers)
        contact = contact_for(quarter, self.moment(monday))
        at_the_foot = foot(contact, quarter, monday)
        return super().get_context_data(
            page_quarter=quarter,
            monday=monday,
            sheets=sheets(groups, poster.room(quarter, monday, at_the_foot)),
            foot=at_the_foot,
            hours=", ".join(contact.hours),
            is_long_name=len(quarter.name) >= poster.LONG_NAME,
            with_offers=with_offers,
            with_languages=self.request.GET.get("sprachen") != NO,
            ways=self.ways(monday),
            today=timezone.localdate(),
            **kwargs,
        )

    def monday(self):
        today = timezone.localdate()
        asked = self.request.GET.get("woche", "").strip() or week_param(today)
        try:
            return week(asked, today).last - timedelta(days=6)
        except NoSuchWeek as error:
            raise Http404(_("Diese Woche gibt es nicht.")) from error

    @staticmethod
    def moment(monday):
        """Whom to call is asked for the week in which the sheet hangs."""
        now = timezone.localtime()
        start = timezone.make_aware(datetime.combine(monday, time(9)))
        return max(now, start)

    def ways(self, monday):
        """The neighbouring weeks and the other choices, as addresses."""
        asked = self.request.GET
        chosen = {
            "woche": week_param(monday),
            "angebote": YES if asked.get("angebote") == YES else NO,
            "sprachen": NO if asked.get("sprachen") == NO else YES,
        }
        ways = {
            name: f"?{urlencode(chosen | {name: NO if chosen[name] == YES else YES})}"
            for name in ("angebote", "sprachen")
        }
        for name, days in [("before", -7), ("after", 7)]:
            other = monday + timedelta(days=days)
            if other.isocalendar().year in YEARS:
                ways[name] = f"?{urlencode(chosen | {'woche': week_param(other)})}"
        return ways


class EventNotice(FollowsFormerAddress, DetailView):
    template_name = "events/notice.html"

    def get_queryset(self):
        return Event.objects.published().for_page()

    def get_context_data(self, **kwargs):
        event, date = self.object, self.date()
        quarters = list(event.quarters.all())
        quarter = quarters[0] if len(quarters) == 1 else None
        contact = contact_of(event.contact) if event.contact else contact_for(quarter)
        return super().get_context_data(
            date=date,
            notice=Notice(date, self.request.GET),
            next=self.next_date(event, date),
            quarters=quarters,
            page_quarter=quarter,
            foot=foot(contact, quarter, max(date.first_day, timezone.localdate())),
            today=timezone.localdate(),
            **kwargs,
        )

    @staticmethod
    def next_date(event, date):
        """Asked for only where the sheet itself is out of date."""
        further = event.further_dates(date) if date.is_past else []
        return next((other for other in further if other.takes_place), None)

    def date(self):
        """The wrong date on a door is worse than none."""
        try:
            date = self.object.date_to_show(self.request.GET.get("termin", ""))
        except EventDate.DoesNotExist as error:
            raise Http404(_("Diesen Termin gibt es nicht.")) from error
        if date is None:
            raise Http404(_("Zurzeit steht kein Termin fest."))
        # The rows of the event that are read already answer for its facts.
        date.event = self.object
        return date
