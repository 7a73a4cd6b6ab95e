"""What people choose about single dates of a request, and how it is checked."""

from datetime import date, time

import pytest

from rooms.models import Booking
from rooms.plan import Plan
from tests.factories import make_booking, make_open_booking, make_room

FIRST, SECOND = date(2027, 1, 19), date(2027, 1, 26)


@pytest.fixture
def make_plan(room_g):
    def choose(**choices):
        """`first="..."`, `second="..."`: what was chosen about the two Tuesdays."""
        days = {"first": FIRST, "second": SECOND}
        data = {
            f"wahl-{days[name]}-{room_g.pk}": value for name, value in choices.items()
        }
        times = time(18), time(20)
        return Plan([room_g], [FIRST, SECOND], *times, persons=12, choices=data)

    return choose


@pytest.fixture
def taken(room_g):
    return make_booking(room_g, f"{FIRST} 18:00", f"{FIRST} 20:00")


def test_a_date_that_is_not_possible_is_left_out_unless_somebody_chooses(
    make_plan, taken
):
    first, second = make_plan().lines
    assert (first.is_left_out, first.is_answered) == (True, False)
    assert (second.chosen, second.is_answered) == (second.slot, True)


def test_a_good_date_can_be_struck_out(make_plan):
    plan = make_plan(first="auslassen")
    assert [line.day for line in plan.left_out] == [FIRST]
    booking = plan.lines[0].booking()
    assert (booking.status, booking.reason) == ("left_out", "")
    assert booking.reason_text == "Sie haben ihn gestrichen."


def test_every_repair_that_is_offered_can_be_taken(make_plan, taken):
    for repair in make_plan().lines[0].repairs:
        first = make_plan(first=repair.value).lines[0]
        assert first.chosen == repair.slot


def test_another_time_is_kept_with_the_one_it_stands_for(make_plan, taken, room_g):
    first = make_plan(first=f"{FIRST} 15:30 17:30 {room_g.pk}").lines[0]
    booking = first.booking()
    assert booking.is_at(room_g, first.chosen.starts_at, first.chosen.ends_at)
    assert booking.wished.replace("\xa0", " ") == (
        "statt Dienstag, 19. Januar 2027, 18:00 bis 20:00 Uhr: belegt"
    )


def test_another_room_is_kept_with_the_room_it_stands_for(make_plan, taken, room_g):
    annex = make_room(name="Nebenraum", place=room_g.place)
    first = make_plan(first=f"{FIRST} 18:00 20:00 {annex.pk}").lines[0]
    assert first.booking().room == annex
    assert first.wished.startswith("statt Raum G, Dienstag, 19.")


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        ("{day} 18:30 20:30 {room}", "Zu dieser Zeit ist der Raum belegt"),
        ("{day} 7:00 9:00 {room}", "von 8:00 bis 21:00"),
        ("{day} 10:07 12:07 {room}", "Möglich sind"),
        ("{day} 12:00 10:00 {room}", "nach dem Beginn"),
        ("2027-01-12 10:00 12:00 {room}", "passt nicht zu Ihrer Anfrage"),
        ("2099-01-19 10:00 12:00 {room}", "passt nicht zu Ihrer Anfrage"),
        ("2027-01-26 19:00 21:00 {room}", "überschneidet sich"),
        ("2027-01-26 20:15 21:00 {room}", "überschneidet sich"),
        ("{day} 10:00 12:00 {saal}", "Diese Auswahl gibt es nicht"),
        ("{day} 10:00 12:00 0", "Diese Auswahl gibt es nicht"),
        ("9999999-01-19 25:00 x y z", "Diese Auswahl gibt es nicht"),
        ("2027-03-28 02:30 03:30 {room}", "Diese Auswahl gibt es nicht"),
        ("\x00", "Diese Auswahl gibt es nicht"),
    ],
    ids=[
        "taken",
        "closed",
        "off the raster",
        "backwards",
        "long before",
        "never",
        "own other date",
        "own turnover",
        "another place",
        "no room",
        "nonsense",
        "skipped hour",
        "null",
    ],
)
def test_44_a_choice_written_by_hand_is_refused_at_its_line(
    make_plan, taken, room_g, saal, choice, said
):
    value = choice.format(day=FIRST, room=room_g.pk, saal=saal.pk)
    first, second = make_plan(first=value).lines
    assert said in first.error
    assert (first.is_left_out, second.is_left_out) == (True, False)


def test_a_room_in_which_they_do_not_fit_cannot_be_chosen(make_plan, taken, room_g):
    small = make_room(name="Kammer", place=room_g.place, capacity_seated=4)
    first = make_plan(first=f"{FIRST} 18:00 20:00 {small.pk}").lines[0]
    assert "passt nicht zu Ihrer Anfrage" in first.error


def test_a_room_by_phone_only_cannot_be_chosen(make_plan, taken, room_g):
    room = make_room(name="Atelier", place=room_g.place, mode="view_only")
    first = make_plan(first=f"{FIRST} 18:00 20:00 {room.pk}").lines[0]
    assert first.error and first.is_left_out


def test_choices_about_dates_of_others_change_nothing(room_g, make_plan):
    data = {"wahl-2027-01-20-1": "auslassen", f"wahl-{FIRST}-999": "auslassen"}
    days = [FIRST, SECOND]
    plan = Plan([room_g], days, time(18), time(20), choices=data)
    assert len(plan.asked) == 2


def test_of_two_dates_moved_to_the_same_time_the_second_is_refused(make_plan, room_g):
    wish = f"2027-01-21 10:00 12:00 {room_g.pk}"
    first, second = make_plan(first=wish, second=wish).lines
    assert first.is_moved and "überschneidet sich" in second.error


def test_a_date_that_somebody_kept_and_that_is_gone_is_a_surprise(make_plan, taken):
    plan = make_plan(first="nehmen")
    assert plan.problem() is None
    problem = plan.problem(is_sending=True)
    assert problem.headline == "1 Termin hat sich inzwischen geändert."
    assert [line.day for line in problem.lines] == [FIRST]


def test_a_chosen_time_that_others_ask_for_says_so(make_plan, taken, room_g):
    make_open_booking(room_g, f"{FIRST} 15:00", f"{FIRST} 17:00")
    plan = make_plan(first=f"{FIRST} 15:30 17:30 {room_g.pk}")
    assert plan.lines[0].shown.state == "requested" and plan.has_rivals


@pytest.mark.parametrize(
    ("code", "reason"),
    [("taken", Booking.Reason.TAKEN), ("closure", Booking.Reason.CLOSED)],
)
def test_a_date_left_out_keeps_why(make_plan, taken, room_g, code, reason):
    if code == "closure":
        taken.delete()
        room_g.opening_rules.filter(weekday=1).delete()
    booking = make_plan(first="auslassen").lines[0].booking()
    assert (booking.status, booking.reason) == ("left_out", reason)
    assert booking.reason_text.endswith((").", "geschlossen."))
