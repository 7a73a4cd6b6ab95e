"""Which dates a series has."""

from datetime import date, time

import pytest
from django.utils import timezone

from events.models import Series
from events.recurrence import SeriesRefused, days, plan
from quarters.local_time import day_end, day_start
from rooms.models import Closure
from tests.factories import at, make_event, make_place

pytestmark = pytest.mark.django_db

TUESDAYS = {
    "weekdays": "1",
    "starts_on": date(2027, 1, 19),
    "until": date(2027, 3, 30),
    "starts": time(18),
    "ends": time(20),
}


def series(**overrides) -> Series:
    return Series(**TUESDAYS | {"skip_closures": False} | overrides)


def local_hours(planned) -> set[int]:
    return {timezone.localtime(date.starts_at).hour for date in planned.dates}


def test_45_a_weekly_series_keeps_its_local_hour_across_the_clock_change():
    planned = plan(series())
    assert len(planned.dates) == 11
    assert local_hours(planned) == {18}
    assert [date.starts_at.hour for date in planned.dates] == [17] * 10 + [16]


def test_a_series_on_several_weekdays():
    found = days(series(weekdays="02", until=date(2027, 1, 31)))
    assert [day.day for day in found] == [20, 25, 27]


def test_every_other_week_counts_from_the_first_week():
    found = days(series(weekdays="14", interval=2, until=date(2027, 2, 8)))
    assert [day.isoformat()[5:] for day in found] == [
        "01-19",
        "01-22",
        "02-02",
        "02-05",
    ]


def test_the_second_tuesday_of_the_month():
    found = days(series(rhythm="nth", nth=2))
    assert found == [date(2027, 2, 9), date(2027, 3, 9)]


def test_50_a_fifth_friday_leaves_out_months_that_have_none():
    fifth = series(rhythm="nth", nth=5, weekdays="4", until=date(2027, 4, 30))
    assert days(fifth) == [date(2027, 1, 29), date(2027, 4, 30)]


def test_50_the_last_friday_is_there_in_every_month():
    last = series(rhythm="nth", nth=-1, weekdays="4")
    assert days(last) == [date(2027, 1, 29), date(2027, 2, 26), date(2027, 3, 26)]


def test_every_third_month():
    quarterly = series(rhythm="nth", nth=2, interval=3, until=date(2027, 12, 31))
    assert [day.month for day in days(quarterly)] == [4, 7, 10]


def test_53_a_series_over_new_year():
    over = series(starts_on=date(2027, 12, 28), until=date(2028, 1, 11))
    assert days(over) == [date(2027, 12, 28), date(2028, 1, 4), date(2028, 1, 11)]


def test_an_end_before_the_beginning_is_on_the_next_day():
    night = plan(series(starts=time(22), ends=time(6), until=date(2027, 1, 19)))
    assert night.dates[0].ends_at == at("2027-01-20 06:00")


def test_a_series_without_an_end_of_the_day():
    assert plan(series(ends=None)).dates[0].ends_at is None


@pytest.mark.parametrize(
    ("values", "field", "said"),
    [
        ({"until": date(2027, 1, 18)}, "until", "Der letzte Tag liegt vor dem ersten."),
        ({"weekdays": ""}, "weekdays", "Wählen Sie mindestens einen Wochentag."),
        ({"rhythm": "nth"}, "nth", "Wählen Sie, der wievielte im Monat es ist."),
        ({"ends": time(18)}, "ends", "Das Ende muss nach dem Beginn liegen."),
        ({"interval": 0}, "interval", "Geben Sie eine Zahl ab 1 ein."),
        (
            {"until": date(2027, 1, 18), "starts_on": date(2027, 1, 13)},
            "until",
            "Zwischen dem ersten und dem letzten Tag liegt kein solcher Tag.",
        ),
    ],
    ids=[
        "51 until before start",
        "no weekday",
        "no nth",
        "no length",
        "zero",
        "no day",
    ],
)
def test_an_impossible_series_is_refused_at_its_field(values, field, said):
    with pytest.raises(SeriesRefused) as refused:
        days(series(**values))
    assert (refused.value.field, str(refused.value)) == (field, said)


def test_51_more_than_110_dates_are_refused_and_the_limit_is_named():
    daily = series(weekdays="0123456", until=date(2027, 5, 9))
    with pytest.raises(SeriesRefused, match="Höchstens 110 Termine.* wären es 111"):
        days(daily)


def test_exactly_110_dates_are_possible():
    daily = series(weekdays="0123456", until=date(2027, 5, 8))
    assert len(days(daily)) == 110


@pytest.mark.parametrize("until", [date(2029, 1, 20), date(9999, 12, 31)])
def test_more_than_two_years_are_refused(until):
    with pytest.raises(
        SeriesRefused, match="höchstens zwei Jahre.*19.\u00a0Januar 2029"
    ):
        plan(series(until=until, skip_closures=True))


def test_60_the_hour_that_the_clock_skips_is_left_out_and_explained():
    sundays = series(
        weekdays="6", starts=time(2, 30), ends=time(4), until=date(2027, 4, 4)
    )
    planned = plan(sundays)
    assert date(2027, 3, 28) not in [found.day for found in planned.dates]
    assert planned.left_out_words == (
        "So, 28.\u00a0März (Die Uhr wird vorgestellt, diese Uhrzeit gibt es nicht)"
    )


def test_61_the_hour_that_comes_twice_is_the_first():
    autumn = series(
        weekdays="6",
        starts=time(2, 30),
        ends=None,
        starts_on=date(2027, 10, 31),
        until=date(2027, 10, 31),
    )
    assert plan(autumn).dates[0].starts_at.isoformat() == "2027-10-31T00:30:00+00:00"


def close(day: str, **overrides) -> Closure:
    day = date.fromisoformat(day)
    values = {"starts_at": day_start(day), "ends_at": day_end(day), "reason": "Putztag"}
    return Closure.objects.create(**values | overrides)


def left_out(**overrides) -> list[str]:
    rhythm = series(event=make_event(), skip_closures=True, **overrides)
    return [left.day.isoformat()[5:] for left in plan(rhythm).left_out]


def test_closures_that_concern_the_room_are_left_out(room):
    close("2027-01-26", room=room)
    close("2027-02-02", place=room.place)
    close("2027-02-09")
    close("2027-02-16", place=make_place())
    assert left_out(room=room) == ["01-26", "02-02", "02-09"]


def test_closures_of_a_place_are_left_out(room):
    close("2027-01-26", room=room)
    close("2027-02-02", place=room.place)
    close("2027-02-09")
    assert left_out(place=room.place) == ["02-02", "02-09"]


def test_a_mere_hint_leaves_nothing_out(room):
    close("2027-02-02", room=room, closes=False)
    assert left_out(room=room) == []


def test_a_closure_at_another_time_of_the_day_leaves_nothing_out(room):
    close("2027-02-02", room=room, ends_at=at("2027-02-02 18:00"))
    assert left_out(room=room) == []


def test_50_good_friday_as_the_last_friday_is_named(room):
    close("2027-03-26", reason="Karfreitag")
    last = series(rhythm="nth", nth=-1, weekdays="4", skip_closures=True, room=room)
    planned = plan(last)
    assert [found.day.isoformat()[5:] for found in planned.dates] == ["01-29", "02-26"]
    assert planned.left_out_words == "Fr, 26.\u00a0März (Karfreitag)"


def test_left_out_days_are_told_with_their_reason(room):
    close("2027-02-02", reason="Renovierung")
    close("2027-02-16", reason="Rosenmontag")
    rhythm = series(event=make_event(), skip_closures=True, room=room)
    assert plan(rhythm).left_out_words == (
        "Di, 2.\u00a0Feb. (Renovierung) und Di, 16.\u00a0Feb. (Rosenmontag)"
    )
