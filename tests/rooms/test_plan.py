from datetime import date, time

import pytest

from rooms import rhythm
from rooms.found import State
from rooms.plan import Plan
from tests.factories import make_booking, make_closure

TUESDAYS = rhythm.days("weekly", date(2027, 1, 19), date(2027, 3, 30))


@pytest.fixture
def make_plan(room_g):
    def make(days=TUESDAYS, rooms=None, **options):
        times = options.pop("times", (time(18), time(20)))
        return Plan(rooms or [room_g], days, *times, persons=12, **options)

    return make


@pytest.fixture
def spoiled(room_g):
    """Case 46: one Tuesday is closed, another taken."""
    make_closure("2027-02-02 00:00", "2027-02-03 00:00", room=room_g)
    make_booking(room_g, "2027-02-16 18:00", "2027-02-16 20:00")


def test_46_the_plan_counts_what_is_free_closed_and_taken(make_plan, spoiled):
    plan = make_plan()

    assert plan.headline == "11 Termine: 9 frei, 1 geschlossen, 1 belegt"
    states = {line.day: line.state for line in plan.lines if not line.is_good}
    assert states == {
        date(2027, 2, 2): State.CLOSED,
        date(2027, 2, 16): State.TAKEN,
    }


def test_every_date_that_is_not_possible_says_why(make_plan, spoiled):
    assert [line.reason for line in make_plan().lines if not line.is_good] == [
        "An diesem Tag ist der Raum geschlossen (Renovierung).",
        "Zu dieser Zeit ist der Raum belegt (18:00–20:00).",
    ]
