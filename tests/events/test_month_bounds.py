"""The months that there are, and how many questions one asks."""

import pytest

from tests.factories import make_event, make_event_date, make_quarter
from tests.pages import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

MONTH = "/veranstaltungen/monat"
NOT_THERE = ["2027/13", "2027/00", "9999/12", "9999/13", "0000/01", "1999/12"]
NOT_THERE += ["2101/01", "2027/1", "27/01", "2027/001", "x/01", "2027/-1", "२०२७/०१"]


@pytest.mark.parametrize("asked", NOT_THERE)
def test_a_month_that_no_calendar_has_is_not_found(client, asked):
    make_event_date(starts_at="2099-01-01 10:00")
    assert client.get(f"{MONTH}/{asked}/").status_code == 404


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("2026/10", 404),
        ("2026/11", 200),
        ("2026/12", 200),
        ("2027/01", 200),
        ("2027/02", 200),
        ("2027/03", 200),
        ("2027/04", 404),
    ],
)
def test_months_end_with_the_first_and_the_last_date(client, asked, status):
    make_event_date(starts_at="2026-11-30 10:00")
    make_event_date(starts_at="2027-02-28 10:00", ends_at="2027-03-02 10:00")
    assert client.get(f"{MONTH}/{asked}/").status_code == status


def test_the_current_month_is_there_without_any_date(client):
    month = client.get(f"{MONTH}/2027/01/").context["month"]
    assert (month.previous, month.following) == (None, None)


@pytest.mark.parametrize(
    ("asked", "before", "after"),
    [
        ("2026/11", None, "Januar 2027"),
        ("2026/12", "November", "Januar"),
        ("2027/01", "November 2026", "April 2027"),
        ("2027/04", "Januar 2027", "Mai"),
        ("2027/05", "April", None),
    ],
)
def test_the_ways_skip_months_without_a_date(client, asked, before, after):
    make_event_date(starts_at="2026-11-02 10:00")
    make_event_date(starts_at="2027-04-28 10:00", ends_at="2027-05-02 10:00")
    month = client.get(f"{MONTH}/{asked}/").context["month"]
    names = [way and way.name for way in [month.previous, month.following]]
    assert names == [before, after]


@pytest.mark.parametrize(
    ("starts", "asked"), [("1999-12-31", "2027/01"), ("2101-01-01", "2027/01")]
)
def test_no_way_leads_out_of_the_calendar(client, starts, asked):
    make_event_date(starts_at=f"{starts} 10:00")
    month = client.get(f"{MONTH}/{asked}/").context["month"]
    assert (month.previous, month.following) == (None, None)


@pytest.mark.parametrize("number", [0, 1, 12, 60])
def test_a_week_of_any_number_of_dates_is_shown_whole(client, number):
    event = make_event(quarters=[make_quarter()])
    for at in range(number):
        make_event_date(event=event, starts_at=f"2027-01-{18 + at % 7} 10:00")
    response = client.get(f"{MONTH}/2027/01/")
    month = response.context["month"]
    assert sum(len(day.listed) for day in month.inside) == number
    assert sum(len(day.entries) + day.more for day in month.inside) == number


def test_a_very_full_day_leads_to_the_rest(client):
    event = make_event()
    for _number in range(15):
        make_event_date(event=event, starts_at="2027-01-14 10:00")
    text = text_of(client.get(f"{MONTH}/2027/01/"))
    assert "+12 mehr" in text
    assert "3 weitere Termine an diesem Tag" in text


@pytest.mark.parametrize("number", [10, 200])
def test_the_number_of_queries_does_not_grow(client, django_assert_num_queries, number):
    event = make_event(quarters=[make_quarter(), make_quarter()])
    for _number in range(number):
        make_event_date(event=event, starts_at="2027-01-14 10:00")
    # Frame: quarters, texts, notices. Filter: topics, audiences. Then the months that
    # there are, and the dates with their quarters and audiences.
    with django_assert_num_queries(9):
        client.get(f"{MONTH}/2027/01/")
