"""What was off takes place again, or gets its new date: what goes with it, and what
stays as it was."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from events.models import Event, EventDate
from rooms.models import Booking
from rooms.occupancy import occupy
from tests.factories import at, make_event, make_event_date, make_place, make_room

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


def url(name: str, date) -> str:
    return reverse(f"admin:events_eventdate_{name}", args=[date.pk])


def fresh(date) -> EventDate:
    return EventDate.objects.get(pk=date.pk)


def on_again(date, **values) -> dict:
    entered = {"on": f"{date.first_on:%d.%m.%Y}", "starts": "18:00", "ends": "20:00"}
    return entered | {"place_text": "Hier", "status": "planned"} | values


def moved(event=None, **values) -> tuple[EventDate, EventDate]:
    old = make_event_date(
        event=event or make_event(), starts_at="2027-01-19 18:00", **values
    )
    new = EventDate(event=old.event, starts_at=at("2027-01-21 18:00"))
    new.ends_at = at("2027-01-21 20:00")
    return fresh(old.move_to(new).moved_from), fresh(new)


def test_a_moved_date_does_not_take_place_twice_by_its_status(office_client):
    old, new = moved()
    page = office_client.post(url("change", old), on_again(old, moved_to=new.pk))
    assert page.context["adminform"].form.errors["moved_to"]
    assert list(EventDate.objects.taking_place()) == [new]


def test_beside_its_twin_a_date_stays_off(office_client):
    off = make_event_date(starts_at="2027-01-19 18:00")
    off.cancel("Krank.")
    make_event_date(event=off.event, starts_at="2027-01-19 18:00")
    page = office_client.post(url("change", off), on_again(off))
    said = page.context["adminform"].form.errors["on"]
    assert said == ["Zu dieser Zeit steht die Veranstaltung schon im Kalender."]
    assert fresh(off).is_cancelled


def test_back_at_its_time_a_date_takes_the_place_and_end_of_now():
    old, new = moved()
    place = make_place(name="Neues Haus")
    back = EventDate(event=old.event, starts_at=old.starts_at, place=place)
    back.ends_at = old.starts_at + timedelta(hours=3)
    assert new.move_to(back) == old
    row = fresh(old)
    assert (row.place, row.place_text, row.ends_at) == (place, "", back.ends_at)


def test_a_room_that_was_used_stays_so_when_the_new_date_is_entered(client, office):
    room = make_room()
    date = EventDate(event=make_event(), room=room, starts_at=at("2027-01-12 18:00"))
    date.ends_at = at("2027-01-12 20:00")
    date.schedule()
    EventDate.objects.update(status="postponed")
    with time_machine.travel("2027-01-13T10:00:00+01:00", tick=False):
        new = EventDate(event=date.event, room=room, starts_at=at("2027-01-19 18:00"))
        new.ends_at = at("2027-01-19 20:00")
        fresh(date).move_to(new)
    held = Booking.objects.occupying().order_by("starts_at")
    assert [one.starts_at for one in held] == [date.starts_at, new.starts_at]
    assert fresh(date).booking == held[0]


@pytest.mark.parametrize(("name", "status"), [("move", 422), ("several", 409)])
def test_a_refused_deed_shows_the_date_as_it_is_stored(office_client, name, status):
    room = make_room()
    date = EventDate(event=make_event(), room=room, starts_at=at("2027-01-19 18:00"))
    date.ends_at = at("2027-01-19 20:00")
    date.schedule()
    taken = at("2027-01-20 16:00")
    occupy(room, taken, taken + timedelta(hours=2), title="Teamsitzung")
    entered = {"on": "2027-01-20", "starts": "16:00", "ends": "18:00", "scope": "one"}
    entered |= {"room": room.pk, "change": "ja", "seen": "x"}
    page = office_client.post(url(name, date), entered)
    assert page.status_code == status
    shown = page.context["date"]
    assert (shown.status, shown.starts_at) == ("planned", date.starts_at)
    assert shown.booking.is_confirmed


@pytest.mark.parametrize("deed", ["cancel", "over"])
def test_a_move_is_not_taken_back_from_a_date_that_is_off_or_over(client, office, deed):
    old, new = moved()
    client.force_login(office)
    words = "Verlegung zurücknehmen"
    assert words in client.get(url("change", old)).text
    if deed == "cancel":
        new.cancel()
    clock = "2027-01-22T10:00" if deed == "over" else "2027-01-11T10:00"
    with time_machine.travel(f"{clock}:00+01:00", tick=False):
        client.force_login(office)
        assert words not in client.get(url("change", old)).text


def test_nothing_is_mended_where_nothing_is_wrong(office_client):
    room = make_room()
    date = EventDate(event=make_event(), room=room, starts_at=at("2027-01-19 18:00"))
    date.ends_at = at("2027-01-19 20:00")
    date.schedule()
    said = office_client.post(url("check", date), {"again": "ja"}, follow=True).text
    assert "Der Raum ist jetzt von uns belegt." not in said
    assert fresh(date).sequence == date.sequence


def test_f06_of_an_event_it_is_news_how_and_that_it_is_announced():
    event = make_event(is_published=False)
    with time_machine.travel("2027-01-12T10:00:00+01:00", tick=False):
        event.is_published = True
        event.save()
        assert Event.objects.get().announced_at == timezone.now()
    with time_machine.travel("2027-01-13T10:00:00+01:00", tick=False):
        event.title = "Anders"
        event.save(update_fields=["title"])
        assert Event.objects.get().announced_at == timezone.now()
    with time_machine.travel("2027-01-14T10:00:00+01:00", tick=False):
        event.languages = "Deutsch"
        event.save()
        assert Event.objects.get().announced_at < timezone.now()
