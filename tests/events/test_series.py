"""A series makes rows, all of them or none (cases 24, 45, 46, 51)."""

from datetime import date, timedelta

import pytest

from events.models import EventDate
from events.recurrence import SeriesRefused
from rooms.models import Booking, Closure
from rooms.occupancy import occupy
from tests.factories import at, make_event_date, make_series

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


def test_a_weekly_series_becomes_eleven_rows():
    series = make_series()
    series.generate()
    assert series.dates.count() == 11
    assert {row.time_words for row in series.dates.all()} == {
        "18:00 bis 20:00\u00a0Uhr"
    }


def test_each_row_has_its_own_calendar_identity():
    series = make_series()
    series.generate()
    assert len({row.uid for row in series.dates.all()}) == 11


def test_in_our_room_every_row_has_its_booking(room):
    series = make_series(room=room, place_text="")
    series.generate()
    assert Booking.objects.occupying().filter(event_date__series=series).count() == 11


def test_closed_days_are_left_out_and_reported(room):
    Closure.objects.create(
        room=room,
        starts_at=at("2027-02-02 00:00"),
        ends_at=at("2027-02-03 00:00"),
        reason="Renovierung",
    )
    series = make_series(room=room)
    done = series.generate()
    assert len(done.dates) == series.dates.count() == 10
    assert done.left_out_words == "Di, 2.\u00a0Feb. (Renovierung)"


def test_a_taken_day_refuses_the_whole_series_and_is_named(room):
    occupy(room, at("2027-02-16 18:00"), at("2027-02-16 20:00"))
    series = make_series(room=room)
    with pytest.raises(SeriesRefused) as refused:
        series.generate()
    assert refused.value.field == "room"
    assert "Di, 16.\u00a0Feb." in refused.value.messages[1]
    assert not EventDate.objects.exists()
    assert Booking.objects.count() == 1


def test_taken_days_can_be_left_out(room):
    occupy(room, at("2027-02-16 18:00"), at("2027-02-16 20:00"))
    series = make_series(room=room, skip_taken=True)
    done = series.generate()
    assert series.dates.count() == 10
    assert [left.day for left in done.left_out] == [date(2027, 2, 16)]


def test_generating_twice_adds_nothing():
    series = make_series()
    series.generate()
    assert series.generate().dates == []
    assert series.dates.count() == 11


def test_extending_adds_later_days_only():
    series = make_series()
    series.generate()
    series.dates.get(starts_at=at("2027-02-02 18:00")).delete()
    done = series.extend(date(2027, 4, 13))
    assert [new.day for new in done.dates] == [date(2027, 4, 6), date(2027, 4, 13)]
    assert series.dates.count() == 12
    series.refresh_from_db()
    assert series.until == date(2027, 4, 13)


def test_extending_to_an_earlier_day_is_refused():
    series = make_series()
    with pytest.raises(SeriesRefused, match="geht schon bis"):
        series.extend(series.until - timedelta(days=1))


def test_a_series_can_go_on_for_more_than_two_years_in_steps():
    series = make_series(interval=4)
    series.extend(date(2029, 1, 1))
    series.extend(date(2030, 12, 31))
    assert series.dates.last().first_on.year == 2030


def test_rows_outlive_the_rhythm_that_made_them():
    series = make_series()
    series.generate()
    series.delete()
    assert EventDate.objects.count() == 11


def test_a_date_that_staff_made_by_hand_is_not_doubled():
    series = make_series()
    make_event_date(event=series.event, starts_at="2027-01-26 18:00")
    done = series.generate()
    assert series.event.dates.count() == 11
    assert done.left_out_words == "Di, 26.\u00a0Jan. (diesen Termin gibt es schon)"
