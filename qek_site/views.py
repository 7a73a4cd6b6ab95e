"""Pages that join several apps, and the answers when something goes wrong."""

from django.shortcuts import render
from django.utils import timezone
from django.views.generic import TemplateView

from events.days import next_days, today_everywhere
from quarters.models import NewsItem, Offer

OFFERS_SHOWN = 4


class Home(TemplateView):
    template_name = "home.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            today=timezone.localdate(),
            dates_today=today_everywhere(),
            days=next_days(),
            offers=one_per_topic(Offer.objects.listed().for_cards()),
            news=NewsItem.objects.published().with_quarters()[:2],
            **kwargs,
        )


def one_per_topic(offers):
    """A few offers that show the range: one of each topic before a second of any."""
    first_of_topic, others, seen = [], [], set()
    for offer in offers.in_order_of_the_week():
        topics = {topic.pk for topic in offer.topics.all()}
        (others if topics <= seen else first_of_topic).append(offer)
        seen |= topics
    return (first_of_topic + others)[:OFFERS_SHOWN]


class Robots(TemplateView):
    template_name = "robots.txt"
    content_type = "text/plain"


def page_not_found(request, exception):
    return render(request, "404.html", status=404)


def csrf_failure(request, reason=""):
    return render(request, "403_csrf.html", status=403)
