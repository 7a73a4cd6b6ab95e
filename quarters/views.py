"""The public pages about the quarters."""

import re
from urllib.parse import urlencode

from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import DetailView, ListView, TemplateView, View

from .contacts import contact_for, contact_of, contacts_by_quarter
from .context import frame_of
from .filters import OfferFilter, QuarterFilter
from .former import FollowsFormerAddress
from .models import NewsItem, Offer, Page, Partner, Quarter, Responsibility, SlugHistory
from .timetable import by_topic, by_weekday

POSTER_WEEK = re.compile(r"[0-9]{4}-W[0-9]{2}")


class QuarterList(ListView):
    template_name = "quarters/quarter_list.html"
    context_object_name = "quarters"

    def get_queryset(self):
        return frame_of(self.request).quarters


class QuarterDetail(FollowsFormerAddress, DetailView):
    def get_queryset(self):
        return Quarter.objects.visible().with_contact()

    def get_context_data(self, **kwargs):
        quarter = self.object
        offers = Offer.objects.listed().matching(quarters=quarter)
        return super().get_context_data(
            page_quarter=quarter,
            contact=None if quarter.is_handed_over else contact_for(quarter),
            offers=offers.in_order_of_the_week().for_cards(),
            places=quarter.places.meeting_points(),
            news=NewsItem.objects.published().of_quarter(quarter)[:3],
            partners=quarter.partners.published(),
            **kwargs,
        )


class ShortAddress(View):
    """The address on a poster; the quarter behind it may move, so never permanent."""

    def get(self, request, slug):
        quarters = Quarter.objects.visible()
        quarter = quarters.at_short_address(slug) or SlugHistory.objects.find(
            quarters, slug
        )
        if quarter is None:
            raise Http404
        return redirect(f"{quarter.get_absolute_url()}{self.poster_week()}")

    def poster_week(self):
        """The QR code of a poster says of which week it is; the page shows it."""
        week = self.request.GET.get("aushang", "")
        return f"?{urlencode({'aushang': week})}" if POSTER_WEEK.fullmatch(week) else ""


class OfferList(ListView):
    context_object_name = "offers"
    template_name = "quarters/offer_list.html"

    def get_queryset(self):
        quarters = frame_of(self.request).quarters
        self.filter = OfferFilter(self.request.GET, quarters)
        offers = Offer.objects.listed().in_order_of_the_week().for_cards()
        return self.filter.apply(offers)

    def get_context_data(self, **kwargs):
        order = "thema" if self.request.GET.get("ordnung") == "thema" else ""
        groups = by_topic if order else by_weekday
        return super().get_context_data(
            filter=self.filter,
            groups=groups(self.object_list),
            order=order,
            quarter=self.filter["quartier"],
            **kwargs,
        )


class OfferDetail(FollowsFormerAddress, DetailView):
    def get_queryset(self):
        contact = Prefetch("contact", Responsibility.objects.with_person())
        return Offer.objects.published().for_page().prefetch_related(contact)

    def get_context_data(self, **kwargs):
        quarters = list(self.object.quarters.all())
        contact = self.object.contact
        return super().get_context_data(
            quarters=quarters,
            page_quarter=quarters[0] if len(quarters) == 1 else None,
            contact=contact_of(contact)
            if contact
            else contact_for(quarters[0] if quarters else None),
            trail=[(_("Angebote"), reverse("quarters:offer_list"))],
            **kwargs,
        )


class NewsList(ListView):
    context_object_name = "news"
    template_name = "quarters/news_list.html"
    paginate_by = 10
    page_kwarg = "seite"

    def get_queryset(self):
        self.filter = QuarterFilter(self.request.GET, frame_of(self.request).quarters)
        news = NewsItem.objects.published().with_quarters()
        quarter = self.filter["quartier"]
        return news.of_quarter(quarter) if quarter else news

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            filter=self.filter, quarter=self.filter["quartier"], **kwargs
        )


class NewsDetail(FollowsFormerAddress, DetailView):
    context_object_name = "item"

    def get_queryset(self):
        return NewsItem.objects.published().with_quarters()

    def get_context_data(self, **kwargs):
        quarters = list(self.object.quarters.all())
        page_quarter = quarters[0] if len(quarters) == 1 else None
        return super().get_context_data(
            quarters=quarters,
            page_quarter=page_quarter,
            contact=contact_for(page_quarter),
            trail=[(_("Aktuelles"), reverse("quarters:news_list"))],
            **kwargs,
        )


class Contacts(TemplateView):
    template_name = "quarters/contacts.html"

    def get_context_data(self, **kwargs):
        quarters = frame_of(self.request).quarters
        chosen = QuarterFilter(self.request.GET, quarters)
        quarter = chosen["quartier"]
        groups, project = contacts_by_quarter([quarter] if quarter else quarters)
        return super().get_context_data(
            filter=chosen, quarter=quarter, groups=groups, project=project, **kwargs
        )


class Partners(ListView):
    context_object_name = "partners"
    template_name = "quarters/partner_list.html"

    def get_queryset(self):
        return Partner.objects.published().with_quarters()

    def get_context_data(self, **kwargs):
        return super().get_context_data(page=Page.load(Page.Key.PARTNERS), **kwargs)


class PageView(TemplateView):
    """An editorial page; its address is fixed, its words come from the office."""

    template_name = "quarters/page.html"
    key = None

    def get_context_data(self, **kwargs):
        return super().get_context_data(page=Page.load(self.key), **kwargs)
