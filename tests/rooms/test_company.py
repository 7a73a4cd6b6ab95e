"""Several rooms of a request hold its persons together, whoever asks."""

import pytest

from rooms import decision
from rooms.forms.details import DetailsForm
from rooms.models import Booking
from rooms.refusal import Refused
from tests.factories import make_open_booking, make_request, make_room

T = "2027-01-19"


@pytest.fixture
def large(room_g):
    """35 persons in rooms for 25 and for 10, at the same time."""
    request = make_request(persons=35)
    annex = make_room(place=room_g.place, capacity_seated=10)
    for room in (room_g, annex):
        make_open_booking(room, f"{T} 10:00", f"{T} 12:00", request=request)
    return request


def details(request, persons) -> DetailsForm:
    data = {"persons": persons, "is_public": "True", "purpose": "Fest"}
    data |= {"organisation": "Musterverein (erfunden)", "name": "Vera Muster"}
    return DetailsForm(data, request=request, dates=request.dates())


def test_43_two_rooms_that_hold_them_together_are_confirmed(large, office):
    decision.confirm(large, by=office)
    assert large.bookings.occupying().count() == 2


def test_43_one_of_the_rooms_alone_is_refused(large, office):
    large.bookings.order_by("pk").last().delete()
    with pytest.raises(Refused, match="höchstens 25 Personen"):
        decision.confirm(large, by=office)


def test_43_a_room_at_another_time_holds_nobody(large, office):
    second = large.bookings.order_by("pk").last()
    Booking.objects.filter(pk=second.pk).delete()
    make_open_booking(second.room, f"{T} 15:00", f"{T} 16:00", request=large)
    with pytest.raises(Refused, match="höchstens 25 Personen"):
        decision.confirm(large, by=office)


def test_43_the_decision_page_asks_for_no_tick(large, admin_client):
    address = f"/verwaltung/rooms/bookingrequest/{large.pk}/entscheiden/"
    page = admin_client.get(address).content.decode()
    assert "höchstens" not in page


@pytest.mark.parametrize(("persons", "fits"), [(34, True), (36, False)])
def test_43_a_new_number_is_judged_for_all_rooms(large, persons, fits):
    form = details(large, persons)
    assert form.is_valid() is fits
    if not fits:
        words = "In diese Räume passen zusammen höchstens 35 Personen."
        assert form.errors["persons"] == [words]


def test_43_list_and_page_compare_with_all_rooms_together(large, admin_client):
    address = "/verwaltung/rooms/bookingrequest/"
    assert "35 von 35" in admin_client.get(address).text
    page = admin_client.get(f"{address}{large.pk}/entscheiden/").text
    assert "35 von 35 Personen" in page
    assert "zu viele" not in page
