"""What other apps' pages show about rooms, and words only rooms need."""

from django import template
from django.utils.translation import gettext as _

from .. import words
from ..models import Room
from ..next_free import next_free_of

register = template.Library()


@register.filter
def short_span(booking):
    """„14:00–16:00“"""
    return words.short_span(booking.starts_at, booking.ends_at)


@register.inclusion_tag("components/quarter_rooms.html")
def quarter_rooms(quarter):
    """The rooms of a quarter, for its page."""
    rooms = Room.objects.published().with_place().filter(place__quarter=quarter)
    return {"rooms": list(rooms)}


@register.simple_tag
def next_free_room():
    """The room that is free soonest and its time, or None: {"room":, "free":}."""
    rooms = Room.objects.requestable().with_place().with_hours()
    found = [
        {"room": room, "free": free}
        for room, free in next_free_of(list(rooms)).items()
        if free
    ]
    return min(found, key=lambda entry: entry["free"][0], default=None)


@register.simple_tag
def half_year_use(half_year, request):
    """„In diesem Halbjahr: 12 Stunden“: what the organisation of a request has; for
    staff, no ranking."""
    hours = half_year.hours_of(request.organisation, request.partner_id)
    return _("In diesem Halbjahr: %(time)s") % {"time": words.hours_words(hours)}
