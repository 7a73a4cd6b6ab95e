"""How the dates of a week are spread over sheets: counted, without a browser."""

from datetime import date, timedelta

import pytest

from events.page_breaks import Entry, Group, lines, sheets

MONDAY = date(2027, 1, 18)


def week(*numbers, **values):
    """A day for each number, with as many entries."""
    counter = iter(range(1000))
    return [
        Group(
            MONDAY + timedelta(days=day),
            [entry(f"Treffen {next(counter)}", **values) for _ in range(number)],
        )
        for day, number in enumerate(numbers)
        if number
    ]


def entry(title="Treffen", **values):
    return Entry("15:00", title, **{"details": "Am Brunnen · kostenlos"} | values)


def titles(found):
    return [e.title for sheet in found for group in sheet.groups for e in group.entries]


@pytest.mark.parametrize(
    ("numbers", "size"),
    [
        pytest.param([], "full", id="an empty week"),
        pytest.param([1], "full", id="a single date"),
        pytest.param([2, 2, 1, 1, 2, 1], "full", id="nine on six days"),
        pytest.param([9], "full", id="nine on one day"),
        pytest.param([2, 1, 1, 1, 1, 1, 1], "full", id="eight on seven days"),
        pytest.param([2, 2, 1, 1, 1, 1, 1], "small", id="nine on seven days"),
        pytest.param([2, 2, 2, 2, 1, 1], "small", id="ten on six days"),
        pytest.param([2, 2, 2, 2, 2, 1, 1], "small", id="twelve on seven days"),
        pytest.param([3, 2, 2, 2, 2, 1, 1], "terse", id="thirteen"),
        pytest.param([2, 2, 2, 2, 2, 2, 2], "terse", id="fourteen"),
        pytest.param([14], "terse", id="fourteen on one day"),
    ],
)
def test_ahead_01_up_to_fourteen_dates_stand_on_one_sheet(numbers, size):
    found = sheets(week(*numbers))
    assert [(sheet.size.name, sheet.number, sheet.of) for sheet in found] == [
        (size, 1, 1)
    ]


@pytest.mark.parametrize(
    ("numbers", "count"),
    [
        pytest.param([3, 2, 2, 2, 2, 2, 2], 2, id="fifteen"),
        pytest.param([4, 4, 4, 4, 3, 3, 3], 2, id="twenty-five"),
        pytest.param([9, 9, 9, 9, 8, 8, 8], 7, id="sixty, a sheet for each day"),
        pytest.param([60], 5, id="sixty on one day"),
    ],
)
def test_ahead_01_more_dates_go_on_overleaf_and_none_is_lost(numbers, count):
    groups = week(*numbers)
    found = sheets(groups)
    assert [(s.number, s.of) for s in found] == [
        (number, count) for number in range(1, count + 1)
    ]
    assert titles(found) == [f"Treffen {number}" for number in range(sum(numbers))]


def test_a_day_is_not_torn_while_a_sheet_holds_it():
    found = sheets(week(5, 6, 6))
    assert [[group.day.day for group in s.groups] for s in found] == [[18, 19], [20]]


def test_a_day_that_no_sheet_holds_shows_its_leaf_again():
    found = sheets(week(1, 20))
    assert [[group.day.day for group in s.groups] for s in found] == [[18, 19], [19]]


def test_two_sheets_use_the_largest_type_that_they_allow():
    assert [s.size.name for s in sheets(week(3, 3, 3, 3, 3))] == ["full", "full"]


@pytest.mark.parametrize(("letters", "size"), [(34, "full"), (35, "small")])
def test_a_title_of_more_than_34_letters_counts_one_and_a_half(letters, size):
    groups = week(2, 2, 2, 2)
    groups.append(Group(MONDAY + timedelta(days=4), [entry("a" * letters)]))
    assert [sheet.size.name for sheet in sheets(groups)] == [size]


def test_without_details_what_must_be_read_still_stands_there():
    groups = week(7, 6)
    off = entry("Chor", sticker="Fällt aus", details="", note="Neuer Termin: Freitag")
    groups[1].entries.append(off)
    (sheet,) = sheets(groups)
    assert sheet.size.second_line(off) == "Neuer Termin: Freitag"
    assert sheet.size.second_line(groups[0].entries[0]) == ""


@pytest.mark.parametrize("title", ["W" * 300, "Fest " * 60, "🎉" * 150, "يوم " * 75])
def test_titles_of_three_hundred_letters_get_the_lines_that_they_need(title):
    groups = [Group(MONDAY, [entry(title) for _ in range(10)])]
    found = sheets(groups)
    assert len(found) > 1
    assert len(titles(found)) == 10


def test_a_low_sheet_holds_less():
    assert len(sheets(week(12), room=90)) == 2


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 1), ("a" * 34, 1), ("a" * 35, 2), ("🎉" * 18, 2), ("W" * 18, 2)],
)
def test_wide_signs_take_the_room_of_two_letters(text, count):
    assert lines(text, 34) == count
