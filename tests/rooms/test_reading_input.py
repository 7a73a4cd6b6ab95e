"""Dates and times are read in the ways people write them."""

from datetime import date, time

import pytest
from django.db import OperationalError

from rooms.fields import parse_date, parse_time, steps
from rooms.guarding import guarded


@pytest.mark.parametrize(
    "text",
    [
        "2027-01-19",
        "19.01.2027",
        "19.1.27",
        "19. 1. 2027",
        "19/1/2027",
        "19-1-2027",
        "19.1.",
        "19.1",
        "19. Januar 2027",
        "19 jan 2027",
        "19. Jan.",
        "Dienstag, 19. Januar 2027",
        "Di, 19.1.27",
        "  19.1.2027 ",
    ],
)
def test_a_day_is_read(text):
    assert parse_date(text) == date(2027, 1, 19)


def test_a_day_without_a_year_is_the_next_one():
    assert parse_date("10.1.") == date(2028, 1, 10)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "morgen",
        "31.02.2027",
        "19.13.2027",
        "0.0.0",
        "1.1.1999",
        "9999-12-31",
    ],
)
def test_what_is_no_day_is_refused(text):
    with pytest.raises(ValueError):
        parse_date(text)


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("18", time(18)),
        ("18:30", time(18, 30)),
        ("18.30 Uhr", time(18, 30)),
        ("18 Uhr", time(18)),
        ("18 Uhr 30", time(18, 30)),
        ("1830", time(18, 30)),
        ("930", time(9, 30)),
        ("8h15", time(8, 15)),
        ("24:00", time(0)),
        ("0:00", time(0)),
        ("18:00:00", time(18)),
    ],
)
def test_a_time_is_read(text, clock):
    assert parse_time(text) == clock


@pytest.mark.parametrize(
    "text", ["", "abends", "25:00", "12:60", "10:00:30", "24:30", "-1"]
)
def test_what_is_no_time_is_refused(text):
    with pytest.raises(ValueError):
        parse_time(text)


def test_the_list_offers_the_raster_of_every_window():
    starts, ends = steps([(time(8), time(9)), (time(22), time(0))], 30)
    assert starts == [
        time(8),
        time(8, 30),
        time(22),
        time(22, 30),
        time(23),
        time(23, 30),
    ]
    assert ends == [time(8, 30), time(9), time(22, 30), time(23), time(23, 30), time(0)]


class Deadlock(Exception):
    sqlstate = "40P01"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("failures", "outcome"), [(2, "done"), (3, "given up")])
def test_a_deadlock_is_tried_three_times_in_all(failures, outcome):
    tries = []

    @guarded
    def deed():
        tries.append(1)
        if len(tries) <= failures:
            raise OperationalError from Deadlock()
        return "done"

    try:
        assert deed() == outcome
    except OperationalError:
        assert (outcome, len(tries)) == ("given up", 3)


@pytest.mark.django_db(transaction=True)
def test_other_faults_of_the_database_are_not_tried_again():
    tries = []

    @guarded
    def deed():
        tries.append(1)
        raise OperationalError("disk full")

    with pytest.raises(OperationalError):
        deed()
    assert len(tries) == 1
