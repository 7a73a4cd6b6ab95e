"""The requester changes an open request while staff look at it: what nobody has seen
is not answered."""

from datetime import date, time

import pytest
from post_office.models import Email

from rooms import decision
from rooms.changing import Move, change
from rooms.models import Booking, BookingRequest
from rooms.rules import Refused
from rooms.steps import Target
from tests.factories import make_open_booking

from .deciding import decide_url

pytestmark = pytest.mark.django_db
CHANGED = "Die Anfrage hat sich inzwischen geändert."


@pytest.fixture
def asked(room_g) -> Booking:
    return make_open_booking(room_g)


def move_to_wednesday(booking: Booking) -> None:
    target = Target(booking.room, date(2027, 1, 20), time(10), time(12))
    request = BookingRequest.objects.get(pk=booking.request_id)
    change(request, move=Move(booking, target))
    Email.objects.all().delete()


def press(client, booking: Booking, seen: str, deed: str = "confirm"):
    values = {"deed": deed, "seen": seen, "message": "", "reason": "taken"}
    return client.post(decide_url(booking.request), values)


@pytest.mark.parametrize("deed", ["confirm", "decline"])
def test_a_time_that_was_not_on_the_page_is_not_answered(office_client, asked, deed):
    seen = office_client.get(decide_url(asked.request)).context["seen"]
    move_to_wednesday(asked)
    page = press(office_client, asked, seen, deed)
    assert page.status_code == 409
    assert CHANGED in page.text
    asked.refresh_from_db()
    assert asked.is_open
    assert Email.objects.count() == 0


def test_after_a_look_at_the_new_time_it_is_answered(office_client, asked):
    seen = office_client.get(decide_url(asked.request)).context["seen"]
    move_to_wednesday(asked)
    page = press(office_client, asked, seen)
    assert press(office_client, asked, page.context["seen"]).status_code == 302
    assert Email.objects.get().subject.startswith("Bestätigt: Raum G am Mi, 20. Jan.")


def test_another_number_of_persons_is_shown_first(office_client, asked):
    seen = office_client.get(decide_url(asked.request)).context["seen"]
    BookingRequest.objects.update(persons=25)
    assert press(office_client, asked, seen).status_code == 409


def test_what_is_moved_at_the_last_moment_is_refused_by_the_deed(asked, office):
    looked_at = Booking.objects.get(pk=asked.pk)
    move_to_wednesday(asked)
    with pytest.raises(Refused) as refused:
        decision.confirm(asked.request, by=office, dates=[looked_at])
    assert refused.value.code == "changed"
    asked.refresh_from_db()
    assert asked.is_open
