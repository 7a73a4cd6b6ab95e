"""Dates as files that other programmes read."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.generic import DetailView

from quarters.former import FollowsFormerAddress
from quarters.models import Audience, Quarter, Topic
from quarters.polling import (
    ATOM,
    CALENDAR,
    JSON,
    ForPrograms,
    answer_everybody,
    answer_if_new,
    for_everybody,
)

from ..calendar_file import calendar_file
from ..feeds.atom import ComingDates
from ..feeds.listing import Listing
from ..feeds.subscription import Subscription
from ..models import Event, EventDate


class EventCalendarFile(FollowsFormerAddress, ForPrograms, DetailView):
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
        content = calendar_file([date])
        response = answer_if_new(self.request, str(content), lambda: content, CALENDAR)
        name = f"{self.object.slug}.ics"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return for_everybody(response)


class AllDates(ForPrograms):
    """To be subscribed to: the dates of all quarters."""

    def get(self, request):
        return self.answer(EventDate.objects.all())

    def answer(self, dates, name=""):
        feed = Subscription(name, dates)
        return answer_everybody(
            self.request, feed.fingerprint, feed.as_calendar, CALENDAR
        )


class DatesOfOne(FollowsFormerAddress, AllDates):
    """The dates of one thing that events belong to."""

    facet = ""

    def get(self, request, slug):
        thing = get_object_or_404(self.get_queryset(), slug=slug)
        dates = EventDate.objects.matching(**{self.facet: thing})
        return self.answer(dates, str(thing))


class DatesOfQuarter(DatesOfOne):
    facet = "quarters"

    def get_queryset(self):
        return Quarter.objects.visible()


class DatesOfTopic(DatesOfOne):
    facet = "topics"

    def get_queryset(self):
        return Topic.objects.all()


class DatesOfAudience(DatesOfOne):
    facet = "audiences"

    def get_queryset(self):
        return Audience.objects.all()


class ComingDatesFeed(ForPrograms):
    def get(self, request):
        feed = ComingDates()
        return answer_everybody(request, feed.fingerprint, feed.as_atom, ATOM)


class DatesAsJson(ForPrograms):
    def get(self, request):
        listing = Listing(request.GET, timezone.localdate())
        if listing.is_beyond_the_last:
            return for_everybody(HttpResponse(listing.no_such_page(), JSON, 404))
        return answer_everybody(request, listing.fingerprint, listing.as_json, JSON)
