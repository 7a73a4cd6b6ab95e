from django.urls import path

from . import views

app_name = "events"

urlpatterns = [
    path("veranstaltungen/", views.EventList.as_view(), name="event_list"),
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
