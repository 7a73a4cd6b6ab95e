"""The rules as the domain's cases tell them; the numbers in the ids are theirs."""

import pytest

from rooms.occupancy import occupy
from rooms.rules import Refused, Waive, check_persons
from tests.factories import (
    at,
    make_booking,
    make_closure,
    make_open_booking,
    make_room,
)

from .judging import T, judge, refusal


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [
        pytest.param("12:00", "13:00", "turnover", id="2 right after: turnover"),
        pytest.param("12:30", "13:30", "", id="3 after the turnover"),
        pytest.param("08:00", "09:30", "", id="4 own turnover touches"),
        pytest.param("08:00", "09:45", "turnover", id="5 own turnover reaches in"),
        pytest.param("10:00", "12:00", "taken", id="6 same time"),
        pytest.param("10:30", "11:30", "taken", id="7 inside"),
        pytest.param("09:00", "13:00", "taken", id="8 around"),
        pytest.param("11:45", "12:45", "taken", id="9 reaching out"),
    ],
)
def test_a_confirmed_booking_from_ten_to_twelve_stands_in_the_way_of(
    room_g, start, end, code
):
    make_booking(room_g, f"{T} 10:00", f"{T} 12:00")
    assert refusal(room_g, start, end) == code


def test_1_without_turnover_touching_is_free(db):
    room = make_room(turnover_minutes=0)
    make_booking(room, f"{T} 10:00", f"{T} 12:00")
    assert refusal(room, "12:00", "13:00") == ""


def test_10_another_room_is_not_concerned(room_g):
    make_booking(make_room(), f"{T} 10:00", f"{T} 12:00")
    assert refusal(room_g, "10:00", "12:00") == ""


@pytest.mark.parametrize("status", ["cancelled", "declined", "withdrawn", "unverified"])
def test_11_only_confirmed_dates_block(room_g, status):
    make_open_booking(room_g, status=status)
    assert refusal(room_g, "10:00", "12:00") == ""


def test_12_an_open_request_is_named_as_rival_and_blocks_nothing(room_g):
    open_one = make_open_booking(room_g)
    found = judge(room_g, "10:00", "12:00")
    assert (found.refusal, found.rivals) == (None, [open_one])


def test_13_a_room_may_hold_open_requests(db):
    room = make_room(hold_open_requests=True)
    make_open_booking(room)
    found = judge(room, "10:00", "12:00")
    assert found.refusal.code == "held"
    assert "schon eine Anfrage" in str(found.refusal)


def test_14_a_booking_does_not_stand_in_its_own_way(room_g):
    booking = make_booking(room_g)
    moved = occupy(room_g, at(f"{T} 11:00"), at(f"{T} 13:00"), booking=booking)
    assert (moved.pk, moved.sequence) == (booking.pk, 1)
    assert moved.blocked_until == at(f"{T} 13:30")


def test_22_a_new_turnover_leaves_earlier_bookings_as_they_were(room_g):
    booking = make_booking(room_g)
    room_g.turnover_minutes = 60
    room_g.save()
    booking.refresh_from_db()
    assert booking.blocked_until == at(f"{T} 12:30")
    assert refusal(room_g, "12:30", "13:30") == ""
    assert refusal(room_g, "08:00", "09:15") == "turnover"


def test_23_staff_may_waive_the_turnover_but_no_real_overlap(room_g):
    make_booking(room_g)
    assert refusal(room_g, "12:00", "13:00", waive=Waive.TURNOVER) == ""
    assert refusal(room_g, "11:45", "13:00", waive=Waive.TURNOVER) == "taken"


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [
        pytest.param("2027-01-12 10:00", "2027-01-12 11:00", "lead", id="37 tomorrow"),
        pytest.param("2027-01-13 08:00", "2027-01-13 09:00", "", id="37 in two days"),
        pytest.param("2027-07-10 10:00", "2027-07-10 12:00", "", id="38 last day"),
        pytest.param("2027-07-12 10:00", "2027-07-12 12:00", "horizon", id="38 beyond"),
        pytest.param("2027-01-08 10:00", "2027-01-08 12:00", "past", id="40 past"),
    ],
)
def test_lead_and_horizon(room_g, start, end, code):
    assert refusal(room_g, start, end) == code


def test_39_lead_days_count_in_local_days(room_g, monday_morning):
    monday_morning.move_to("2027-01-11T23:30:00+00:00")
    assert refusal(room_g, "2027-01-13 08:00", "2027-01-13 09:00") == "lead"
    assert refusal(room_g, "2027-01-14 08:00", "2027-01-14 09:00") == ""


def test_40_staff_may_record_a_past_date(room_g):
    waive = Waive.PAST | Waive.PERIOD
    assert refusal(room_g, "2027-01-08 10:00", "2027-01-08 12:00", waive=waive) == ""


def test_41_off_the_raster_the_two_nearest_starts_are_named(room_g):
    found = judge(room_g, "10:07", "11:00").refusal
    assert found.code == "raster"
    assert "10:00" in str(found) and "10:15" in str(found)


@pytest.mark.parametrize(
    ("end", "code"),
    [
        pytest.param("08:15", "duration", id="42 quarter of an hour"),
        pytest.param("08:30", "", id="42 half an hour"),
        pytest.param("16:00", "", id="42 eight hours"),
        pytest.param("16:15", "duration", id="42 more than eight hours"),
    ],
)
def test_duration_from_eight(room_g, end, code):
    assert refusal(room_g, "08:00", end) == code


@pytest.mark.parametrize(("persons", "fits"), [(26, False), (25, True), (0, False)])
def test_43_persons_and_capacity(room_g, persons, fits):
    try:
        check_persons(room_g, persons)
    except Refused as refused:
        assert not fits and refused.code == "persons"
    else:
        assert fits


def test_15_an_end_before_or_at_the_start_is_refused(room_g):
    assert refusal(room_g, "12:00", "12:00") == "order"
    assert refusal(room_g, "12:00", "11:00") == "order"


def test_the_first_problem_is_reported_in_the_order_of_the_rules(room_g):
    make_booking(room_g)
    make_closure(f"{T} 00:00", "2027-01-20 00:00")
    assert refusal(room_g, "10:07", "23:00") == "raster"
    assert refusal(room_g, "10:00", "23:00") == "duration"
    assert refusal(room_g, "10:00", "12:00") == "closure"


def test_77_the_refusal_names_nobody(room_g):
    booking = make_open_booking(room_g, status="confirmed", title="Zzyzx Geheim")
    booking.request.name = booking.request.organisation = "Zzyzx Geheim"
    booking.request.save()
    sentence = str(judge(room_g, "10:00", "12:00").refusal)
    assert sentence == (
        "Zu dieser Zeit ist der Raum belegt (10:00–12:00)."
        " Frei ist: 8:00–9:30, 12:30–21:00."
    )


def test_59_a_night_over_the_spring_change_is_two_real_hours(room_g):
    start, end = at("2027-03-28 01:00"), at("2027-03-28 04:00")
    booking = occupy(room_g, start, end, waive=Waive.OWN_DATES | Waive.HOURS)
    assert (booking.ends_at - booking.starts_at).total_seconds() == 2 * 3600


def test_61_the_autumn_night_is_four_real_hours(room_g):
    start, end = at("2027-10-31 01:00"), at("2027-10-31 04:00")
    assert (end - start).total_seconds() == 4 * 3600
    assert at("2027-10-31 02:30").isoformat() == "2027-10-31T00:30:00+00:00"
