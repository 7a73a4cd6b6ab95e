from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path
from django.views.i18n import JavaScriptCatalog

from . import media, views
from .sitemaps import SITEMAPS

handler404 = "qek_site.views.page_not_found"

urlpatterns = [
    path("", views.Home.as_view(), name="home"),
    # Django's own catalogue of the admin leaves out the text editor.
    path("verwaltung/jsi18n/", JavaScriptCatalog.as_view()),
    path("verwaltung/", admin.site.urls),
    path("robots.txt", views.Robots.as_view()),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}),
    path("media/<path:path>", media.picture, name="picture"),
    path("", include("events.urls")),
    path("", include("rooms.urls")),
    # Last: its short addresses take whatever no other page has taken.
    path("", include("quarters.urls")),
]
