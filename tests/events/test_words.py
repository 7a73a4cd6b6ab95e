"""When and where, in German words."""

from datetime import date

import pytest

from events.models import EventDate, Series
from events.words import in_short
from tests.factories import (
    at,
    make_event,
    make_event_date,
    make_place,
    make_series,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("starts", "ends", "all_day", "said"),
    [
        ("2027-01-19 15:00", "2027-01-19 17:00", False, "15:00 bis 17:00\u00a0Uhr"),
        ("2027-01-19 17:00", None, False, "ab 17:00\u00a0Uhr"),
        ("2027-01-19 20:00", "2027-01-20 00:00", False, "20:00 bis 24:00\u00a0Uhr"),
        ("2027-10-30 22:00", "2027-10-31 06:00", False, "22:00 bis 6:00\u00a0Uhr"),
        ("2027-03-28 01:00", "2027-03-28 04:00", False, "1:00 bis 4:00\u00a0Uhr"),
        ("2027-01-19 00:00", None, True, "ganztags"),
        (
            "2027-05-07 00:00",
            "2027-05-09 00:00",
            True,
            "ganztags bis Samstag, 8.\u00a0Mai",
        ),
        (
            "2027-05-07 10:00",
            "2027-05-08 18:00",
            False,
            "10:00\u00a0Uhr bis Samstag, 8.\u00a0Mai, 18:00\u00a0Uhr",
        ),
        (
            "2027-05-07 10:00",
            "2027-05-09 00:00",
            False,
            "10:00\u00a0Uhr bis Samstag, 8.\u00a0Mai, 24:00\u00a0Uhr",
        ),
    ],
    ids=[
        "with an end",
        "without an end",
        "until midnight",
        "62 over the night in which the clock changes",
        "59 over the skipped hour",
        "a whole day",
        "whole days",
        "several days with times",
        "several days until midnight",
    ],
)
def test_the_time_in_words(starts, ends, all_day, said):
    row = make_event_date(starts_at=starts, ends_at=ends, all_day=all_day)
    assert row.time_words == said


@pytest.mark.parametrize(
    ("starts", "ends", "said"),
    [
        ("2027-01-19 15:00", "2027-01-19 17:00", "Dienstag, 19.\u00a0Januar 2027"),
        (
            "2027-05-07 10:00",
            "2027-05-08 18:00",
            "Freitag, 7.\u00a0Mai bis Samstag, 8.\u00a0Mai 2027",
        ),
        (
            "2026-12-31 20:00",
            "2027-01-01 18:00",
            "Donnerstag, 31.\u00a0Dezember 2026 bis Freitag, 1.\u00a0Januar 2027",
        ),
        (
            "2026-12-31 20:00",
            "2027-01-01 02:00",
            "Donnerstag, 31.\u00a0Dezember 2026",
        ),
    ],
    ids=["one day", "two days", "over New Year", "the night of New Year"],
)
def test_the_day_in_words(starts, ends, said):
    assert make_event_date(starts_at=starts, ends_at=ends).day_words == said


@pytest.mark.parametrize(
    ("starts", "ends", "all_day", "said"),
    [
        (
            "2027-01-19 15:00",
            "2027-01-19 17:00",
            False,
            "Dienstag, 19. Januar 2027, 15:00 bis 17:00 Uhr",
        ),
        (
            "2027-05-07 10:00",
            "2027-05-08 18:00",
            False,
            "Freitag, 7. Mai 2027, 10:00 Uhr bis Samstag, 8. Mai, 18:00 Uhr",
        ),
        (
            "2027-05-07 00:00",
            "2027-05-09 00:00",
            True,
            "Freitag, 7. Mai bis Samstag, 8. Mai 2027",
        ),
        (
            "2027-12-30 10:00",
            "2028-01-08 18:00",
            False,
            "Donnerstag, 30. Dezember 2027, 10:00 Uhr bis Samstag, 8. Januar 2028,"
            " 18:00 Uhr",
        ),
    ],
    ids=["one day", "several days with times", "whole days", "over New Year"],
)
def test_day_and_time_together_say_the_end_once(starts, ends, all_day, said):
    row = make_event_date(starts_at=starts, ends_at=ends, all_day=all_day)
    assert row.when_words.replace("\u00a0", " ") == said
    assert row.sentence.replace("\u00a0", " ").startswith(f"{said}: ")
    assert said in in_short(row).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("starts", "said"),
    [
        ("2027-01-11 15:00", "Heute, 15:00\u00a0Uhr"),
        ("2027-01-15 10:00", "Freitag, 15.\u00a0Januar, 10:00\u00a0Uhr"),
        ("2028-01-14 10:00", "Freitag, 14.\u00a0Januar 2028, 10:00\u00a0Uhr"),
    ],
    ids=["today", "this year", "next year"],
)
def test_the_beginning_in_words(monday, starts, said):
    assert make_event_date(starts_at=starts).begin_words == said


def test_the_place_is_named_without_its_address(room):
    in_the_room = make_event_date(room=room, starts_at="2027-01-19 15:00")
    at_a_place = make_event_date(place=make_place(name="Spielhaus"), place_text="")
    assert in_the_room.place_words == "Quartier – Hier!, Gruppenraum"
    assert at_a_place.place_words == "Spielhaus"
    assert make_event_date(place_text="Am Kreisel").place_words == "Am Kreisel"


def test_one_sentence_says_all_that_decides():
    row = make_event_date(
        event=make_event(title="Elterncafé"),
        starts_at="2027-01-19 15:00",
        place_text="Am Kreisel",
    )
    assert row.sentence == (
        "Dienstag, 19.\u00a0Januar 2027, 15:00 bis 17:00\u00a0Uhr:"
        " Elterncafé, kostenlos, Am Kreisel"
    )


def test_the_sentence_of_a_cancelled_date_begins_with_it():
    row = make_event_date(status=EventDate.Status.CANCELLED)
    assert row.sentence.startswith("Fällt aus: ")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"weekdays": "02"}, "Jeden Montag und Mittwoch"),
        ({"weekdays": "1", "interval": 2}, "Alle 2 Wochen am Dienstag"),
        ({"rhythm": "nth", "nth": 2}, "Jeden 2. Dienstag im Monat"),
        (
            {"rhythm": "nth", "nth": -1, "weekdays": "4"},
            "Jeden letzten Freitag im Monat",
        ),
        (
            {"rhythm": "nth", "nth": 1, "interval": 3},
            "Alle 3 Monate am 1. Dienstag",
        ),
    ],
    ids=["two days", "every other week", "second", "last", "every quarter of a year"],
)
def test_the_rhythm_in_words(values, said):
    assert make_series(**values).rhythm_words == said


def test_a_series_says_its_first_and_last_day():
    series = Series(event=make_event(title="Kurs"), starts_on=date(2027, 1, 19))
    series.until = date(2027, 3, 30)
    assert str(series) == "Kurs: 19.01.2027 bis 30.03.2027"


def test_a_date_is_named_after_its_event_and_day():
    row = make_event_date(
        event=make_event(title="Kurs"), starts_at=at("2027-01-19 18:00")
    )
    assert str(row) == "Kurs, Dienstag, 19.\u00a0Januar 2027"
