"""Staff move a confirmed date: re-checked, with a letter, safe when pressed twice."""

import pytest
from icalendar import Calendar
from post_office.models import Email

from rooms import moving
from rooms.refusal import Refused, Waive
from tests.factories import (
    at,
    make_booking,
    make_closure,
    make_event_date,
    make_open_booking,
    make_room,
)

from .moving_dates import move, starts, target

pytestmark = pytest.mark.django_db
T = "2027-01-19"


@pytest.fixture
def booking(room_g):
    return make_open_booking(room_g, status="confirmed")


def test_14_a_date_does_not_stand_in_its_own_way(booking, room_g):
    move(booking, target(room_g))
    booking.refresh_from_db()
    assert booking.is_at(room_g, at(f"{T} 11:00"), at(f"{T} 13:00"))
    assert booking.is_confirmed
    assert booking.blocked_until == at(f"{T} 13:30")


def test_d24_the_requester_reads_what_was_and_what_is_now(booking, room_g):
    booking.request.number = "QEK-7K4M"
    booking.request.save()
    move(booking, target(room_g))
    [letter] = Email.objects.all()
    assert letter.to == [booking.request.email]
    assert letter.subject == "Wichtig: Ihr Termin am Di, 19. Jan. hat sich geändert"
    assert letter.message.partition("Ihre Anfrage ansehen")[0] == (
        "Guten Tag Vera Muster,\n\n"
        "wir mussten Ihren Termin verschieben.\n\n"
        "Bisher: Raum G, Dienstag, 19. Januar 2027, 10:00 bis 12:00 Uhr\n"
        "Neu: Raum G, Dienstag, 19. Januar 2027, 11:00 bis 13:00 Uhr\n\n"
        "Grund: Wasserschaden im Raum.\n\n"
        "Passt das nicht? Rufen Sie uns bitte an: 0421 000000.\n\n"
        "Deutsch-Lerngruppe\nNummer: QEK-7K4M\n\n"
    )


def test_d20_a_moved_date_keeps_its_uid_and_raises_its_sequence(booking, room_g):
    move(booking, target(room_g))
    [attachment] = Email.objects.get().attachments.all()
    [entry] = Calendar.from_ical(attachment.file.read()).walk("VEVENT")
    assert entry["UID"] == f"{booking.uid}@qek"
    assert entry["SEQUENCE"] == 1
    assert entry["STATUS"] == "CONFIRMED"
    assert entry["DTSTART"].dt == at(f"{T} 11:00")


@pytest.mark.parametrize(
    ("times", "waive"),
    [
        pytest.param(("2027-01-17", "11:00", "13:00"), Waive.OPENING, id="29 a Sunday"),
        pytest.param((T, "20:00", "22:00"), Waive.OPENING, id="after closing time"),
        pytest.param((T, "14:00", "15:30"), Waive.CLOSURE, id="a closure"),
        pytest.param((T, "17:00", "18:00"), Waive.TURNOVER, id="a turnover"),
        pytest.param(("2027-01-12", "11:00", "13:00"), Waive.PERIOD, id="too soon"),
        pytest.param(("2027-08-10", "11:00", "13:00"), Waive.PERIOD, id="too late"),
    ],
)
def test_d24_a_tick_passes_over_a_rule_and_is_written_down(
    booking, room_g, times, waive
):
    make_closure(f"{T} 14:00", f"{T} 15:00")
    make_booking(room_g, f"{T} 16:00", f"{T} 17:00")
    with pytest.raises(Refused):
        move(booking, target(room_g, *times))
    assert len(move(booking, target(room_g, *times), waive=waive)) == 1
    assert booking.log.filter(is_public=False).exists()


def test_23_a_waived_turnover_shortens_the_date_before(booking, room_g):
    before = make_booking(room_g, f"{T} 14:00", f"{T} 16:00")
    move(booking, target(room_g, T, "16:00", "18:00"), waive=Waive.TURNOVER)
    before.refresh_from_db()
    assert before.blocked_until == at(f"{T} 16:00")


@pytest.mark.parametrize(
    ("times", "code"),
    [
        pytest.param((T, "15:00", "17:00"), "taken", id="onto another date"),
        pytest.param(("2027-01-05", "11:00", "13:00"), "past", id="40 into the past"),
        pytest.param(("2027-03-28", "02:30", "04:00"), "clock", id="60 a skipped time"),
    ],
)
def test_d24_what_nobody_can_pass_over(booking, room_g, times, code):
    make_booking(room_g, f"{T} 16:00", f"{T} 18:00")
    with pytest.raises(Refused) as refused:
        move(booking, target(room_g, *times), waive=~Waive.NOTHING)
    assert refused.value.code == code
    assert starts([booking]) == ["19.01. 09:00"]
    assert not Email.objects.exists()


def test_d24_a_larger_room_of_the_place_gives_its_key_as_well(booking, room_g):
    saal = make_room(name="Saal", place=room_g.place, key_info="Schlüssel am Haken.")
    move(booking, target(saal))
    booking.refresh_from_db()
    assert booking.room == saal
    assert "Schlüssel am Haken." in Email.objects.get().message


def test_43_a_smaller_room_needs_a_tick(booking, room_g):
    small = make_room(name="Büro", place=room_g.place, capacity_seated=4)
    with pytest.raises(Refused, match="höchstens 4 Personen"):
        move(booking, target(small))
    assert len(move(booking, target(small), waive=Waive.CAPACITY)) == 1


def test_d24_moving_twice_is_as_good_as_once(booking, room_g):
    assert len(move(booking, target(room_g))) == 1
    assert move(booking, target(room_g)) == []
    assert Email.objects.count() == 1
    assert booking.log.count() == 1


def test_d24_what_has_changed_since_the_preview_is_not_moved(booking, room_g):
    seen = moving.digest(moving.steps(booking, target(room_g)))
    make_booking(room_g, f"{T} 13:00", f"{T} 14:00")
    with pytest.raises(Refused, match="Bitte sehen Sie noch einmal nach"):
        move(booking, target(room_g), seen=seen, waive=Waive.TURNOVER)
    assert starts([booking]) == ["19.01. 09:00"]


def test_80_a_date_of_an_event_is_moved_at_the_event(booking, room_g):
    make_event_date(booking=booking, starts_at=f"{T} 10:00", ends_at=f"{T} 12:00")
    with pytest.raises(Refused, match="gehört zu einer Veranstaltung"):
        move(booking, target(room_g))


def test_80_a_room_kept_for_an_event_that_falls_out_is_moved_alone(booking, room_g):
    span = {"starts_at": f"{T} 10:00", "ends_at": f"{T} 12:00"}
    make_event_date(booking=booking, status="cancelled", **span)
    assert len(move(booking, target(room_g))) == 1


def test_d24_a_caller_without_an_address_gets_no_letter(booking, room_g):
    booking.request.email = ""
    booking.request.save()
    assert len(move(booking, target(room_g))) == 1
    assert not Email.objects.exists()


def test_d18_a_moved_date_is_reminded_of_anew(booking, room_g):
    booking.reminded_at = at("2027-01-11 09:00")
    booking.save()
    move(booking, target(room_g))
    booking.refresh_from_db()
    assert booking.reminded_at is None


def test_a_wish_that_the_move_fulfils_is_settled(booking, room_g):
    later = f"{T} 11:00", f"{T} 13:00"
    make_open_booking(room_g, *later, request=booking.request, replaces=booking)
    move(booking, target(room_g))
    assert booking.request.bookings.get().is_at(room_g, *map(at, later))


def test_a_wish_for_another_time_stays_open(booking, room_g):
    wanted = "2027-01-20 11:00", "2027-01-20 13:00"
    wish = make_open_booking(room_g, *wanted, request=booking.request, replaces=booking)
    move(booking, target(room_g))
    wish.refresh_from_db()
    assert wish.is_open
