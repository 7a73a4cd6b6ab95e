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
    # After the notice: an event may be called „Vorschau“, and no token „aushang“.
    path(
        "veranstaltungen/vorschau/<str:token>/",
        views.EventPreview.as_view(),
        name="preview",
    ),
    path(
        "quartiere/<slug:slug>/wochenprogramm/",
        views.WeeklyProgramme.as_view(),
        name="weekly_programme",
    ),
    path(
        "quartiere/<slug:slug>/woche-als-text/",
        views.WeekAsText.as_view(),
        name="week_as_text",
    ),
    path("feeds/alle.ics", views.AllDates.as_view(), name="all_ics"),
    path("feeds/<slug:slug>.ics", views.DatesOfQuarter.as_view(), name="quarter_ics"),
    path("feeds/thema/<slug:slug>.ics", views.DatesOfTopic.as_view(), name="topic_ics"),
    path(
        "feeds/fuer/<slug:slug>.ics",
        views.DatesOfAudience.as_view(),
        name="audience_ics",
    ),
    path("feeds/veranstaltungen.xml", views.ComingDatesFeed.as_view(), name="atom"),
    path("feeds/", views.Feeds.as_view(), name="feeds"),
    path("api/v1/termine.json", views.DatesAsJson.as_view(), name="json"),
    path(
        "quartiere/<slug:slug>/diese-woche/",
        views.WeekToEmbed.as_view(),
        name="week_to_embed",
    ),
]
