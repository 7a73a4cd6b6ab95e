"""This date, this and the following, all to come: re-checked, past ones never
rewritten."""

from datetime import time

import pytest
import time_machine

from events.changing import Change, Scope, carry_out, digest, preview
from events.models import EventDate
from rooms.models import Booking
from rooms.occupancy import occupy
from rooms.rules import Refused, Waive
from tests.factories import at, make_event_date, make_series

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

LATER = Change({"starts": time(19), "ends": time(21)})


@pytest.fixture
def series(room):
    """Tuesdays from six to eight, 19 January to 30 March, in the room."""
    series = make_series(room=room, place_text="")
    series.generate()
    return series


def on(series, day: str) -> EventDate:
    return series.dates.get(first_on=f"2027-{day}")


def hours(series) -> list[str]:
    return [d.time_words.partition(":")[0] for d in series.dates.order_by("starts_at")]


@pytest.mark.parametrize(
    ("scope", "changed"),
    [(Scope.ONE, 1), (Scope.FOLLOWING, 9), (Scope.ALL, 11)],
    ids=["this one", "this and the following", "all to come"],
)
def test_58_a_new_time_for_as_many_dates_as_are_meant(series, scope, changed):
    steps = carry_out(on(series, "02-02"), scope, LATER)
    assert [step.refusal for step in steps] == [""] * changed
    assert hours(series).count("19") == changed
    row = on(series, "02-02")
    assert row.booking.starts_at == row.starts_at == at("2027-02-02 19:00")


def test_58_only_rows_to_come_change(series):
    with time_machine.travel("2027-02-20T10:00:00+01:00", tick=False):
        carry_out(on(series, "02-23"), Scope.ALL, LATER)
    assert hours(series) == ["18"] * 5 + ["19"] * 6


def test_58_conflicts_are_listed_before_anything_is_saved(series, room):
    occupy(room, at("2027-02-16 20:30"), at("2027-02-16 21:00"), title="Teamsitzung")
    steps = preview(on(series, "02-09"), Scope.FOLLOWING, LATER)
    refused = [step for step in steps if step.refusal]
    assert [step.date.first_on.isoformat() for step in refused] == ["2027-02-16"]
    assert "(Dort ist: Teamsitzung)" in refused[0].refusal
    assert hours(series) == ["18"] * 11
    assert Booking.objects.occupying().filter(starts_at__hour=18).count() == 11


def test_58_a_date_that_cannot_change_stays_as_it_is(series, room):
    occupy(room, at("2027-02-16 20:30"), at("2027-02-16 21:00"))
    carry_out(on(series, "02-09"), Scope.FOLLOWING, LATER)
    assert on(series, "02-16").booking.starts_at == at("2027-02-16 18:00")
    assert hours(series) == ["18"] * 3 + ["19", "18"] + ["19"] * 6


def test_what_changed_since_the_preview_is_shown_again(series, room):
    seen = digest(preview(on(series, "02-09"), Scope.ALL, LATER))
    occupy(room, at("2027-02-16 20:30"), at("2027-02-16 21:00"))
    with pytest.raises(Refused, match="Inzwischen"):
        carry_out(on(series, "02-09"), Scope.ALL, LATER, seen=seen)
    assert hours(series) == ["18"] * 11


def test_only_what_was_changed_reaches_the_other_dates(series):
    carry_out(on(series, "02-02"), Scope.ONE, LATER)
    note = Change({"public_note": "Bitte Stoff mitbringen."})
    carry_out(on(series, "01-19"), Scope.ALL, note)
    assert hours(series).count("19") == 1
    assert set(series.dates.values_list("public_note", flat=True)) == {
        "Bitte Stoff mitbringen."
    }


def test_another_place_sets_the_rooms_free(series):
    change = Change({"room": None, "place": None, "place_text": "Am Kreisel"})
    carry_out(on(series, "03-02"), Scope.FOLLOWING, change)
    assert Booking.objects.occupying().count() == 6
    series.refresh_from_db()
    assert (series.room, series.place_text) == (None, "Am Kreisel")


def test_a_series_that_was_changed_is_extended_at_its_new_time(series):
    carry_out(on(series, "03-02"), Scope.FOLLOWING, LATER)
    series.refresh_from_db()
    series.extend(series.until.replace(month=4, day=6))
    assert on(series, "04-06").starts_at == at("2027-04-06 19:00")


def test_changing_one_date_leaves_the_generator_alone(series):
    carry_out(on(series, "03-02"), Scope.ONE, LATER)
    series.refresh_from_db()
    assert series.starts == time(18)


def test_people_s_calendars_see_a_new_version_of_what_changed(series):
    carry_out(on(series, "03-23"), Scope.FOLLOWING, LATER)
    sequences = series.dates.order_by("starts_at").values_list("sequence", flat=True)
    assert list(sequences) == [0] * 9 + [1] * 2


def test_cancelled_dates_stay_as_they_are(series):
    on(series, "02-09").cancel("Die Lehrkraft ist krank.")
    steps = preview(on(series, "02-02"), Scope.FOLLOWING, LATER)
    assert "2027-02-09" not in [step.date.first_on.isoformat() for step in steps]


def test_60_a_new_time_that_the_clock_skips_is_refused_for_that_night():
    series = make_series(weekdays="6")
    series.generate()
    change = Change({"starts": time(2, 30), "ends": time(4)})
    steps = preview(series.dates.first(), Scope.ALL, change)
    [skipped] = [step for step in steps if step.refusal]
    assert skipped.date.first_on.isoformat() == "2027-03-28"
    assert "wird die Uhr vorgestellt" in skipped.refusal


def test_a_time_of_today_that_is_over_is_refused():
    date = make_event_date(starts_at="2027-01-11 18:00")
    change = Change({"starts": time(8), "ends": time(9)})
    with pytest.raises(Refused):
        carry_out(date, Scope.ONE, change)


def test_the_same_event_is_not_put_at_one_time_twice():
    date = make_event_date(starts_at="2027-01-19 18:00")
    make_event_date(event=date.event, starts_at="2027-01-19 19:00")
    [step, _other] = preview(date, Scope.ALL, LATER)
    assert "schon im Kalender" in step.refusal


@pytest.mark.parametrize(
    ("starts_at", "ends_at", "expected"),
    [
        ("2027-01-19 18:00", None, ("2027-01-19 19:00", "2027-01-19 21:00")),
        (
            "2027-01-19 18:00",
            "2027-01-21 20:00",
            ("2027-01-19 19:00", "2027-01-21 21:00"),
        ),
    ],
    ids=["without an end", "several days"],
)
def test_the_days_stay_where_the_times_change(starts_at, ends_at, expected):
    date = make_event_date(starts_at=starts_at, ends_at=ends_at)
    carry_out(date, Scope.ONE, LATER)
    date.refresh_from_db()
    assert (date.starts_at, date.ends_at) == tuple(map(at, expected))


@pytest.mark.parametrize(
    ("whole_days", "change", "begins"),
    [
        (False, {"starts": time(11)}, "2027-01-22 11:00"),
        (False, {"starts": time(11), "ends": time(0)}, "2027-01-22 11:00"),
        (True, {"starts": time(11)}, "2027-01-22 11:00"),
    ],
    ids=["end left alone", "end entered again", "whole days before"],
)
def test_64_several_days_until_midnight_stay_as_many(whole_days, change, begins):
    """From Friday until Sunday, 24:00."""
    date = make_event_date(
        starts_at="2027-01-22 10:00", ends_at="2027-01-25 00:00", all_day=whole_days
    )
    carry_out(date, Scope.ONE, Change(change))
    date.refresh_from_db()
    assert (date.starts_at, date.ends_at) == (at(begins), at("2027-01-25 00:00"))
    assert date.last_day.isoformat() == "2027-01-24"


def test_a_new_end_before_the_beginning_is_on_the_next_day():
    date = make_event_date(starts_at="2027-01-19 18:00")
    carry_out(date, Scope.ONE, Change({"starts": time(22), "ends": time(1)}))
    date.refresh_from_db()
    assert date.ends_at == at("2027-01-20 01:00")


def test_outside_the_opening_hours_only_if_staff_say_so(series):
    late = {"starts": time(21), "ends": time(22)}
    assert all(s.refusal for s in preview(on(series, "02-02"), Scope.ALL, Change(late)))
    change = Change(late, waive=Waive.OWN_DATES | Waive.HOURS)
    assert not any(s.refusal for s in preview(on(series, "02-02"), Scope.ALL, change))


def test_57_editing_the_event_touches_none_of_its_dates(series):
    before = list(series.dates.values_list("changed_at", "sequence", "booking"))
    series.event.summary, series.event.organiser = "Neu.", "Andere"
    series.event.save()
    assert list(series.dates.values_list("changed_at", "sequence", "booking")) == before


@pytest.mark.parametrize(
    ("values", "refused"),
    [
        ({"ends": time(21)}, ""),
        ({"ends": None}, ""),
        ({"starts": time(18), "ends": time(21)}, ""),
        ({"ends": time(18, 15)}, "Diese Zeit ist schon vorbei."),
        ({"starts": time(19), "ends": time(21)}, "schon begonnen"),
        ({"starts": time(17), "ends": time(21)}, "schon begonnen"),
    ],
)
def test_what_has_begun_gets_another_end_but_no_other_beginning(values, refused):
    date = make_event_date(starts_at="2027-01-11 18:00", ends_at="2027-01-11 20:00")
    later = make_event_date(event=date.event, starts_at="2027-01-19 18:00")
    with time_machine.travel("2027-01-11T18:30:00+01:00", tick=False):
        steps = carry_out(date, Scope.ALL, Change(values))
    assert refused in steps[0].refusal
    assert bool(refused) == bool(steps[0].refusal)
    assert [step.date for step in steps if not step.refusal][-1] == later


def test_a_beginning_after_the_end_does_not_make_a_date_of_two_days():
    date = make_event_date(starts_at="2027-01-19 18:00", ends_at="2027-01-19 20:00")
    [step] = preview(date, Scope.ONE, Change({"starts": time(20, 30)}))
    assert step.refusal == "Das Ende muss nach dem Beginn liegen."
