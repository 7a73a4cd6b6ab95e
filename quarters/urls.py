from django.urls import path

from . import views
from .feeds import NewsFeedView
from .models import Page

app_name = "quarters"


def page(key, name):
    return path(f"{key}/", views.PageView.as_view(key=key), name=name)


urlpatterns = [
    path("quartiere/", views.QuarterList.as_view(), name="quarter_list"),
    path("quartiere/<slug:slug>/", views.QuarterDetail.as_view(), name="quarter"),
    path("angebote/", views.OfferList.as_view(), name="offer_list"),
    path("angebote/<slug:slug>/", views.OfferDetail.as_view(), name="offer"),
    path("aktuelles/", views.NewsList.as_view(), name="news_list"),
    path("feeds/aktuelles.xml", NewsFeedView.as_view(), name="news_feed"),
    path("aktuelles/<slug:slug>/", views.NewsDetail.as_view(), name="news_item"),
    path("ansprechpersonen/", views.Contacts.as_view(), name="contacts"),
    path("partner/", views.Partners.as_view(), name="partners"),
    page(Page.Key.ABOUT, "about"),
    page(Page.Key.IMPRINT, "imprint"),
    page(Page.Key.PRIVACY, "privacy"),
    page(Page.Key.ACCESSIBILITY, "accessibility"),
    page(Page.Key.EASY, "easy"),
    # The short addresses on posters. They take whatever no other page has taken,
    # so this line stays the last of the whole site.
    path("<slug:slug>/", views.ShortAddress.as_view(), name="short_address"),
]
