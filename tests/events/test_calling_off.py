"""„Fällt aus“ asks only what matters, and loses no date that was chosen."""

from datetime import timedelta

import pytest
from django.urls import reverse
from post_office.models import Email

from events.announcing import announce
from events.models import EventDate
from rooms.models import Booking
from tests.factories import (
    at,
    make_event,
    make_event_date,
    make_open_booking,
    make_request,
    make_series,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

LIST = reverse("admin:events_eventdate_changelist")
CANCEL = reverse("admin:events_eventdate_cancel")


@pytest.fixture
def asked(room) -> EventDate:
    """A date whose room somebody asked for."""
    request = make_request()
    announce(make_open_booking(room, request=request, status="confirmed").request)
    return EventDate.objects.get()


@pytest.fixture
def own(asked) -> EventDate:
    """The next date of the same event, in a room that we took ourselves."""
    date = EventDate(event=asked.event, room=asked.room)
    date.starts_at, date.ends_at = at("2027-01-26 10:00"), at("2027-01-26 12:00")
    date.schedule()
    return date


def off(client, *dates, **answers):
    keys = ",".join(str(date.pk) for date in dates)
    return client.post(f"{CANCEL}?termine={keys}", {"note": ""} | answers)


def test_an_answer_about_the_room_is_needed_only_where_it_matters(
    office_client, asked, own
):
    page = office_client.get(f"{CANCEL}?termine={own.pk}")
    assert "Bei „nur diesen Termin“ brauchen Sie hier nichts zu wählen." in page.text
    refused = off(office_client, own, scope="all")
    assert refused.status_code == 422
    assert "Wählen Sie, was aus dem Raum wird." in refused.text
    assert off(office_client, own, scope="one").status_code == 302
    assert list(EventDate.objects.taking_place()) == [asked]
    assert list(Booking.objects.occupying()) == [asked.booking]


def test_an_answer_is_not_left_open_for_the_date_itself(office_client, asked, own):
    page = office_client.get(f"{CANCEL}?termine={asked.pk}")
    assert "brauchen Sie hier nichts zu wählen" not in page.text
    assert off(office_client, asked, scope="one").status_code == 422


TIMES = {"on": "2027-01-20", "starts": "10:00", "ends": "12:00", "with_request": "on"}


@pytest.mark.parametrize(
    ("page", "entered"),
    [
        ("cancel", {"request": "with"}),
        ("move", TIMES),
        ("change", TIMES | {"status": "planned"}),
    ],
)
def test_whoever_asked_by_phone_is_called(office_client, asked, page, entered):
    request = asked.booking.request
    request.email = ""
    request.save()
    if page == "cancel":
        url = f"{CANCEL}?termine={asked.pk}"
    else:
        url = reverse(f"admin:events_eventdate_{page}", args=[asked.pk])
    office_client.post(url, {"room": asked.room_id, "note": ""} | entered)
    said = office_client.get(LIST).text
    assert "bitte anrufen: Vera Muster, 0421 000000." in said
    assert not Email.objects.exists()


@pytest.mark.parametrize("count", [2, 20])
def test_many_dates_are_asked_about_in_as_many_queries(
    office_client, room, count, django_assert_num_queries
):
    request = make_request()
    for number in range(count):
        times = (f"2027-02-{number + 1:02} 10:00", f"2027-02-{number + 1:02} 12:00")
        make_open_booking(room, *times, request=request, status="confirmed")
    announce(request)
    keys = ",".join(str(date.pk) for date in EventDate.objects.all())
    with django_assert_num_queries(7):
        office_client.get(f"{CANCEL}?termine={keys}")


def test_more_dates_than_an_address_can_name_are_refused_in_words(office_client):
    event = make_event()
    times = [
        at(f"2027-{month:02}-{day:02} 10:00")
        for month in range(2, 11)
        for day in range(1, 24)
    ]
    dates = EventDate.objects.bulk_create(
        EventDate(event=event, starts_at=start, first_on=start, last_on=start)
        for start in times[:201]
    )
    chosen = {"action": "cancel_dates", "select_across": "1", "index": "0"}
    chosen["_selected_action"] = [dates[0].pk]
    page = office_client.post(LIST, chosen, follow=True)
    assert "Wählen Sie höchstens 200 Termine auf einmal." in page.text
    dates[-1].delete()
    page = office_client.post(LIST, chosen, follow=True)
    assert len(page.context["dates"]) == 200


def test_chosen_dates_that_stay_are_counted(office_client):
    coming = make_event_date()
    gone = make_event_date(status="cancelled")
    past = make_event_date(starts_at="2027-01-04 10:00")
    keys = ",".join(str(date.pk) for date in (coming, gone, past))
    page = office_client.get(f"{CANCEL}?termine={keys}")
    assert page.context["dates"] == [coming]
    assert "2 gewählte Termine bleiben, wie sie sind" in page.text


def test_56_more_dates_than_the_page_said_are_shown_first(office_client):
    series = make_series()
    series.generate()
    date = series.dates.first()
    url = f"{CANCEL}?termine={date.pk}"
    seen = office_client.get(url).context["seen"]
    series.extend(series.until + timedelta(days=28))
    entered = {"scope": "all", "note": "Umbau.", "seen": seen}
    page = office_client.post(url, entered)
    assert page.status_code == 409
    assert "Die Termine sind inzwischen andere." in page.text
    assert "Umbau." in page.text
    assert not EventDate.objects.filter(status="cancelled").exists()
    office_client.post(url, entered | {"seen": page.context["seen"]})
    assert not EventDate.objects.taking_place().exists()


EVENT_LIST = f"{LIST}?event__id__exact=1&zeit=alle"


@pytest.mark.parametrize(
    ("came_from", "goes_to"),
    [
        (f"http://testserver{EVENT_LIST}", EVENT_LIST),
        (
            "http://testserver/verwaltung/events/event/1/change/",
            "/verwaltung/events/event/1/change/",
        ),
        ("http://testserver/verwaltung/", LIST),
        (f"http://anderswo.example{EVENT_LIST}", LIST),
        ("javascript:alert(1)", LIST),
        ("", LIST),
    ],
    ids=["a list", "an event", "elsewhere here", "another host", "no page", "nothing"],
)
def test_after_a_deed_staff_are_where_they_pressed_the_button(
    office_client, came_from, goes_to
):
    url = f"{CANCEL}?termine={make_event_date().pk}"
    page = office_client.get(url, headers={"Referer": came_from})
    assert page.context["back"] == goes_to
    entered = {"note": "", "back": page.context["back"]}
    answer = office_client.post(
        url, entered, headers={"Referer": "http://testserver" + url}
    )
    assert answer.url == goes_to
