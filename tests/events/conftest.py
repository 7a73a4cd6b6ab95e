from datetime import time

import pytest
import time_machine

from events.announcing import announce
from events.models import EventDate
from rooms.models import OpeningRule, Room
from tests.factories import (
    at,
    make_event,
    make_event_date,
    make_open_booking,
    make_place,
    make_request,
    make_series,
)


@pytest.fixture
def monday():
    """Monday, 11 January 2027, ten o'clock in Bremen."""
    with time_machine.travel("2027-01-11T10:00:00+01:00", tick=False):
        yield


@pytest.fixture
def room(db):
    """Open Monday to Friday from 8 to 21, with half an hour of turnover."""
    place = make_place(name="Quartier – Hier!")
    room = Room.objects.create(name="Gruppenraum", slug="gruppenraum", place=place)
    for weekday in range(5):
        OpeningRule.objects.create(
            room=room, weekday=weekday, starts=time(8), ends=time(21)
        )
    return room


@pytest.fixture
def stored(room, monday):
    """A date in the room, and the form that changes it."""
    event = make_event(title="Nähcafé", slug="naehcafe")
    date = EventDate(event=event, room=room)
    date.starts_at, date.ends_at = at("2027-01-19 18:00"), at("2027-01-19 20:00")
    date.schedule()
    return date


@pytest.fixture
def treff(monday):
    """The first Tuesday of a series, in words at a place outside our rooms."""
    series = make_series(event=make_event(slug="treff"))
    return make_event_date(
        event=series.event, series=series, starts_at="2027-01-19 18:00"
    )


@pytest.fixture
def asked_booking(room, monday):
    """Confirmed, Tuesday 19 January from ten to twelve, to be announced."""
    asked = make_request(number="QEK-7K4M", wants_announcement=True)
    return make_open_booking(room, request=asked, status="confirmed")


@pytest.fixture
def announced(asked_booking) -> EventDate:
    announce(asked_booking.request)
    return EventDate.objects.get()
