"""What is printed and hung up: the weekly programme of a quarter, the notice of a
date."""

from datetime import datetime, time

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import DetailView

from quarters.contacts import contact_for, contact_of
from quarters.former import FollowsFormerAddress
from quarters.models import Quarter

from .. import poster
from ..languages import key
from ..models import Event, EventDate
from ..notice import Notice
from ..page_breaks import sheets
from ..paper import foot, lines_of
from ..periods import NoSuchWeek
from ..poster_choice import PosterChoice


class WeeklyProgramme(FollowsFormerAddress, DetailView):
    template_name = "events/weekly_programme.html"

    def get_queryset(self):
        return Quarter.objects.active()

    def get_context_data(self, **kwargs):
        quarter, choice = self.object, self.choice()
        contact = contact_for(quarter, self.moment(choice.monday))
        return super().get_context_data(
            page_quarter=quarter,
            choice=choice,
            foot=foot(contact, quarter, choice.monday),
            hours=", ".join(contact.hours),
            span=poster.span(choice.monday),
            is_long_name=len(quarter.name) >= poster.LONG_NAME,
            today=timezone.localdate(),
            **self.on_paper(quarter, choice, contact),
            **kwargs,
        )

    @staticmethod
    def on_paper(quarter, choice, contact):
        days = poster.week(quarter, choice.monday)
        offers = (
            poster.regular_offers(quarter, days, choice.monday)
            if choice.with_offers
            else []
        )
        rows = [row for day in days for row in day.dates]
        stickers = {row.status: row.sticker for row in rows if row.sticker}
        words = key(choice.second, [day.date for day in days], stickers)
        room = poster.room(quarter, lines_of(contact), words)
        return {"sheets": sheets(poster.groups(days, offers), room), "key": words}

    def choice(self):
        try:
            return PosterChoice(self.request.GET, timezone.localdate())
        except NoSuchWeek as error:
            raise Http404(_("Diese Woche gibt es nicht.")) from error

    @staticmethod
    def moment(monday):
        """Whom to call is asked for the week in which the sheet hangs."""
        start = timezone.make_aware(datetime.combine(monday, time(9)))
        return max(timezone.localtime(), start)


class EventNotice(FollowsFormerAddress, DetailView):
    template_name = "events/notice.html"

    def get_queryset(self):
        return Event.objects.published().for_page()

    def get_context_data(self, **kwargs):
        event, date = self.object, self.date()
        quarters = list(event.quarters.all())
        quarter = quarters[0] if len(quarters) == 1 else None
        contact = contact_of(event.contact) if event.contact else contact_for(quarter)
        below = foot(contact, quarter, max(date.first_day, timezone.localdate()))
        names = ", ".join(map(str, quarters))
        return super().get_context_data(
            date=date,
            notice=Notice(date, self.request.GET, names, below.lines),
            next=self.next_date(event, date),
            quarters=quarters,
            page_quarter=quarter,
            foot=below,
            today=timezone.localdate(),
            **kwargs,
        )

    @staticmethod
    def next_date(event, date):
        """Asked for only where the sheet itself is out of date."""
        return event.next_date(date) if date.is_past else None

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
