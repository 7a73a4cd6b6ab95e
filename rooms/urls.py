from django.urls import path

from . import views

app_name = "rooms"

urlpatterns = [
    path("raeume/", views.RoomList.as_view(), name="room_list"),
    path("raeume/<slug:slug>/", views.RoomDetail.as_view(), name="room"),
    path(
        "raeume/<slug:slug>/belegung.ics",
        views.FreeBusyCalendar.as_view(),
        name="free_busy_calendar",
    ),
    path(
        "raeume/<slug:slug>/belegung.json",
        views.FreeBusyJson.as_view(),
        name="free_busy_json",
    ),
    path(
        "raeume/<slug:slug>/intern/<str:token>.ics",
        views.StaffFeedView.as_view(),
        name="staff_feed",
    ),
    path("raeume/<slug:slug>/anfrage/", views.RequestView.as_view(), name="request"),
    path(
        "raeume/<slug:slug>/anfrage/pruefen/", views.CheckView.as_view(), name="check"
    ),
    path("raeume/<slug:slug>/anfrage/gesendet/", views.SentView.as_view(), name="sent"),
    path("anfrage/neuer-link/", views.RenewView.as_view(), name="renew"),
    path("anfrage/<str:token>/", views.StatusView.as_view(), name="status"),
    path(
        "anfrage/<str:token>/zurueckziehen/",
        views.WithdrawView.as_view(),
        name="withdraw",
    ),
    path("anfrage/<str:token>/aendern/", views.ChangeView.as_view(), name="change"),
    path("anfrage/<str:token>/schreiben/", views.WriteView.as_view(), name="write"),
    path("anfrage/<str:token>/stornieren/", views.CancelView.as_view(), name="cancel"),
    path(
        "anfrage/<str:token>/vorschlag-annehmen/",
        views.AcceptView.as_view(),
        name="accept",
    ),
    path(
        "anfrage/<str:token>/vorschlag-ablehnen/",
        views.TurnDownView.as_view(),
        name="turn_down",
    ),
    path(
        "anfrage/<str:token>/aenderung-zurueckziehen/",
        views.WishView.as_view(),
        name="withdraw_wish",
    ),
    path("anfrage/<str:token>/bescheid/", views.NoticeView.as_view(), name="notice"),
    path("anfrage/<str:token>/weitere/", views.OthersView.as_view(), name="others"),
    path(
        "anfrage/<str:token>/termin.ics",
        views.CalendarFileView.as_view(),
        name="calendar_file",
    ),
]
