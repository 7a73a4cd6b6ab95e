from datetime import UTC, date, datetime, time

import pytest
from django.template import Context, Template

from quarters import words

THURSDAY = date(2026, 12, 3)


def test_a_long_date_has_weekday_and_year():
    assert words.long_date(THURSDAY) == "Donnerstag, 3.\u00a0Dezember 2026"


def test_a_day_date_leaves_out_the_year():
    assert words.day_date(THURSDAY) == "Donnerstag, 3.\u00a0Dezember"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 12, 3), "Do, 3.\u00a0Dez."),
        (date(2026, 3, 5), "Do, 5.\u00a0März"),
        (date(2026, 5, 7), "Do, 7.\u00a0Mai"),
        (date(2026, 6, 4), "Do, 4.\u00a0Juni"),
        (date(2026, 7, 2), "Do, 2.\u00a0Juli"),
        (date(2026, 9, 3), "Do, 3.\u00a0Sept."),
    ],
    ids=["dezember", "märz", "mai", "juni", "juli", "september"],
)
def test_a_short_date_abbreviates_long_months_only(day, expected):
    assert words.short_date(day) == expected


def test_a_month_is_named_with_its_year():
    assert words.month_year(THURSDAY) == "Dezember 2026"


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (time(15), "15:00\u00a0Uhr"),
        (time(8, 5), "8:05\u00a0Uhr"),
        (datetime(2026, 7, 1, 22, 30, tzinfo=UTC), "0:30\u00a0Uhr"),
        (datetime(2026, 12, 1, 14, 0, tzinfo=UTC), "15:00\u00a0Uhr"),
    ],
    ids=["full hour", "no leading zero", "utc in summer", "utc in winter"],
)
def test_a_clock_time_is_local(moment, expected):
    assert words.clock(moment) == expected


def test_the_local_day_counts_late_in_the_evening():
    late = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
    assert words.day_date(late) == "Donnerstag, 2.\u00a0Juli"


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        (time(16), "14:00 bis 16:00\u00a0Uhr"),
        (None, "ab 14:00\u00a0Uhr"),
        (time(0), "14:00 bis 24:00\u00a0Uhr"),
    ],
    ids=["with an end", "without an end", "until midnight"],
)
def test_a_span_of_time(end, expected):
    assert words.clock_span(time(14), end) == expected


@pytest.mark.parametrize(
    ("monday", "expected"),
    [
        (date(2026, 12, 14), "14. bis 20.\u00a0Dezember 2026"),
        (date(2026, 11, 30), "30.\u00a0November bis 6.\u00a0Dezember 2026"),
        (date(2026, 12, 28), "28.\u00a0Dezember 2026 bis 3.\u00a0Januar 2027"),
    ],
    ids=["within a month", "over the end of a month", "over the end of a year"],
)
def test_a_week_is_named_by_its_days(monday, expected):
    assert words.week_span(monday) == expected


@pytest.mark.parametrize(("number", "expected"), [(3, "drei"), (13, "13")])
def test_small_numbers_are_words(number, expected):
    assert words.number_word(number) == expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [(time(16), "16\u00a0Uhr"), (time(16, 30), "16:30\u00a0Uhr")],
)
def test_a_short_hour_names_minutes_only_where_there_are_some(moment, expected):
    assert words.hour(moment) == expected


@pytest.mark.parametrize(
    ("names", "expected"), [([], ""), (["a"], "a"), (["a", "b", "c"], "a, b und c")]
)
def test_a_list_of_words_ends_with_und(names, expected):
    assert words.listed(names) == expected


@pytest.mark.parametrize(
    ("number", "address"),
    [
        ("0421 000000", "tel:+49421000000"),
        ("0421/00 00-00", "tel:+49421000000"),
        ("+49 421 000000", "tel:+49421000000"),
        ("0049 421 000000", "tel:+49421000000"),
        ("", ""),
    ],
    ids=["german", "signs", "plus", "double zero", "empty"],
)
def test_a_phone_number_becomes_an_address_to_dial(number, address):
    assert Template("{{ number|tel }}").render(Context({"number": number})) == address


def test_a_phone_number_does_not_break():
    html = Template("{{ number|phone }}").render(Context({"number": "0421 000000"}))
    assert html == "0421\u00a0000000"


def test_filters_leave_nothing_for_a_missing_date():
    html = Template("{{ day|long_date }}{{ start|clock_span:end }}").render(
        Context({"day": None, "start": None, "end": None})
    )
    assert html == ""


def test_an_icon_comes_from_the_local_sprite():
    html = Template('{% icon "clock" %}').render(Context())
    assert 'href="/static/img/icons.svg#clock"' in html
    assert 'aria-hidden="true"' in html
