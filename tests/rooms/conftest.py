import pytest
import time_machine

from rooms import guard
from tests.factories import form_data, make_room


@pytest.fixture(autouse=True)
def monday_morning():
    """The cases of the domain happen on Monday, 11 January 2027, at ten."""
    with time_machine.travel("2027-01-11T10:00:00+01:00", tick=True) as traveller:
        yield traveller


@pytest.fixture
def room_g(db):
    return make_room(name="Raum G", slug="raum-g")


@pytest.fixture
def filled(room_g, monday_morning):
    """A filled form whose page was opened a minute ago."""

    def fill(**overrides) -> dict:
        data = form_data(stamp=guard.new_stamp(), **overrides)
        monday_morning.shift(60)
        return data

    return fill
