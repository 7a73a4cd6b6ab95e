"""What a count or a limit must not swallow: an offer, the next date, an answer."""

from datetime import timedelta

import pytest

from events import poster
from tests.factories import at, make_event, make_event_date, make_offer, make_quarter
from tests.pages import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
JSON = "/api/v1/termine.json"


def test_an_offer_of_two_days_stays_beside_one_date_of_it():
    quarter = make_quarter()
    twice = make_offer(quarters=[quarter], weekday=1, also_weekday=3)
    event = make_event(quarters=[quarter], offer=twice)
    monday = at("2027-01-18 12:00").date()

    def offers():
        days = poster.week(quarter, monday)
        return poster.regular_offers(quarter, days, monday)

    make_event_date(event=event, starts_at="2027-01-19 15:00")
    assert offers() == [twice]
    make_event_date(event=event, starts_at="2027-01-21 15:00")
    assert offers() == []


@pytest.mark.parametrize("path", ["", "aushang/"], ids=["page", "notice"])
def test_a12_the_next_date_is_found_behind_a_whole_summer_off(client, path):
    event = make_event(slug="treff")
    past = make_event_date(event=event, starts_at="2027-01-04 15:00")
    for week in range(1, 9):
        starts = at("2027-01-11 15:00") + timedelta(weeks=week)
        off = make_event_date(
            event=event, starts_at=starts, ends_at=starts + timedelta(hours=1)
        )
        off.cancel()
    make_event_date(event=event, starts_at="2027-03-23 15:00")
    page = client.get(f"/veranstaltungen/treff/{path}", {"termin": past.pk})
    assert "Der nächste Termin: Dienstag, 23.\u00a0März" in text_of(page)


def test_f08_no_dates_lie_between_two_days_the_wrong_way_round(client):
    make_event_date(
        starts_at="2027-01-12 10:00", ends_at="2027-01-30 18:00", all_day=True
    )
    asked = {"von": "2027-01-20", "bis": "2027-01-12"}
    said = client.get(JSON, asked).json()
    assert said["hinweise"] == ["„bis“ liegt vor „von“."]
    assert (said["anzahl"], said["termine"]) == (0, [])


def test_f08_a_new_date_that_falls_out_in_its_turn_says_so(client):
    new = make_event_date(starts_at="2027-01-20 15:00")
    make_event_date(
        event=new.event, starts_at="2027-01-19 15:00", status="moved", moved_to=new
    )
    new.cancel()
    moved = client.get(JSON).json()["termine"][0]
    assert moved["neuer_termin"]["stand"] == "fällt aus"
