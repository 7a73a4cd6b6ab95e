"""What pages of the quarters show of the events."""

from django import template
from django.utils import timezone

from .. import words
from ..days import next_of, week_of
from ..models import EventDate
from ..periods import past_week

register = template.Library()


@register.filter
def time_on(date, day):
    """In the list of a day; on its later days a long date says only its end."""
    return words.time_on(date, day)


@register.filter
def second_line(entry, size):
    """Of an entry on a poster, as long as its size allows."""
    return size.second_line(entry)


@register.inclusion_tag("components/old_poster.html")
def old_poster(asked):
    """Tells whoever scanned the poster of an earlier week; `asked` may be anything."""
    return {"monday": past_week(asked or "", timezone.localdate())}


@register.inclusion_tag("components/quarter_week.html")
def quarter_week(quarter):
    """This week's dates of a quarter by day; four queries at most."""
    days, has_more = week_of(quarter)
    return {
        "days": days,
        "has_more": has_more,
        "following": None if days else next_of(quarter),
        "quarter": quarter,
    }


@register.inclusion_tag("components/quarter_cards.html")
def quarter_cards(quarters):
    """The quarters with what comes next in each; one query."""
    coming = EventDate.objects.next_per_quarter()
    return {"cards": [(quarter, coming.get(quarter.pk)) for quarter in quarters]}


@register.inclusion_tag("components/offer_dates.html")
def offer_dates(offer):
    """The next dates of an offer, with those that do not take place; one query."""
    coming = EventDate.objects.published().upcoming().for_offer(offer)
    return {"dates": coming.for_page().order_by("starts_at", "pk")[:4]}
