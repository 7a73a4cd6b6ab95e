"""The lines of a request: how each date stands, and what may be done about it."""

from datetime import date, time, timedelta

import pytest

from rooms import rhythm
from rooms.found import State
from rooms.plan import Plan
from tests.factories import (
    make_booking,
    make_closure,
    make_open_booking,
    make_opening,
    make_room,
)

TUESDAYS = rhythm.days("weekly", date(2027, 1, 19), date(2027, 3, 30))
CLOSED, TAKEN = date(2027, 2, 2), date(2027, 2, 16)


@pytest.fixture
def make_plan(room_g):
    def make(days=TUESDAYS, *rooms, times=(time(18), time(20)), **options):
        return Plan([room_g, *rooms], days, *times, persons=12, **options)

    return make


@pytest.fixture
def spoiled(room_g):
    """Case 46: one Tuesday is closed, another taken."""
    make_closure("2027-02-02 00:00", "2027-02-03 00:00", room=room_g)
    make_booking(room_g, "2027-02-16 18:00", "2027-02-16 20:00")


def bad(plan):
    return [line for line in plan.lines if not line.is_good]


def words(line):
    return [repair.words.replace("\xa0", " ") for repair in line.repairs]


def test_46_the_plan_counts_what_is_free_closed_and_taken(make_plan, spoiled):
    plan = make_plan()
    assert plan.headline == "11 Termine: 9 frei, 1 geschlossen, 1 belegt"
    assert plan.outcome == "Sie fragen 9 Termine an, 2 werden ausgelassen."
    assert [(line.day, line.state) for line in bad(plan)] == [
        (CLOSED, State.CLOSED),
        (TAKEN, State.TAKEN),
    ]


def test_every_date_that_is_not_possible_says_why(make_plan, spoiled):
    assert [line.reason for line in bad(make_plan())] == [
        "An diesem Tag ist der Raum geschlossen (Renovierung).",
        "Zu dieser Zeit ist der Raum belegt (18:00–20:00).",
    ]


def test_12_a_date_that_others_ask_for_is_possible_and_says_so(make_plan, room_g):
    make_open_booking(room_g, "2027-01-19 18:00", "2027-01-19 20:00")
    plan = make_plan()
    assert plan.headline == "11 Termine: 10 frei, 1 angefragt"
    assert plan.has_rivals and len(plan.asked) == 11


def test_21_of_two_rooms_one_is_taken_and_the_other_can_be_asked_for(make_plan, room_g):
    annex = make_room(name="Nebenraum", place=room_g.place)
    make_booking(annex, "2027-01-19 18:00", "2027-01-19 20:00")
    plan = make_plan([date(2027, 1, 19)], annex)
    assert [(line.room, line.state) for line in plan.lines] == [
        (room_g, State.FREE),
        (annex, State.TAKEN),
    ]
    assert [line.room for line in plan.asked] == [room_g]


def test_31_a_holiday_that_closes_nothing_is_a_hint_at_its_date(make_plan):
    make_closure("2027-02-02 00:00", "2027-02-03 00:00", reason="Ferien", closes=False)
    hints = {line.day: line.hints for line in make_plan().lines if line.hints}
    assert hints == {CLOSED: ["Ferien"]}


def test_60_in_a_series_the_skipped_hour_is_impossible_and_explained(make_plan, room_g):
    make_opening(room_g, 6, "00:00", "06:00")
    sundays = rhythm.days("weekly", date(2027, 3, 21), date(2027, 4, 4))
    plan = make_plan(sundays, times=(time(2, 30), time(3, 30)))
    assert plan.headline == "3 Termine: 2 frei, 1 unmöglich"
    assert "Die Uhren werden von 2:00 auf 3:00 Uhr vorgestellt" in bad(plan)[0].reason


def test_a_taken_date_offers_one_repair_of_each_kind(make_plan, room_g):
    make_room(name="Nebenraum", slug="nebenraum", place=room_g.place)
    make_booking(room_g, "2027-01-19 18:00", "2027-01-19 20:00")
    assert words(make_plan(TUESDAYS[:1]).lines[0]) == [
        "Anderer Raum: Nebenraum, gleiche Zeit",
        "Andere Zeit am selben Tag: 15:30 bis 17:30 Uhr",
        "Eine Woche später: Dienstag, 26. Januar 2027, gleiche Zeit",
    ]


def test_no_repair_meets_another_date_of_the_same_request(make_plan, room_g):
    make_booking(room_g, "2027-01-19 18:00", "2027-01-19 20:00")
    assert words(make_plan(TUESDAYS[:2]).lines[0]) == [
        "Andere Zeit am selben Tag: 15:30 bis 17:30 Uhr"
    ]


def test_a_room_that_is_too_small_or_elsewhere_is_no_repair(make_plan, room_g, saal):
    make_room(name="Kammer", place=room_g.place, capacity_seated=4)
    make_booking(room_g, "2027-01-19 08:00", "2027-01-19 21:00")
    [first, *_others] = make_plan().lines
    assert words(first) == []


@pytest.mark.parametrize("length", [3, 60])
def test_d06_the_number_of_queries_does_not_grow_with_dates(
    make_plan, room_g, django_assert_num_queries, length
):
    days = [TUESDAYS[0] + timedelta(days=number) for number in range(length)]
    for day in days[::2]:
        make_booking(room_g, f"{day} 18:00", f"{day} 20:00")
    with django_assert_num_queries(4):
        make_plan(days)
