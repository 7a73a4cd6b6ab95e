"""Staff move a series: each date re-checked, one letter, what cannot go stays."""

import pytest
from django.contrib.auth.models import User
from post_office.models import Email

from rooms import moving
from rooms.refusal import Refused, Waive
from tests.factories import (
    at,
    make_booking,
    make_closure,
    make_open_booking,
    make_request,
)

from .moving_dates import move, starts, target

pytestmark = pytest.mark.django_db
T = "2027-01-19"
TUESDAYS = ["2027-01-19", "2027-01-26", "2027-02-02", "2027-02-09"]


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


def test_24_a_failure_in_the_middle_moves_nothing(series, room_g):
    nobody = User(username="never saved")
    with pytest.raises(ValueError):
        move(series[0], target(room_g, T, "19:00", "21:00"), following=True, by=nobody)
    assert starts(series) == [f"{day[8:]}.{day[5:7]}. 17:00" for day in TUESDAYS]
    assert all(booking.is_confirmed for booking in series)
    assert not Email.objects.exists()


@pytest.mark.parametrize("count", [1, 4])
def test_the_rules_are_asked_with_equally_many_queries(
    series, room_g, count, django_assert_num_queries
):
    booking = series[-count]
    to = target(room_g, TUESDAYS[-count], "19:00", "21:00")
    with django_assert_num_queries(4):
        assert len(moving.steps(booking, to, following=True)) == count
