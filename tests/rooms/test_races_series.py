"""Series, own dates, moves and offers at the same moment: nothing is given twice, and
nothing is left half done."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone
from post_office.models import Email

from rooms import decision, moving, proposing, taking_back
from rooms.models import Booking, BookingRequest, Proposal
from rooms.refusal import Refused
from rooms.steps import Target
from tests.factories import at, make_open_booking, make_request, make_room

from .racing import RACERS, race
from .stories import make_offer

pytestmark = pytest.mark.django_db(transaction=True)
TUESDAYS = ["2027-01-19", "2027-01-26", "2027-02-02"]
ADD = "/verwaltung/rooms/booking/add/"


def outcome(deed, *args, **kwargs) -> str:
    """What a person would hear: that it is done, or why not."""
    try:
        deed(*args, **kwargs)
    except Refused as refusal:
        return refusal.code
    return "done"


def series(room, hours=("10:00", "12:00"), **details) -> BookingRequest:
    request = make_request(rhythm="weekly")
    for day in TUESDAYS:
        times = [f"{day} {hour}" for hour in hours]
        make_open_booking(room, *times, request=request, **details)
    return request


def states(request) -> set[str]:
    return set(request.bookings.values_list("status", flat=True))


def double_booked() -> bool:
    """Whether two confirmed dates share a moment in a room, the turnover included."""
    mine = Booking.objects.occupying()
    return any(
        mine.filter(room=one.room).overlapping(one.starts_at, one.blocked_until).count()
        > 1
        for one in mine
    )


def ours():
    return get_user_model().objects.get(username="buero")


def confirm(barrier, request):
    user = ours()
    barrier.wait()
    return outcome(decision.confirm, request, by=user)


def press_confirm(barrier, request):
    client = Client()
    client.force_login(ours())
    address = f"/verwaltung/rooms/bookingrequest/{request.pk}/entscheiden/"
    ticks = [str(booking.pk) for booking in request.bookings.all()]
    data = {"answer": "confirm", "deed": "confirm", "dates": ticks, "message": ""}
    barrier.wait()
    return client.post(address, data).status_code


def send_the_form(barrier, data):
    client = Client()
    barrier.wait()
    return client.post("/raeume/raum-g/anfrage/gesendet/", data).status_code


@pytest.fixture
def overlapping(room_g, office) -> list[BookingRequest]:
    """Four series of different people that overlap on every date."""
    return [series(room_g, (f"{10 + n}:00", "14:00")) for n in range(RACERS)]


def test_the_same_series_sent_at_once_is_one_request(room_g, filled):
    data = filled(often="series", rhythm="weekly", until="30.03.2027")
    assert race(send_the_form, [data] * RACERS) == ["302"] * RACERS
    assert BookingRequest.objects.count() == 1
    assert Booking.objects.count() == 11


@pytest.mark.parametrize(
    ("deed", "first", "others"),
    [(confirm, "done", "taken"), (press_confirm, "302", "409")],
    ids=["the deed", "the decision page"],
)
def test_18_of_overlapping_series_one_gets_all_its_dates(
    overlapping, deed, first, others
):
    assert race(deed, overlapping) == sorted([first] + [others] * (RACERS - 1))
    confirmed = [r for r in overlapping if states(r) == {"confirmed"}]
    still_open = [r for r in overlapping if states(r) == {"requested"}]
    assert (len(confirmed), len(still_open)) == (1, RACERS - 1)
    assert Email.objects.count() == 1
    assert not double_booked()


def test_19_a_series_decided_four_times_at_once_writes_one_letter(overlapping):
    outcomes = race(confirm, overlapping[:1] * RACERS)
    assert outcomes == ["decided"] * (RACERS - 1) + ["done"]
    assert Email.objects.count() == 1


def test_series_in_two_rooms_do_not_wait_for_each_other_for_ever(room_g, office):
    rooms, requests = [room_g, make_room(place=room_g.place)], []
    for number in range(RACERS):
        request = series(rooms[number % 2])
        for booking in series(rooms[(number + 1) % 2]).bookings.all():
            Booking.objects.filter(pk=booking.pk).update(request=request)
        requests.append(request)
    assert race(confirm, requests) == ["done"] + ["taken"] * (RACERS - 1)
    assert Booking.objects.occupying().count() == 2 * len(TUESDAYS)


def act(barrier, deed_and_arguments):
    """For races of different deeds: the name of the deed, and what is said."""
    deed, *arguments = deed_and_arguments
    name = deed.__name__
    return f"{name} {deed(barrier, *arguments)}"


def enter_our_own(barrier, room):
    client = Client()
    client.force_login(ours())
    data = {"room": room.pk, "title": "Teamsitzung", "date": "19.01.2027"}
    barrier.wait()
    return client.post(ADD, data | {"start": "09:00", "end": "13:00"}).status_code


def test_an_own_date_from_the_admin_does_not_race_decisions(room_g, overlapping):
    racers = [(confirm, overlapping[0]), (confirm, overlapping[1])]
    racers += [(enter_our_own, room_g)] * 2
    found = race(act, racers)
    assert sum(one in ("confirm done", "enter_our_own 302") for one in found) == 1
    assert not double_booked()
    assert {frozenset(states(request)) for request in overlapping} <= {
        frozenset({"requested"}),
        frozenset({"confirmed"}),
    }


def move(barrier, booking):
    user, target = ours(), Target(booking.room, *morning_of(TUESDAYS[0]))
    barrier.wait()
    return outcome(moving.move, booking, target, by=user, reason="Chorprobe")


def morning_of(day: str):
    start, end = at(f"{day} 10:00"), at(f"{day} 12:00")
    local = timezone.localtime(start)
    return local.date(), local.time(), timezone.localtime(end).time()


def test_a_move_does_not_race_decisions(room_g, overlapping):
    elsewhere = ["2027-01-20 10:00", "2027-01-20 12:00"]
    moved = make_open_booking(room_g, *elsewhere, status="confirmed")
    racers = [(move, moved)] * 2 + [(confirm, request) for request in overlapping[:2]]
    found = race(act, racers)
    assert not double_booked()
    moved.refresh_from_db()
    has_moved = moved.starts_at == at(f"{TUESDAYS[0]} 10:00")
    assert ("confirm done" in found) != has_moved
    assert Email.objects.count() == 1


def cancel(barrier, request):
    barrier.wait()
    return outcome(taking_back.cancel, request)


def test_a_date_that_is_cancelled_and_wanted_by_others_is_given_once(
    room_g, overlapping
):
    given = overlapping[0].bookings.first()
    overlapping[0].bookings.exclude(pk=given.pk).update(status="withdrawn")
    overlapping[0].bookings.filter(pk=given.pk).update(status="confirmed")
    others = [(confirm, request) for request in overlapping[1:]]
    found = race(act, [(cancel, overlapping[0]), *others])
    assert "cancel done" in found
    assert found.count("confirm done") <= 1
    given.refresh_from_db()
    assert (given.status, given.sequence) == ("cancelled", 1)
    assert not double_booked()


def withdraw(barrier, request):
    barrier.wait()
    return outcome(taking_back.withdraw, request)


def test_20_a_series_withdrawn_and_confirmed_at_once_is_one_of_both(overlapping):
    request = overlapping[0]
    racers = [(withdraw, request), (confirm, request)] * 2
    found = race(act, racers)
    assert states(request) in ({"withdrawn"}, {"confirmed"})
    assert found.count("confirm done") == int(states(request) == {"confirmed"})
    letters = {"withdrawn": 2, "confirmed": 1}
    assert Email.objects.count() == letters[states(request).pop()]


def accept(barrier, proposal):
    barrier.wait()
    return outcome(proposing.accept, proposal)


@pytest.fixture
def offer(room_g, overlapping) -> Proposal:
    """We offer somebody the time that the others ask for."""
    other = make_open_booking(room_g, "2027-01-21 10:00", "2027-01-21 12:00")
    return make_offer(other, "2027-01-19 10:00", "2027-01-19 12:00")


def test_an_offer_taken_while_a_rival_is_confirmed_is_given_once(offer, overlapping):
    racers = [(accept, offer)] * 2 + [(confirm, overlapping[n]) for n in (0, 1)]
    found = race(act, racers)
    done = [one for one in found if one.endswith("done")]
    assert len(done) == 1
    assert not double_booked()
    offer.refresh_from_db()
    assert offer.ended_at is not None
