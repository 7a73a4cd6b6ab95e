"""The days of a series, and the spans on them."""

from datetime import UTC, date, time, timedelta

import pytest

from rooms import rhythm
from rooms.refusal import Refused

TUESDAY = date(2027, 1, 19)


def test_45_a_weekly_series_stays_at_six_in_the_evening():
    days = rhythm.days("weekly", TUESDAY, date(2027, 3, 30))
    spans = rhythm.spans(days, time(18), time(20))
    hours = [start.astimezone(UTC).hour for start, _end in spans.values()]
    assert (len(days), hours) == (11, [17] * 10 + [16])


@pytest.mark.parametrize(
    ("word", "until", "expected"),
    [
        ("weekly", TUESDAY, [19]),
        ("weekly", date(2027, 2, 1), [19, 26]),
        ("fortnightly", date(2027, 2, 2), [19, 2]),
        ("daily", date(2027, 1, 21), [19, 20, 21]),
    ],
    ids=["until the first day", "last day not met", "every two weeks", "every day"],
)
def test_each_rhythm_has_its_days(word, until, expected):
    assert [day.day for day in rhythm.days(word, TUESDAY, until)] == expected


@pytest.mark.parametrize(
    ("word", "until", "code", "said"),
    [
        ("weekly", date(2027, 1, 18), "until", "nicht vor dem ersten"),
        ("weekly", TUESDAY + timedelta(weeks=60), "too_many", "höchstens 60"),
        ("daily", date(9999, 12, 31), "too_many", "höchstens 60"),
    ],
    ids=["until before the start", "61 dates", "thousands of years"],
)
def test_51_a_series_that_cannot_be_says_why(word, until, code, said):
    with pytest.raises(Refused, match=said) as refused:
        rhythm.days(word, TUESDAY, until)
    assert refused.value.code == code


def test_51_sixty_dates_are_not_too_many():
    assert len(rhythm.days("weekly", TUESDAY, TUESDAY + timedelta(weeks=59))) == 60


def test_52_a_daily_series_of_26_hours_meets_itself():
    days = rhythm.days("daily", TUESDAY, date(2027, 1, 21))
    with pytest.raises(Refused, match="überschneiden sich"):
        rhythm.spans(days, time(10), time(12), nights=1)


def test_52_a_weekly_night_is_possible():
    days = rhythm.days("weekly", TUESDAY, date(2027, 1, 26))
    spans = rhythm.spans(days, time(22), time(6), nights=1)
    assert [end - start for start, end in spans.values()] == [timedelta(hours=8)] * 2


def test_52_a_day_picked_twice_counts_once():
    later = date(2027, 2, 2)
    assert rhythm.picked([later, TUESDAY, later]) == [TUESDAY, later]


def test_53_staff_have_a_series_over_new_year():
    days = rhythm.days("weekly", date(2027, 12, 28), date(2028, 1, 11))
    assert days == [date(2027, 12, 28), date(2028, 1, 4), date(2028, 1, 11)]


def test_54_every_year_is_not_offered_but_its_days_can_be_picked():
    leap_days = [date(2028, 2, 29), date(2032, 2, 29)]
    with pytest.raises(Refused, match="Tage bitte einzeln"):
        rhythm.days("yearly", *leap_days)
    assert rhythm.picked(leap_days) == leap_days


def test_60_a_skipped_hour_is_no_span_and_the_other_days_are():
    days = rhythm.days("weekly", date(2027, 3, 21), date(2027, 4, 4))
    spans = rhythm.spans(days, time(2, 30), time(3, 30))
    assert [day.day for day, span in spans.items() if span is None] == [28]


@pytest.mark.parametrize("end", [time(18), time(17)], ids=["no length", "before"])
def test_an_end_that_is_not_after_the_start_is_refused_once_for_all(end):
    with pytest.raises(Refused, match="nach dem Beginn"):
        rhythm.spans([TUESDAY], time(18), end)
