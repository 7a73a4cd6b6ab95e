"""Opening hours and closures as the domain's cases tell them."""

import pytest

from rooms.rules import Waive
from tests.factories import make_booking, make_closure, make_opening, make_room

from .judging import T, judge, refusal


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [
        pytest.param("08:00", "09:00", "", id="25 at opening"),
        pytest.param("07:45", "08:45", "opening", id="25 before opening"),
        pytest.param("20:00", "21:00", "", id="26 turnover sticks out"),
    ],
)
def test_opening_hours(room_g, start, end, code):
    assert refusal(room_g, start, end) == code


@pytest.mark.parametrize(
    ("second_window", "code"),
    [
        pytest.param("13:00", "opening", id="27 a gap between windows"),
        pytest.param("12:00", "", id="27 adjoining windows are one"),
    ],
)
def test_from_11_to_14_over_two_windows(db, second_window, code):
    room = make_room(opening=[(1, "08:00", "12:00"), (1, second_window, "21:00")])
    assert refusal(room, "11:00", "14:00") == code


def test_28_a_summer_rule_holds_in_summer_only(db):
    room = make_room(horizon_days=400)
    for weekday in range(5):
        make_opening(
            room,
            weekday,
            "08:00",
            "22:00",
            valid_from="2027-06-01",
            valid_until="2027-08-31",
        )
    assert refusal(room, "2027-06-01 21:00", "2027-06-01 22:00") == ""
    assert refusal(room, "2027-05-31 21:00", "2027-05-31 22:00") == "opening"


def test_29_sundays_are_closed_unless_staff_tick(room_g):
    sunday = ("2027-01-17 10:00", "2027-01-17 12:00")
    assert "sonntags geschlossen" in str(judge(room_g, *sunday).refusal)
    assert refusal(room_g, *sunday, waive=Waive.HOURS) == ""


def test_30_a_room_open_until_midnight(db):
    room = make_room(opening=[(day, "08:00", "00:00") for day in range(7)])
    assert refusal(room, "22:00", "2027-01-20 00:00") == ""
    assert refusal(room, "23:00", "2027-01-20 01:00") == "opening"


def test_31_a_closed_holiday_is_refused_with_its_name(room_g):
    closure = make_closure("2027-03-26 00:00", "2027-03-27 00:00", reason="Karfreitag")
    good_friday = ("2027-03-26 10:00", "2027-03-26 12:00")
    assert "(Karfreitag)" in str(judge(room_g, *good_friday).refusal)
    closure.closes = False
    closure.save()
    assert judge(room_g, *good_friday).hints == ["Karfreitag"]


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [
        pytest.param("13:00", "14:00", "", id="32 before"),
        pytest.param("13:30", "14:30", "closure", id="32 reaching in"),
        pytest.param("16:00", "17:00", "", id="32 after"),
    ],
)
def test_a_closure_of_two_hours(room_g, start, end, code):
    make_closure(f"{T} 14:00", f"{T} 16:00")
    assert refusal(room_g, start, end) == code


def test_33_closures_concern_a_room_a_place_or_everything(room_g):
    neighbour = make_room(place=room_g.place)
    closure = make_closure(f"{T} 00:00", "2027-01-20 00:00", room=room_g)
    assert [refusal(r, "10:00", "11:00") for r in (room_g, neighbour)] == [
        "closure",
        "",
    ]
    closure.room, closure.place = None, room_g.place
    closure.save()
    assert [refusal(r, "10:00", "11:00") for r in (room_g, neighbour)] == [
        "closure"
    ] * 2


def test_34_a_closure_leaves_confirmed_bookings_alone(room_g):
    booking = make_booking(room_g)
    make_closure(f"{T} 00:00", "2027-01-20 00:00")
    booking.refresh_from_db()
    assert booking.is_confirmed


def test_35_without_the_closure_the_date_can_be_asked_for_again(room_g):
    closure = make_closure(f"{T} 00:00", "2027-01-20 00:00")
    assert refusal(room_g, "10:00", "12:00") == "closure"
    closure.delete()
    assert refusal(room_g, "10:00", "12:00") == ""
