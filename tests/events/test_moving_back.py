"""What was moved comes back to where it was, as often as one likes."""

import pytest

from events.models import EventDate
from rooms.models import Booking
from tests.factories import at, make_event, make_event_date, make_room
from tests.pages import text_of

from .deeds import fresh, move_url, page_of, plain

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


@pytest.fixture
def date(treff):
    return treff


def test_b08_a_move_is_taken_back_with_two_clicks(office_client):
    room = make_room()
    event = make_event(slug="treff")
    old = EventDate(event=event, room=room, starts_at=at("2027-01-19 18:00"))
    old.ends_at = at("2027-01-19 20:00")
    old.schedule()
    new = EventDate(event=event, room=room, starts_at=at("2027-01-20 16:00"))
    new.ends_at = at("2027-01-20 18:00")
    old.move_to(new, "Umbau.")
    way = f"{move_url(new)}?wie={old.pk}"
    assert (
        f'href="{way}">Verlegung zurücknehmen' in office_client.get(page_of(old)).text
    )
    form = office_client.get(way).context["form"]
    entered = {name: form[name].value() or "" for name in form.fields}
    assert office_client.post(way, entered).status_code == 302
    old, new = fresh(old), fresh(new)
    assert (old.status, old.moved_to, old.public_note) == ("planned", None, "")
    assert (new.status, new.moved_to) == ("moved", old)
    assert EventDate.objects.count() == 2
    assert old.booking.starts_at == old.starts_at
    assert Booking.objects.occupying().count() == 1
    assert old.sequence == 2


def test_b08_back_over_two_moves_no_row_is_made(date):
    days = ["2027-01-26 18:00", "2027-01-28 18:00"]
    second, third = (EventDate(event=date.event, starts_at=at(day)) for day in days)
    date.move_to(second)
    fresh(second).move_to(third)
    back = EventDate(event=date.event, starts_at=date.starts_at)
    assert fresh(third).move_to(back) == date
    first, second, third = map(fresh, [date, second, third])
    assert first.takes_place and first.moved_to is None
    assert (second.moved_to, third.moved_to) == (third, first)


def move(date, day: str) -> EventDate:
    return fresh(date).move_to(EventDate(event=date.event, starts_at=at(day)))


def test_b08_back_to_one_to_which_another_was_moved_no_row_is_made(date):
    """Two are never moved to one: whoever was, goes the whole way."""
    second = move(date, "2027-01-26 18:00")
    third = move(second, "2027-01-28 18:00")
    before = fresh(date).sequence
    assert move(third, "2027-01-26 18:00") == second
    first, second, third = map(fresh, [date, second, third])
    assert first.sequence == before + 1
    assert (second.takes_place, second.moved_to) == (True, None)
    assert (first.moved_to, third.moved_to) == (third, second)
    assert first.new_date == second


def test_b08_a_move_is_taken_back_as_often_as_one_likes(client, date):
    for day in ["2027-01-20 18:00", "2027-01-21 18:00", "2027-01-22 18:00"]:
        new = move(date, day)
        assert move(new, "2027-01-19 18:00") == date
    taking_place = EventDate.objects.taking_place()
    assert list(taking_place) == [date]
    assert EventDate.objects.count() == 4
    assert {row.new_date for row in EventDate.objects.exclude(pk=date.pk)} == {date}
    page = plain(text_of(client.get(date.get_absolute_url())))
    assert "Verlegt" not in page.partition("Weitere Termine")[0]


def test_b10_what_fell_out_takes_place_after_all(client, office_client, date):
    date.cancel("Krank.")
    new = move(date, "2027-01-21 18:00")
    way = f"{move_url(new)}?wie={date.pk}"
    form = office_client.get(way).context["form"]
    entered = {name: form[name].value() or "" for name in form.fields}
    said = office_client.post(way, entered, follow=True).text
    old, new = fresh(date), fresh(new)
    assert (old.status, old.public_note, old.moved_to) == ("planned", "", None)
    assert (new.status, new.moved_to) == ("moved", old)
    assert EventDate.objects.count() == 2
    assert "Verlegt: " in said


def test_b08_of_a_long_way_further_dates_name_none(date):
    rows = [date]
    for day in ["2027-01-20 18:00", "2027-01-21 18:00", "2027-01-22 18:00"]:
        rows.append(move(rows[-1], day))
    other = make_event_date(event=date.event, starts_at="2027-02-02 18:00")
    for row in rows:
        shown = EventDate.objects.for_page().get(pk=row.pk)
        assert date.event.further_dates(shown) == [other]
