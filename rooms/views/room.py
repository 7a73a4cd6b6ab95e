from django.http import Http404
from django.utils.translation import gettext as _
from django.views.generic import DetailView, TemplateView

from quarters.contacts import contact_for
from quarters.context import frame_of
from quarters.former import FollowsFormerAddress
from quarters.local_time import local_day

from ..forms import SearchForm
from ..models import Room
from ..next_free import next_free, next_free_of
from ..week import week_number, week_of_text
from ..words import opening_in_words

VIEWS = {"liste": "list", "plan": "plan"}


class RoomList(TemplateView):
    """All rooms, or those that fit the wish in the address."""

    template_name = "rooms/room_list.html"

    def get(self, request, *args, **kwargs):
        rooms = Room.objects.published().with_place().with_hours()
        rooms = list(rooms.prefetch_related("equipment"))
        form = SearchForm(request.GET, rooms, frame_of(request).quarters)
        status = 422 if form.errors else 200
        context = self.get_context_data(
            form=form,
            search=form.search,
            rooms=() if form.search else next_free_of(rooms).items(),
        )
        return self.render_to_response(context, status=status)


class RoomDetail(FollowsFormerAddress, DetailView):
    template_name = "rooms/room_detail.html"

    def get_queryset(self):
        rooms = Room.objects.published().with_place().with_hours()
        return rooms.prefetch_related("equipment")

    def get_context_data(self, **kwargs):
        room = self.object
        try:
            week = week_of_text(room, self.request.GET.get("woche"))
        except (ValueError, OverflowError):
            raise Http404(_("Diese Woche zeigen wir nicht.")) from None
        free = next_free(room)
        return super().get_context_data(
            week=week,
            opening=opening_in_words(week.schedule.rules, week.today),
            view=VIEWS.get(self.request.GET.get("ansicht"), "auto"),
            next_free=free,
            next_free_week=week_number(local_day(free[0])) if free else "",
            page_quarter=room.quarter,
            contact=contact_for(room.quarter),
            **kwargs,
        )
