"""„Nochmal wie letztes Mal“ for several dates: the form is filled as it was wished."""

from datetime import date, timedelta

import pytest
from django.http import QueryDict

from rooms.again import form_values
from rooms.forms import RequestForm
from tests.factories import make_open_booking, make_request, make_room

pytestmark = pytest.mark.django_db


@pytest.fixture
def series(room_g):
    """Tuesdays, 10 to 12."""

    def make(count=3, room=room_g, first=date(2027, 1, 19), **values):
        status = values.pop("status", "requested")
        request = make_request(**{"rhythm": "weekly"} | values)
        for number in range(count):
            day = first + timedelta(weeks=number)
            times = f"{day} 10:00", f"{day} 12:00"
            make_open_booking(room, *times, request=request, status=status)
        return request

    return make


def filled_again(request) -> dict:
    values = dict(form_values(request, request.dates()[0]))
    names = ["often", "rhythm", "date", "until", "dates", "rooms", "start", "end"]
    return {name: values[name] for name in names if name in values}


TIMES = {"start": "10:00", "end": "12:00"}


@pytest.mark.parametrize(
    ("status", "first", "until"),
    [
        ("declined", "2027-01-19", "2027-02-02"),
        ("confirmed", "2027-02-09", "2027-02-23"),
        ("cancelled", "2027-02-09", "2027-02-23"),
    ],
)
def test_ahead_7_a_series_is_asked_again_or_goes_on(series, status, first, until):
    assert filled_again(series(status=status)) == TIMES | {
        "often": "series",
        "rhythm": "weekly",
        "date": first,
        "until": until,
    }


def test_a_series_that_is_over_goes_on_as_soon_as_may_be(series):
    asked = series(rhythm="fortnightly", first=date(2026, 10, 6))
    found = filled_again(asked)
    assert (found["date"], found["until"]) == ("2027-01-26", "2027-02-09")


def test_a_series_goes_on_no_further_than_may_be_asked(series):
    found = filled_again(series(count=20, status="confirmed"))
    assert (found["date"], found["until"]) == ("2027-06-08", "2027-07-10")


def test_days_picked_by_hand_are_filled_in_again(series):
    assert filled_again(series(rhythm="dates")) == TIMES | {
        "often": "dates",
        "date": "2027-01-19",
        "dates": "26.01.2027\n02.02.2027",
    }


@pytest.mark.parametrize("count", [1, 3], ids=["one day", "days by hand"])
def test_days_that_were_given_are_left_to_choose(series, count):
    found = filled_again(series(count=count, rhythm="dates", status="confirmed"))
    assert found["date"] == found.get("dates", "") == ""
    assert found["start"] == "10:00"


def test_a_replacement_is_not_what_was_wished_for(series, room_g):
    asked = series()
    annex = make_room(place=room_g.place)
    asked.bookings.filter(starts_at__day=26).update(
        room=annex, wished="statt …: belegt"
    )
    found = filled_again(asked)
    assert (found["date"], found["until"]) == ("2027-01-19", "2027-02-02")
    assert "rooms" not in found


def test_further_rooms_and_the_calendar_are_filled_in_again(series, room_g):
    asked = series(count=1, wants_announcement=True)
    annex = make_room(place=room_g.place)
    times = "2027-01-19 10:00", "2027-01-19 12:00"
    make_open_booking(annex, *times, request=asked)
    data = QueryDict(mutable=True)
    for name, value in form_values(asked, asked.dates()[0]):
        data.appendlist(name, value)
    form = RequestForm(room_g, data)
    assert form.is_valid(), form.errors
    assert form.rooms == [room_g, annex]
    assert form.cleaned_data["wants_announcement"]
