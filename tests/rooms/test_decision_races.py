"""Series that overlap, decided at once: one gets each date, nobody waits for ever."""

import pytest
from django.contrib.auth import get_user_model
from post_office.models import Email

from rooms import decision, proposing
from rooms.models import Booking, BookingRequest, Proposal
from rooms.rules import Refused
from tests.factories import at, make_open_booking, make_request, make_room

from .deciding import ids_of
from .racing import RACERS, race

pytestmark = pytest.mark.django_db(transaction=True)
DAYS = ["2027-01-19", "2027-01-26", "2027-02-02"]


@pytest.fixture
def crossing(room_g, office) -> list[int]:
    """Requests for the same times in the same rooms, the rooms in turned order."""
    rooms = [room_g, make_room(place=room_g.place)]
    requests = []
    for number in range(RACERS):
        request = make_request()
        for room in rooms if number % 2 else rooms[::-1]:
            for day in DAYS:
                make_open_booking(room, f"{day} 10:00", f"{day} 12:00", request=request)
        requests.append(request.pk)
    return requests


def decide(barrier, pk, **options) -> str:
    request = BookingRequest.objects.get(pk=pk)
    user = get_user_model().objects.get(username="buero")
    barrier.wait()
    try:
        decision.confirm(request, by=user, **options)
    except Refused as refusal:
        return refusal.code
    return "confirmed"


def decide_against_all(barrier, pk) -> str:
    """With everybody else declined in the same step."""
    others = Booking.objects.exclude(request=pk).values_list("pk", flat=True)
    return decide(barrier, pk, rivals=list(others))


def accept(barrier, pk) -> str:
    proposal = Proposal.objects.get(pk=pk)
    barrier.wait()
    try:
        proposing.accept(proposal)
    except Refused as refusal:
        return refusal.code
    return "accepted"


def test_18_overlapping_series_in_turned_order_of_rooms(crossing):
    assert race(decide, crossing) == ["confirmed"] + ["taken"] * (RACERS - 1)
    assert Booking.objects.occupying().count() == 6
    assert Booking.objects.requested().count() == 6 * (RACERS - 1)
    assert Email.objects.count() == 1


def test_18_who_declines_the_others_first_leaves_them_nothing_to_confirm(crossing):
    outcomes = race(decide_against_all, crossing)
    assert outcomes == ["confirmed"] + ["decided"] * (RACERS - 1)
    declined = Booking.objects.filter(status="declined")
    assert declined.count() == 6 * (RACERS - 1)
    assert Email.objects.count() == RACERS


def test_different_halves_of_one_series_decided_at_once_are_both_kept(crossing):
    ids = ids_of(BookingRequest.objects.get(pk=crossing[0]))
    halves = [ids[:3], ids[3:]]
    request = crossing[0]

    def half(barrier, dates):
        return decide(barrier, request, dates=dates)

    assert race(half, halves) == ["confirmed"] * 2
    assert Booking.objects.occupying().count() == 6
    assert Email.objects.count() == 2


def test_a_proposal_accepted_at_once_is_accepted_once(room_g, office):
    date = make_open_booking(room_g)
    span = at("2027-01-20 10:00"), at("2027-01-20 12:00")
    offered = proposing.propose(date, room_g, *span, by=office)
    outcomes = race(accept, [offered.pk] * RACERS)
    assert outcomes == ["accepted"] + ["ended"] * (RACERS - 1)
    assert Email.objects.count() == 3


def test_a_time_offered_to_many_is_given_to_one(room_g, office):
    span = at("2027-01-20 10:00"), at("2027-01-20 12:00")
    dates = [make_open_booking(room_g) for _number in range(RACERS)]
    offers = [proposing.propose(d, room_g, *span, by=office).pk for d in dates]
    assert race(accept, offers) == ["accepted"] + ["taken"] * (RACERS - 1)
    assert Booking.objects.occupying().count() == 1
    assert Proposal.objects.open().count() == 0


def accept_or_cancel(barrier, job) -> str:
    deed, pk = job
    if deed == "accept":
        return accept(barrier, pk)
    booking = Booking.objects.get(pk=pk)
    barrier.wait()
    decision.cancel(booking, by=None, reason="Wasserschaden")
    return "cancelled"


def test_a_date_cancelled_while_its_move_is_accepted_stays_cancelled(room_g, office):
    """The date, the wish and our proposal lie in three rooms."""
    rooms = [room_g, make_room(place=room_g.place), make_room(place=room_g.place)]
    date = make_open_booking(rooms[2], status="confirmed")
    wish = make_open_booking(rooms[1], request=date.request, replaces=date)
    span = at("2027-01-20 10:00"), at("2027-01-20 12:00")
    offer = proposing.propose(wish, rooms[0], *span, by=office)
    jobs = [("accept", offer.pk)] * 2 + [("cancel", date.pk)] * 2
    assert not [o for o in race(accept_or_cancel, jobs) if "Error" in o]
    date.refresh_from_db()
    assert date.status == "cancelled"
