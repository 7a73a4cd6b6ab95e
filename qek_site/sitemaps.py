"""What search engines should know: every public page, no private one."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from events.models import Event
from quarters.models import NewsItem, Offer, Quarter
from rooms.models import Room

PAGES = [
    "home",
    "quarters:quarter_list",
    "quarters:offer_list",
    "quarters:news_list",
    "quarters:contacts",
    "quarters:partners",
    "quarters:about",
    "quarters:imprint",
    "quarters:privacy",
    "quarters:accessibility",
    "quarters:easy",
    "events:event_list",
    "events:feeds",
    "rooms:room_list",
]


class Pages(Sitemap):
    def items(self):
        return PAGES

    def location(self, item):
        return reverse(item)


class Rows(Sitemap):
    """Every row of these models that has a public page."""

    def items(self):
        return [
            *Quarter.objects.visible(),
            *Offer.objects.published(),
            *NewsItem.objects.published(),
            *Event.objects.published(),
            *Room.objects.published(),
        ]


SITEMAPS = {"seiten": Pages, "inhalte": Rows}
