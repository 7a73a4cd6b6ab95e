from django.urls import path, re_path

from . import views

app_name = "events"

urlpatterns = [
    path("veranstaltungen/", views.EventList.as_view(), name="event_list"),
    re_path(
        r"^veranstaltungen/monat/(?P<year>[0-9]{4})/(?P<month>[0-9]{2})/$",
        views.EventMonth.as_view(),
        name="month",
    ),
    path("veranstaltungen/<slug:slug>/", views.EventDetail.as_view(), name="event"),
    path(
        "veranstaltungen/<slug:slug>/kalender.ics",
        views.EventCalendarFile.as_view(),
        name="event_ics",
    ),
    path(
        "veranstaltungen/<slug:slug>/aushang/",
        views.EventNotice.as_view(),
        name="notice",
    ),
    path(
        "quartiere/<slug:slug>/wochenprogramm/",
        views.WeeklyProgramme.as_view(),
        name="weekly_programme",
    ),
]
