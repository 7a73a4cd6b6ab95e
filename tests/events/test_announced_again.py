"""An event stays that of its request, whatever becomes of its dates and rooms."""

from importlib import import_module

import pytest
from django.apps import apps
from django.urls import reverse

from events.announcing import event_of
from events.copying import copy_for_next_week
from events.models import Event
from tests.factories import make_open_booking

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

CHANGE = "admin:events_eventdate_change"


def test_80_called_off_and_on_again_it_is_still_the_event_of_the_request(
    office_client, announced, asked_booking
):
    date, asked = announced, asked_booking.request
    date.cancel("Krank.", with_request=True)
    entered = {"on": "2027-01-19", "starts": "10:00", "ends": "12:00"}
    entered |= {"room": date.room_id, "status": "planned"}
    url = reverse(CHANGE, args=[date.pk])
    said = office_client.post(url, entered, follow=True).text
    assert f"({asked.number}) hat die Absage bekommen" in said
    later = ("2027-01-26 10:00", "2027-01-26 12:00")
    make_open_booking(date.room, *later, request=asked, status="confirmed")
    office_client.post(reverse("admin:events_event_announce", args=[asked.pk]))
    assert Event.objects.get().dates.count() == 2


def test_a_copy_announces_nothing(announced):
    draft, _missing = copy_for_next_week(announced.event)
    assert draft.announces is None
    assert event_of(announced.booking.request) == announced.event


def test_80_what_was_announced_before_is_linked_by_the_rooms_of_its_dates(announced):
    asked = announced.booking.request
    Event.objects.update(announces=None)
    migration = import_module("events.migrations.0007_link_what_was_announced")
    migration.link_to_the_request(apps, None)
    assert event_of(asked) == announced.event
