"""Staff move confirmed dates: re-checked, one letter, what cannot go stays."""

from datetime import date, time

import pytest
from django.contrib.auth.models import User
from icalendar import Calendar
from post_office.models import Email

from rooms import moving
from rooms.refusal import Refused, Waive
from rooms.steps import Target
from tests.factories import (
    at,
    make_booking,
    make_closure,
    make_event_date,
    make_open_booking,
    make_request,
    make_room,
)

T = "2027-01-19"
TUESDAYS = ["2027-01-19", "2027-01-26", "2027-02-02", "2027-02-09"]
REASON = "Wasserschaden im Raum"


@pytest.fixture
def booking(room_g):
    return make_open_booking(room_g, status="confirmed")


@pytest.fixture
def series(room_g):
    """Four confirmed Tuesdays of one request, 18:00 to 20:00."""
    request = make_request(purpose="Nähcafé", number="QEK-7K4M")
    return [
        make_open_booking(
            room_g,
            f"{day} 18:00",
            f"{day} 20:00",
            request=request,
            status="confirmed",
        )
        for day in TUESDAYS
    ]


def target(room, day=T, start="11:00", end="13:00") -> Target:
    times = time.fromisoformat(start), time.fromisoformat(end)
    return Target(room, date.fromisoformat(day), *times)


def move(booking, to: Target, **options):
    return moving.move(booking, to, **{"by": None, "reason": REASON} | options)


def starts(bookings) -> list[str]:
    for booking in bookings:
        booking.refresh_from_db()
    return [f"{booking.starts_at:%d.%m. %H:%M}" for booking in bookings]


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


def test_58_following_dates_move_and_earlier_ones_stay(series, room_g):
    taken = move(
        series[1], target(room_g, TUESDAYS[1], "19:00", "21:00"), following=True
    )
    assert len(taken) == 3
    assert starts(series) == [
        "19.01. 17:00",
        "26.01. 18:00",
        "02.02. 18:00",
        "09.02. 18:00",
    ]
    [letter] = Email.objects.all()
    assert letter.subject == (
        "Wichtig: 3 Ihrer Termine ab Di, 26. Jan. haben sich geändert"
    )
    assert letter.message.count("Bisher:") == letter.message.count("Neu:") == 3


def test_58_what_is_over_is_never_touched(series, room_g, monday_morning):
    monday_morning.move_to(at("2027-01-27 10:00"))
    move(series[2], target(room_g, TUESDAYS[2], "19:00", "21:00"), following=True)
    assert starts(series)[:2] == ["19.01. 17:00", "26.01. 17:00"]
    with pytest.raises(Refused, match="Dieser Termin ist vorbei."):
        move(series[0], target(room_g, TUESDAYS[3], "19:00", "21:00"))


def test_58_dates_may_go_where_the_next_one_still_lies(series, room_g):
    move(series[0], target(room_g, TUESDAYS[1], "18:00", "20:00"), following=True)
    expected = ["26.01. 17:00", "02.02. 17:00", "09.02. 17:00", "16.02. 17:00"]
    assert starts(series) == expected


def test_58_a_date_that_cannot_go_stays_and_the_letter_says_so(series, room_g):
    make_booking(room_g, f"{TUESDAYS[2]} 16:00", f"{TUESDAYS[2]} 17:30")
    to = target(room_g, TUESDAYS[1], "17:00", "19:00")
    before = moving.steps(series[1], to, following=True)
    assert [[r.code for r in step.refusals] for step in before] == [[], ["taken"], []]
    move(series[1], to, following=True)
    assert starts(series)[1:] == ["26.01. 16:00", "02.02. 17:00", "09.02. 16:00"]
    _moved, _words, stays = Email.objects.get().message.partition("bleibt, wie er war:")
    assert "- Raum G, Dienstag, 2. Februar 2027, 18:00 bis 20:00 Uhr" in stays


def test_58_one_that_stays_keeps_the_one_before_from_its_place(series, room_g):
    make_closure("2027-02-16 00:00", "2027-02-17 00:00")
    to = target(room_g, TUESDAYS[1], "18:00", "20:00")
    found = moving.steps(series[0], to, following=True)
    assert [step.may_go(Waive.NOTHING) for step in found] == [False] * 4
    assert [step.refusals[0].code for step in found] == ["taken"] * 3 + ["closure"]


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


def test_24_a_failure_in_the_middle_moves_nothing(series, room_g):
    nobody = User(username="never saved")
    with pytest.raises(ValueError):
        move(series[0], target(room_g, T, "19:00", "21:00"), following=True, by=nobody)
    assert starts(series) == [f"{day[8:]}.{day[5:7]}. 17:00" for day in TUESDAYS]
    assert all(booking.is_confirmed for booking in series)
    assert not Email.objects.exists()


def test_80_a_date_of_an_event_is_moved_at_the_event(booking, room_g):
    make_event_date(booking=booking, starts_at=f"{T} 10:00", ends_at=f"{T} 12:00")
    with pytest.raises(Refused, match="gehört zu einer Veranstaltung"):
        move(booking, target(room_g))


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


@pytest.mark.parametrize("count", [1, 4])
def test_the_rules_are_asked_with_equally_many_queries(
    series, room_g, count, django_assert_num_queries
):
    booking = series[-count]
    to = target(room_g, TUESDAYS[-count], "19:00", "21:00")
    with django_assert_num_queries(4):
        assert len(moving.steps(booking, to, following=True)) == count
