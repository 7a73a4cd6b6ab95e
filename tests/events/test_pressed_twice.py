"""A button that is pressed twice, or by four at once: one of each, and no error."""

import pytest
from django.test import Client
from django.urls import reverse

from events.models import Event, EventDate
from rooms.refusal import Refused
from tests.factories import (
    at,
    make_event,
    make_event_date,
    make_quarter,
)
from tests.rooms.racing import RACERS, race

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("monday"),
]
ADD = reverse("admin:events_eventdate_add")
ADD_EVENT = reverse("admin:events_event_add")


def press(barrier, job) -> int:
    user, url, entered = job
    client = Client()
    client.force_login(user)
    barrier.wait()
    return client.post(url, entered).status_code


def by_four(user, url, entered) -> list[int]:
    answers = race(press, [(user, url, entered)] * RACERS)
    return sorted(map(int, answers))


def entered_for(event) -> dict:
    when = {"on": "2027-01-19", "starts": "18:00", "status": "planned"}
    return when | {"event": event.pk, "place_text": "Hier"}


def test_a_form_that_is_sent_twice_makes_one_date(office_client):
    entered = entered_for(make_event())
    for _again in range(2):
        page = office_client.post(ADD, entered)
    assert "Zu dieser Zeit steht die Veranstaltung schon im Kalender." in page.text
    assert EventDate.objects.count() == 1


def test_a_form_that_is_sent_by_four_at_once_makes_one_date(office):
    answers = by_four(office, ADD, entered_for(make_event()))
    assert answers == [200] * (RACERS - 1) + [302]
    assert EventDate.objects.count() == 1


def test_rows_of_an_event_that_are_sent_by_four_at_once_make_one_date(office):
    event = make_event(title="Fest", slug="fest")
    entered = {"title": "Fest", "slug": "fest", "quarters": [make_quarter().pk]}
    row = {"on": "2027-01-19", "starts": "18:00", "place_text": "Hier"}
    entered |= {f"dates-0-{name}": value for name, value in row.items()}
    entered |= {"dates-TOTAL_FORMS": 1, "dates-INITIAL_FORMS": 0}
    url = reverse("admin:events_event_change", args=[event.pk])
    assert by_four(office, url, entered) == [200] * (RACERS - 1) + [302]
    assert event.dates.count() == 1


def test_two_equal_rows_of_one_form_are_refused(office_client):
    entered = {"title": "Fest", "quarters": [make_quarter().pk]}
    row = {"on": "2027-01-19", "starts": "18:00", "place_text": "Hier"}
    for number in range(2):
        entered |= {f"dates-{number}-{name}": value for name, value in row.items()}
    entered |= {"dates-TOTAL_FORMS": 2, "dates-INITIAL_FORMS": 0}
    page = office_client.post(ADD_EVENT, entered)
    assert "Zu dieser Zeit steht die Veranstaltung schon im Kalender." in page.text
    assert not Event.objects.exists()


def test_an_event_that_is_sent_by_four_at_once_has_an_address_each_time(office):
    entered = {"title": "Fest", "quarters": [make_quarter().pk]}
    entered |= {"dates-TOTAL_FORMS": 0, "dates-INITIAL_FORMS": 0}
    assert by_four(office, ADD_EVENT, entered) == [302] * RACERS
    slugs = set(Event.objects.values_list("slug", flat=True))
    assert slugs == {"fest", "fest-2", "fest-3", "fest-4"}


def test_an_event_that_is_copied_by_four_at_once_has_an_address_each_time(office):
    date = make_event_date(event=make_event(title="Fest", slug="fest"))
    url = reverse("admin:events_event_copy", args=[date.event_id])
    assert by_four(office, url, {}) == [302] * RACERS
    assert Event.objects.count() == RACERS + 1


def take_back(barrier, pk) -> str:
    date = EventDate.objects.get(pk=pk)
    barrier.wait()
    back = EventDate(event=date.event, starts_at=at("2027-01-19 18:00"))
    try:
        return "back" if date.move_to(back).pk != date.pk else "nowhere"
    except Refused as refusal:
        return refusal.code


def test_b08_a_move_that_is_taken_back_by_four_at_once_comes_back_once():
    old = make_event_date(starts_at="2027-01-19 18:00")
    new = old.move_to(EventDate(event=old.event, starts_at=at("2027-01-21 18:00")))
    results = race(take_back, [new.pk] * RACERS)
    assert sorted(results) == ["back"] + ["state"] * (RACERS - 1)
    assert list(EventDate.objects.taking_place()) == [old]
    assert EventDate.objects.count() == 2
