import shutil

import pytest
import time_machine
from post_office.models import Attachment

from rooms import guard, retention
from tests.factories import form_data, make_place, make_quarter, make_room


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


@pytest.fixture
def no_letter_files():
    """Other tests are rolled back and leave the files of their letters behind."""
    storage = Attachment._meta.get_field("file").storage
    shutil.rmtree(storage.location, ignore_errors=True)


@pytest.fixture
def tidy(no_letter_files, django_capture_on_commit_callbacks):
    """One run, as the timer starts it; files go with the commit."""

    def run(**options) -> dict[str, int]:
        with django_capture_on_commit_callbacks(execute=True):
            return dict(retention.tidy(**options))

    return run


@pytest.fixture
def saal(room_g):
    """A larger, step-free room in another quarter."""
    quarter = make_quarter(name="Hafenkante", slug="hafenkante")
    place = make_place(name="Altes Pumpwerk", quarter=quarter, step_free="yes")
    return make_room(name="Saal", slug="saal", place=place, capacity_seated=60)
