"""Which dates a closure meets: confirmed, to come, inside, in its rooms."""

import pytest

from rooms.closing import Affected
from tests.factories import make_booking, make_closure, make_open_booking, make_room

pytestmark = pytest.mark.django_db
T = "2027-01-19"


def test_34_past_dates_and_touching_times_are_not_affected(room_g, monday_morning):
    closure = make_closure("2027-01-11 00:00", f"{T} 10:00")
    make_booking(room_g, "2027-01-11 08:00", "2027-01-11 09:00")
    make_booking(room_g)
    inside = make_booking(room_g, f"{T} 08:00", f"{T} 09:00")
    assert Affected(closure).own == [inside]


@pytest.mark.parametrize("scope", ["room", "place", "all"])
def test_c04_a_closure_meets_dates_of_a_room_a_place_or_everywhere(room_g, scope):
    here = make_booking(room_g)
    beside = make_booking(make_room(place=room_g.place))
    far = make_booking(make_room())
    target = {"room": {"room": room_g}, "place": {"place": room_g.place}, "all": {}}
    closure = make_closure(f"{T} 00:00", f"{T} 23:00", **target[scope])
    met = {"room": [here], "place": [here, beside], "all": [here, beside, far]}
    assert Affected(closure).own == met[scope]


def test_c06_a_hint_affects_nothing(office_client, room_g):
    make_open_booking(room_g, status="confirmed")
    hint = make_closure(f"{T} 00:00", f"{T} 23:00", closes=False)
    page = office_client.get(f"/verwaltung/rooms/closure/{hint.pk}/folgen/").text
    assert "Das ist nur ein Hinweis, es bleibt offen." in page
    assert "Kein bestätigter Termin ist betroffen." in page
