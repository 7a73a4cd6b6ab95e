"""Who may only look sees no button and can press none; who sees no event, no page."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from events.admin.date import EventDateAdmin
from events.admin.event import EventAdmin
from events.admin.series import SeriesAdmin
from events.models import Event, EventDate, Series
from tests.factories import (
    make_event,
    make_event_date,
    make_open_booking,
    make_room,
    make_series,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


@pytest.fixture
def rows():
    event = make_event(title="Nähcafé", is_published=False)
    series = make_series(event=event)
    date = make_event_date(event=event, series=series, starts_at="2027-01-19 18:00")
    return {"event": event, "series": series, "date": date}


def address(name: str, rows: dict) -> str:
    pages = {
        "event": ("events_event_change", rows["event"].pk),
        "history": ("events_event_history", rows["event"].pk),
        "delete": ("events_event_delete", rows["event"].pk),
        "copy": ("events_event_copy", rows["event"].pk),
        "series": ("events_series_change", rows["series"].pk),
        "date": ("events_eventdate_change", rows["date"].pk),
        "move": ("events_eventdate_move", rows["date"].pk),
        "several": ("events_eventdate_several", rows["date"].pk),
        "check": ("events_eventdate_check", rows["date"].pk),
    }
    if name == "off":
        pk = rows["date"].pk
        return f"{reverse('admin:events_eventdate_cancel')}?termine={pk}"
    page, pk = pages[name]
    return reverse(f"admin:{page}", args=[pk])


def colleague(client, django_user_model, *may):
    user = django_user_model.objects.create_user("neu", password="x", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=may))
    client.force_login(user)
    return client


VIEW = ["view_event", "view_eventdate", "view_series"]
DEEDS = ["move", "several", "check", "off"]


@pytest.mark.parametrize("name", ["event", "series", "date"])
def test_who_may_look_sees_the_page_without_a_button(
    client, django_user_model, rows, name
):
    page = colleague(client, django_user_model, *VIEW).get(address(name, rows))
    assert page.status_code == 200
    said = [
        "Fällt aus",
        "Verlegen",
        "noch offen",
        "Kopieren",
        "Reihe anlegen",
        "Weiterer Termin",
        "Auch folgende ändern",
        "Alle künftigen",
        'type="submit" class="default"',
    ]
    assert [words for words in said if words in page.text] == []


def test_who_may_look_sees_the_dates_without_deeds(client, django_user_model, rows):
    viewer = colleague(client, django_user_model, *VIEW)
    page = viewer.get(reverse("admin:events_eventdate_changelist"))
    assert "Nähcafé" in page.text
    assert address("move", rows) not in page.text
    assert "cancel_dates" not in page.text


@pytest.mark.parametrize("name", [*DEEDS, "copy", "event", "series", "date", "delete"])
def test_who_may_look_can_press_nothing(client, django_user_model, rows, name):
    viewer = colleague(client, django_user_model, *VIEW)
    assert viewer.post(address(name, rows), {}).status_code == 403
    assert_untouched(rows)


@pytest.mark.parametrize("name", [*DEEDS, "copy", "event", "series", "date", "history"])
def test_who_may_nothing_sees_nothing(client, django_user_model, rows, name):
    stranger = colleague(client, django_user_model)
    for answer in [
        stranger.get(address(name, rows)),
        stranger.post(address(name, rows)),
    ]:
        assert answer.status_code in [403, 404, 405]
        assert "Nähcafé" not in answer.text
    assert_untouched(rows)


@pytest.mark.parametrize(
    "name", [*DEEDS, "copy", "event", "series", "date", "history", "delete"]
)
def test_what_the_admin_leaves_out_has_no_page_by_hand_either(
    office_client, monkeypatch, rows, name
):
    """Each page asks its ModelAdmin for the rows that this user may see."""
    for admin, model in [
        (EventAdmin, Event),
        (EventDateAdmin, EventDate),
        (SeriesAdmin, Series),
    ]:
        none = model.objects.none()
        monkeypatch.setattr(admin, "get_queryset", lambda *_, none=none: none)
    for answer in [
        office_client.get(address(name, rows), follow=True),
        office_client.post(address(name, rows), {}, follow=True),
    ]:
        assert "Nähcafé" not in answer.text
    assert_untouched(rows)


def test_who_may_not_read_requests_announces_none(client, django_user_model):
    """Their purpose and organisation are for those who answer them."""
    asked = make_open_booking(make_room(), status="confirmed").request
    asked.is_public = True
    asked.save()
    url = reverse("admin:events_event_announce", args=[asked.pk])
    may = ["add_event", "change_event", "view_event", "add_eventdate"]
    assert colleague(client, django_user_model, *may).post(url).status_code == 403
    assert not Event.objects.exists()


def test_who_may_add_no_dates_makes_none_by_a_series(client, django_user_model, rows):
    may = [*VIEW, "add_series", "change_series", "change_eventdate"]
    half = colleague(client, django_user_model, *may)
    before = EventDate.objects.count()
    url = address("series", rows)
    half.post(url, {"until": "2027-12-28", "_save": "ja"})
    assert half.get(reverse("admin:events_series_add")).status_code == 403
    assert "Weiter: Termine ansehen" not in half.get(url).text
    assert EventDate.objects.count() == before


def test_who_may_add_no_dates_copies_no_event(client, django_user_model, rows):
    """A copy takes a room with its date."""
    may = ["add_event", "change_event", "view_event"]
    answer = colleague(client, django_user_model, *may).post(address("copy", rows))
    assert answer.status_code == 403
    assert_untouched(rows)


def assert_untouched(rows) -> None:
    assert (Event.objects.count(), EventDate.objects.count()) == (1, 1)
    assert EventDate.objects.get().status == EventDate.Status.PLANNED
    assert Event.objects.get().title == "Nähcafé"
