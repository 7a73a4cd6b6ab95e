from datetime import time

import pytest
import time_machine

from events.models import EventDate
from rooms.models import OpeningRule, Room
from tests.factories import at, make_event, make_place


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
