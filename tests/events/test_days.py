"""What other pages show of the events: today, the next days, a quarter's week."""

import pytest
from django.template.loader import render_to_string

from events.days import by_day, next_days, today_everywhere, week_of
from events.models import EventDate
from events.templatetags.events import quarter_week
from tests.factories import make_event, make_event_date, make_quarter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


def in_quarter(quarter, starts, **values) -> EventDate:
    published = values.pop("is_published", True)
    event = make_event(quarters=[quarter], is_published=published)
    return make_event_date(event=event, starts_at=starts, **values)


def test_today_across_all_quarters():
    here, there = make_quarter(), make_quarter()
    late = in_quarter(there, "2027-01-11 18:00")
    early = in_quarter(here, "2027-01-11 08:00")
    in_quarter(here, "2027-01-11 12:00", is_published=False)
    in_quarter(here, "2027-01-12 08:00")
    assert today_everywhere() == [early, late]


def test_the_next_days_begin_tomorrow_and_are_few():
    make_event_date(starts_at="2027-01-11 18:00")
    dates = [make_event_date(starts_at=f"2027-01-{day} 18:00") for day in range(12, 20)]
    days = next_days(rows=6)
    assert [date for day in days for date in day.dates] == dates[:6]
    assert [day.is_this_week for day in days] == [True] * 6


def test_days_of_next_week_are_not_this_week():
    make_event_date(starts_at="2027-01-18 18:00")
    (day,) = next_days()
    assert not day.is_this_week


def test_the_week_of_a_quarter_has_at_most_eight_dates():
    here, there = make_quarter(), make_quarter()
    in_quarter(there, "2027-01-12 18:00")
    own = [in_quarter(here, f"2027-01-12 {hour}:00") for hour in range(10, 20)]
    (day,), has_more = week_of(here)
    assert (day.dates, has_more) == (own[:8], True)
    EventDate.objects.filter(pk__in=[date.pk for date in own[8:]]).delete()
    (day,), has_more = week_of(here)
    assert (day.dates, has_more) == (own[:8], False)


def test_a_full_week_of_a_quarter_leads_to_the_rest(client):
    quarter = make_quarter(slug="hier")
    for hour in range(10, 19):
        in_quarter(quarter, f"2027-01-12 {hour}:00")
    html = render_to_string("components/quarter_week.html", quarter_week(quarter))
    rest = html.partition("Mehr Termine diese Woche")[0].rpartition('href="')[2]
    listed = client.get(rest.partition('"')[0]).context["days"]
    assert len(listed[0].dates) == 9


def test_the_quarter_page_shows_its_week_without_its_own_name_in_the_rows():
    quarter = make_quarter(name="Bahnhofsvorstadt")
    in_quarter(quarter, "2027-01-12 18:00")
    html = render_to_string("components/quarter_week.html", quarter_week(quarter))
    assert "Dienstag, 12.\u00a0Januar" in html
    assert "Bahnhofsvorstadt" not in html


def test_an_empty_week_of_a_quarter_says_so():
    quarter = make_quarter()
    html = render_to_string("components/quarter_week.html", quarter_week(quarter))
    assert "Im Moment ist hier kein Termin eingetragen." in html
    in_quarter(quarter, "2027-01-19 18:00", status="cancelled")
    in_quarter(quarter, "2027-01-20 18:00", is_published=False)
    next_one = in_quarter(quarter, "2027-01-21 18:00")
    in_quarter(quarter, "2027-01-22 18:00")
    html = render_to_string("components/quarter_week.html", quarter_week(quarter))
    assert "Bis Sonntag ist hier nichts eingetragen. Als Nächstes:" in html
    assert f'href="{next_one.get_absolute_url()}"' in html
    assert "Donnerstag, 21.\u00a0Januar, 18:00\u00a0Uhr" in html


def test_the_next_date_of_every_quarter_takes_one_query(django_assert_num_queries):
    one, two, none = make_quarter(), make_quarter(), make_quarter()
    both = make_event_date(
        event=make_event(quarters=[one, two]), starts_at="2027-01-14 18:00"
    )
    first = in_quarter(one, "2027-01-12 18:00")
    in_quarter(two, "2027-01-13 18:00", status="cancelled")
    in_quarter(two, "2027-01-11 08:00", ends_at="2027-01-11 09:00")
    in_quarter(none, "2027-01-13 18:00", is_published=False)
    with django_assert_num_queries(1):
        found = EventDate.objects.next_per_quarter()
        assert [found[one.pk].event, found[two.pk].event] == [first.event, both.event]
    assert none.pk not in found


def test_today_begins_with_what_begins_today(monday):
    begins = make_event_date(starts_at="2027-01-11 18:00")
    runs = make_event_date(starts_at="2027-01-09 10:00", ends_at="2027-01-12 10:00")
    assert today_everywhere() == [begins, runs]


@pytest.mark.parametrize("number", [10, 200])
def test_lists_ask_three_queries_however_long_they_are(
    django_assert_num_queries, number
):
    quarter = make_quarter()
    for _number in range(number):
        in_quarter(quarter, "2027-01-11 18:00")
    with django_assert_num_queries(3):
        for date in today_everywhere():
            assert date.short_facts
            assert date.place_words
            assert date.event.quarters.all()


def test_days_come_in_order_whatever_the_order_of_the_dates():
    late = make_event_date(starts_at="2027-01-14 18:00")
    early = make_event_date(starts_at="2027-01-12 18:00")
    assert [day.dates for day in by_day([late, early])] == [[early], [late]]
