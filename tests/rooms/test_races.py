"""Two people never get the same room, whoever is faster and whatever the way."""

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError, OperationalError, connection
from django.test import Client
from post_office.models import Email

from rooms import decision
from rooms.conversation import check
from rooms.models import Booking, BookingRequest
from rooms.occupancy import occupy
from rooms.rules import Refused
from tests.factories import at, make_open_booking, make_room

from .racing import RACERS, race

pytestmark = pytest.mark.django_db(transaction=True)
T = "2027-01-19"


@pytest.fixture
def rivals(room_g, office) -> list[int]:
    """Open requests of different people for overlapping times."""
    starts = [f"{T} {10 + n // 2}:{30 * (n % 2):02d}" for n in range(RACERS)]
    return [
        make_open_booking(room_g, start, f"{T} 13:00").request_id for start in starts
    ]


def confirm(barrier, pk):
    request = BookingRequest.objects.get(pk=pk)
    user = get_user_model().objects.get(username="buero")
    barrier.wait()
    try:
        decision.confirm(request, by=user)
    except Refused as refusal:
        return refusal.code
    return "confirmed"


def check_then_save(barrier, pk):
    """How it is done without care: look first, write later."""
    booking = Booking.objects.get(request=pk)
    assert check(booking).is_possible
    barrier.wait()
    try:
        Booking.objects.filter(pk=booking.pk).update(status="confirmed")
    except (IntegrityError, OperationalError):
        # Without the lock PostgreSQL may end some of them as deadlocks instead.
        return "refused by the database"
    return "confirmed"


def post_decision(barrier, pk):
    client = Client()
    client.force_login(get_user_model().objects.get(username="buero"))
    barrier.wait()
    address = f"/verwaltung/rooms/bookingrequest/{pk}/entscheiden/"
    return client.post(address, {"answer": "confirm", "message": ""}).status_code


def occupy_for_ourselves(barrier, room):
    barrier.wait()
    try:
        occupy(room, at(f"{T} 10:00"), at(f"{T} 12:00"), title="Teamsitzung")
    except Refused as refusal:
        return refusal.code
    return "confirmed"


def drop_the_guard():
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE rooms_booking DROP CONSTRAINT no_overlap")
        else:
            cursor.execute("DROP TRIGGER no_overlap_insert")
            cursor.execute("DROP TRIGGER no_overlap_update")


def put_the_guard_back():
    Booking.objects.all().delete()
    [guard] = [c for c in Booking._meta.constraints if c.name == "no_overlap"]
    with connection.schema_editor() as editor:
        if connection.vendor == "postgresql":
            editor.add_constraint(Booking, guard)
        else:
            guard.constraint_sql(Booking, editor)


@pytest.fixture
def without_guard(db):
    drop_the_guard()
    yield
    put_the_guard_back()


def test_18_of_rivals_decided_at_once_exactly_one_gets_the_room(rivals):
    assert race(confirm, rivals) == ["confirmed"] + ["taken"] * (RACERS - 1)
    assert Booking.objects.occupying().count() == 1
    assert Booking.objects.requested().count() == RACERS - 1
    assert Email.objects.count() == 1


def test_19_the_same_request_decided_at_once_sends_one_letter(rivals):
    outcomes = race(confirm, [rivals[0]] * RACERS)
    assert outcomes == ["confirmed"] + ["decided"] * (RACERS - 1)
    assert Email.objects.count() == 1


def test_the_decision_page_refuses_the_slower_ones_in_words(rivals):
    assert race(post_decision, rivals) == ["302"] + ["409"] * (RACERS - 1)
    assert Booking.objects.occupying().count() == 1


def test_dates_of_our_own_do_not_race_either(room_g):
    outcomes = race(occupy_for_ourselves, [room_g] * RACERS)
    assert outcomes == ["confirmed"] + ["taken"] * (RACERS - 1)


def test_c18_without_our_care_the_database_still_lets_only_one_in(rivals):
    outcomes = race(check_then_save, rivals)
    assert outcomes == ["confirmed"] + ["refused by the database"] * (RACERS - 1)


def test_without_the_guard_the_same_race_books_the_room_four_times(
    rivals, without_guard
):
    """The twin: it shows that the race above is a real one."""
    assert race(check_then_save, rivals) == ["confirmed"] * RACERS


def write_and_read(barrier, room):
    barrier.wait()
    for hour in range(8, 20):
        pk = BookingRequest.objects.first().pk
        make_open_booking(
            room,
            f"{T} {hour:02d}:00",
            f"{T} {hour + 1:02d}:00",
            request=BookingRequest.objects.get(pk=pk),
        )
        list(Booking.objects.shown().filter(room=room))
    return "done"


def test_four_processes_write_and_read_without_a_locked_database(rivals):
    rooms = [make_room() for _n in range(RACERS)]
    assert race(write_and_read, rooms) == ["done"] * RACERS


def send_the_form(barrier, data):
    client = Client()
    barrier.wait()
    return client.post("/raeume/raum-g/anfrage/gesendet/", data).status_code


def test_the_same_form_sent_at_once_is_one_request(room_g, filled):
    assert race(send_the_form, [filled()] * RACERS) == ["302"] * RACERS
    assert BookingRequest.objects.count() == 1


def test_the_limit_holds_when_everything_comes_at_once(room_g, filled, settings):
    settings.REQUESTS_PER_HOUR = 2
    forms = [filled(email=f"a{number}@verein.example") for number in range(RACERS)]
    assert race(send_the_form, forms) == ["302"] * 2 + ["429"] * 2
