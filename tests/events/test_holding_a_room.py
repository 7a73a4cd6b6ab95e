"""A date in one of our rooms holds it, or is refused (rows B18 and B19)."""

import pytest

from events.models import Event, EventDate
from rooms.models import Booking, Closure
from rooms.occupancy import occupy
from rooms.rules import Refused
from tests.factories import at, make_event, make_event_date

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


def new_date(room, starts="2027-01-19 18:00", ends="2027-01-19 20:00", **values):
    return EventDate(
        event=values.pop("event", None) or make_event(title="Nähcafé"),
        room=room,
        starts_at=at(starts),
        ends_at=ends and at(ends),
        **values,
    )


def scheduled(room, *args, **values) -> EventDate:
    date = new_date(room, *args, **values)
    date.schedule()
    return date


def taken(room) -> list[tuple]:
    rows = Booking.objects.occupying().filter(room=room)
    return [(row.starts_at, row.ends_at) for row in rows]


def test_a_date_in_our_room_makes_its_booking(room, office):
    date = new_date(room)
    date.schedule(by=office)
    booking = Booking.objects.get()
    assert (booking.title, booking.status) == ("Nähcafé", "confirmed")
    assert booking.decided_by == office
    assert (booking.starts_at, booking.ends_at) == (date.starts_at, date.ends_at)
    assert EventDate.objects.get().booking == booking


def test_a_date_elsewhere_makes_no_booking():
    scheduled(None, place_text="Am Kreisel")
    assert not Booking.objects.exists()


def test_a_date_in_a_taken_room_is_refused_and_nothing_is_stored(room):
    occupy(room, at("2027-01-19 17:00"), at("2027-01-19 19:00"), title="Zzyzx Geheim")
    with pytest.raises(Refused) as refused:
        scheduled(room)
    assert "17:00–19:00" in str(refused.value)
    assert "Zzyzx" not in str(refused.value)
    assert not EventDate.objects.exists()
    assert Booking.objects.count() == 1


def test_a_date_while_the_room_is_closed_is_refused_with_the_reason(room):
    Closure.objects.create(
        starts_at=at("2027-01-19 00:00"),
        ends_at=at("2027-01-20 00:00"),
        reason="Renovierung",
    )
    with pytest.raises(Refused, match="Renovierung"):
        scheduled(room)


def test_a_date_in_our_room_needs_an_end(room):
    with pytest.raises(Refused, match="braucht ein Ende"):
        scheduled(room, ends=None)


def test_moving_the_date_moves_its_booking(room):
    date = scheduled(room)
    date.starts_at, date.ends_at = at("2027-01-19 19:00"), at("2027-01-19 21:00")
    date.schedule()
    assert taken(room) == [(at("2027-01-19 19:00"), at("2027-01-19 21:00"))]
    assert Booking.objects.count() == 1


def test_moving_the_date_to_a_taken_time_is_refused_and_neither_moves(room):
    date = scheduled(room)
    occupy(room, at("2027-01-20 18:00"), at("2027-01-20 20:00"))
    date.starts_at, date.ends_at = at("2027-01-20 19:00"), at("2027-01-20 21:00")
    with pytest.raises(Refused):
        date.schedule()
    stored = EventDate.objects.get(pk=date.pk)
    assert stored.starts_at == at("2027-01-19 18:00")
    assert stored.booking.starts_at == at("2027-01-19 18:00")


def test_taking_the_date_out_of_the_room_sets_it_free(room):
    date = scheduled(room)
    date.room, date.place_text = None, "Am Kreisel"
    date.schedule()
    assert taken(room) == []


def test_cancelling_the_date_sets_the_room_free(room):
    date = scheduled(room)
    date.cancel("Die Lehrkraft ist krank.")
    date.refresh_from_db()
    assert (date.is_cancelled, date.public_note) == (True, "Die Lehrkraft ist krank.")
    assert taken(room) == []


def test_a_cancelled_date_that_takes_place_after_all_gets_its_room_again(room):
    date = scheduled(room)
    date.cancel()
    date.status = EventDate.Status.PLANNED
    date.schedule()
    assert taken(room) == [(at("2027-01-19 18:00"), at("2027-01-19 20:00"))]


def test_a_cancelled_date_does_not_get_its_room_back_once_it_is_taken(room):
    date = scheduled(room)
    date.cancel()
    occupy(room, at("2027-01-19 18:00"), at("2027-01-19 20:00"))
    date.status = EventDate.Status.PLANNED
    with pytest.raises(Refused):
        date.schedule()
    assert EventDate.objects.get(pk=date.pk).is_cancelled


@pytest.mark.parametrize(
    "delete",
    [
        lambda date: date.delete(),
        lambda date: EventDate.objects.all().delete(),
        lambda date: date.event.delete(),
        lambda date: Event.objects.all().delete(),
    ],
    ids=["alone", "in a list", "with its event", "with all events"],
)
def test_deleting_the_date_sets_the_room_free(room, delete):
    delete(scheduled(room))
    assert not EventDate.objects.exists()
    assert taken(room) == []


def test_touching_nothing_of_the_time_leaves_the_booking_alone(room):
    date = scheduled(room)
    date.public_note = "Bitte Stoff mitbringen."
    date.schedule()
    assert Booking.objects.get().sequence == 0


def test_a_whole_day_in_our_room_blocks_it_from_midnight_to_midnight(room):
    Closure.objects.all().delete()
    room.opening_rules.all().delete()
    for weekday in range(7):
        room.opening_rules.create(weekday=weekday, starts="00:00", ends="00:00")
    scheduled(room, ends="2027-01-19 20:00", all_day=True)
    assert taken(room) == [(at("2027-01-19 00:00"), at("2027-01-20 00:00"))]


def test_what_people_have_in_their_calendars_counts_its_changes():
    date = make_event_date(starts_at="2027-01-19 18:00")
    date.schedule()
    assert date.sequence == 0
    date.cancel("Die Lehrkraft ist krank.")
    assert EventDate.objects.get(pk=date.pk).sequence == 1
