"""„Bescheid geben, wenn frei“: who waits for a taken time hears of it once."""

from datetime import timedelta

import pytest
from post_office.models import Email

from rooms import decision, dialogue, reminding, waiting
from rooms.models import Booking, Room
from rooms.occupancy import release
from tests.factories import (
    make_booking,
    make_closure,
    make_open_booking,
    make_opening,
    make_request,
)

pytestmark = pytest.mark.django_db
PLAIN = "Wieder frei: Raum G am Di, 19. Jan., 10:00 Uhr"


def make_waiting(room, *times, **overrides) -> Booking:
    """A date that was refused because the room was taken, and that is still wanted."""
    values = {"status": "declined", "reason": "taken", "wants_notice": True}
    return make_open_booking(room, *times, **values | overrides)


def letters() -> list[Email]:
    found = Email.objects.filter(subject__startswith="Wieder frei").order_by("pk")
    return list(found)


@pytest.fixture
def taken(room_g):
    return make_booking(room_g, request=make_request(organisation="Zzyzx Geheim"))


@pytest.mark.parametrize("status", ["declined", "left_out"])
def test_d21_a_cancellation_tells_those_who_wait(taken, office, status):
    request = make_request(email="vera@verein.example", number="QEK-7K4M")
    make_waiting(taken.room, request=request, status=status)
    decision.cancel(taken, by=office, reason="Wasserschaden")
    [letter] = letters()
    assert (letter.subject, letter.to) == (PLAIN, ["vera@verein.example"])
    assert "Nummer: QEK-7K4M" in letter.message
    assert "Die Zeit ist nicht für Sie reserviert." in letter.message
    assert "Zzyzx" not in letter.message


def test_d21_the_letter_leads_to_the_filled_form(room_g, client):
    make_waiting(room_g)
    waiting.tell(room_g)
    address = letters()[0].message.split("Jetzt anfragen: ")[1].split()[0]
    page = client.get(address.removeprefix("http://127.0.0.1:8000"))
    assert page.status_code == 200
    assert 'value="2027-01-19"' in page.text


def test_d21_nobody_is_told_twice(room_g):
    make_waiting(room_g)
    waiting.tell(room_g)
    waiting.tell(room_g)
    reminding.remind()
    assert len(letters()) == 1


def test_who_ticks_it_again_waits_again(room_g):
    booking = make_waiting(room_g)
    waiting.tell(room_g)
    booking.refresh_from_db()
    assert booking.wants_notice is False
    dialogue.ask_for_notice(booking, True)
    taken = make_booking(room_g)
    assert waiting.tell(room_g) == 0
    release(taken)
    assert len(letters()) == 2


def test_d21_everybody_who_waits_is_told(room_g):
    for _number in range(3):
        make_waiting(room_g)
    assert waiting.tell(room_g) == 3
    assert len({letter.to[0] for letter in letters()}) == 3


def test_several_dates_of_one_request_are_one_letter(room_g):
    request = make_waiting(room_g).request
    make_waiting(room_g, "2027-01-26 10:00", "2027-01-26 12:00", request=request)
    waiting.tell(room_g)
    [letter] = letters()
    assert letter.subject == "Wieder frei: Raum G, 2 Termine ab Di, 19. Jan."
    assert letter.message.count("Jetzt anfragen:") == 2


def test_nobody_is_told_of_a_time_that_is_taken(taken):
    make_waiting(taken.room)
    make_waiting(taken.room, "2027-01-19 12:00", "2027-01-19 13:00")  # the turnover
    assert (waiting.tell(taken.room), letters()) == (0, [])


@pytest.mark.parametrize(
    "other",
    [
        {"wants_notice": False},
        {"reason": "rules"},
        {"status": "withdrawn"},
        {"status": "requested"},
        {"status": "unverified"},
    ],
    ids=["did not ask", "other reason", "withdrawn", "still open", "unsent"],
)
def test_only_those_who_wait_are_told(room_g, other):
    make_waiting(room_g, **other)
    assert waiting.tell(room_g) == 0


@pytest.mark.parametrize("name", ["too many", "too near", "phone only", "no e-mail"])
def test_nobody_is_told_of_what_they_cannot_ask_for(room_g, monday_morning, name):
    booking = make_waiting(room_g)
    if name == "too many":
        booking.request.persons = 26
    elif name == "no e-mail":
        booking.request.email = ""
    elif name == "too near":
        monday_morning.move_to("2027-01-18T10:00:00+01:00")
    else:
        Room.objects.update(mode=Room.Mode.VIEW_ONLY)
    booking.request.save()
    assert waiting.tell(room_g) == 0


def test_a_closure_that_is_lifted_is_noticed_by_the_job(room_g):
    closure = make_closure("2027-01-19 08:00", "2027-01-19 20:00", room=room_g)
    make_waiting(room_g)
    reminding.remind()
    assert letters() == []
    closure.delete()
    reminding.remind()
    assert [letter.subject for letter in letters()] == [PLAIN]


def test_longer_hours_are_noticed_by_the_job(room_g):
    make_waiting(room_g, "2027-01-19 21:00", "2027-01-19 22:00")
    reminding.remind()
    make_opening(room_g, 1, "21:00", "23:00")
    reminding.remind()
    assert len(letters()) == 1


def test_a_wish_may_overlap_the_date_that_it_was_to_replace(room_g):
    own = make_open_booking(room_g, status="confirmed")
    longer = "2027-01-19 10:00", "2027-01-19 13:00"
    make_waiting(room_g, *longer, request=own.request, replaces=own)
    assert waiting.tell(room_g) == 1


def test_the_requester_finds_it_in_the_history(room_g):
    booking = make_waiting(room_g)
    waiting.tell(room_g)
    assert booking.log.get().text == "Diese Zeit ist wieder frei geworden."


def test_past_dates_are_left_alone(room_g, monday_morning):
    make_waiting(room_g)
    monday_morning.shift(timedelta(days=30))
    assert waiting.tell(room_g) == 0


def test_the_number_of_queries_does_not_grow_with_those_who_wait_in_vain(
    taken, django_assert_max_num_queries
):
    for _number in range(10):
        make_waiting(taken.room)
    with django_assert_max_num_queries(12):
        waiting.tell(taken.room)


def test_d21_a_no_tells_those_who_wait_where_open_requests_hold_the_room(
    room_g, office
):
    Room.objects.update(hold_open_requests=True)
    room_g.refresh_from_db()
    make_waiting(room_g)
    holding = make_open_booking(room_g).request
    decision.decline(holding, by=office, reason="rules")
    assert len(letters()) == 1
