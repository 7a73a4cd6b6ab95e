"""What all feeds share: what is in them, and that every change of it is news."""

import re
from datetime import timedelta

import pytest
import time_machine

from events.models import EventDate
from quarters.models import SlugHistory
from rooms.models import Room
from tests.factories import (
    make_event,
    make_event_date,
    make_place,
    make_quarter,
    make_topic,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
ICS, ATOM, JSON = (
    "/feeds/alle.ics",
    "/feeds/veranstaltungen.xml",
    "/api/v1/termine.json",
)
FEEDS = pytest.mark.parametrize("address", [ICS, ATOM, JSON])


def again(client, address, first):
    return client.get(address, headers={"If-None-Match": first.headers["ETag"]})


def written(thing, **values):
    """Straight into the row: no model is asked, no time stamp moves."""
    type(thing).objects.filter(pk=thing.pk).update(**values)


CHANGES = {
    "the title": lambda date: written(date.event, title="Anders"),
    "the sentence": lambda date: written(date.event, summary="Anders."),
    "the address of the event": lambda date: written(date.event, slug="anders"),
    "the name of the place": lambda date: written(date.place, name="Anders"),
    "the end": lambda d: written(d, ends_at=d.ends_at + timedelta(minutes=15)),
    "a note": lambda date: written(date, public_note="Bitte klingeln."),
    "the time of the new date": lambda date: written(
        date.moved_to, ends_at=date.moved_to.ends_at + timedelta(hours=1)
    ),
    "a cancellation": lambda date: date.cancel("Krank."),
    "a draft": lambda date: written(date.event, is_published=False),
    "a deletion": lambda date: EventDate.objects.get(pk=date.pk).delete(),
    "a further date": lambda date: make_event_date(event=date.event),
}


@FEEDS
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_f05_the_first_request_after_a_change_shows_it(client, address, change):
    event = make_event()
    new = make_event_date(event=event, starts_at="2027-01-20 15:00")
    date = make_event_date(event=event, place=make_place(), moved_to=new)
    first = client.get(address)
    change(date)
    second = again(client, address, first)
    assert second.status_code == 200
    assert second.content != first.content


@FEEDS
def test_f05_the_site_at_another_address_is_news(client, address, settings):
    make_event_date()
    first = client.get(address)
    settings.SITE_URL = "https://umgezogen.example"
    assert "https://umgezogen.example/" in again(client, address, first).text


def test_f05_a_room_and_a_quarter_with_another_name_are_news(client):
    quarter = make_quarter(name="Nord", slug="nord")
    room = Room.objects.create(name="Saal", slug="saal", place=make_place())
    make_event_date(event=make_event(quarters=[quarter]), room=room)
    first = client.get("/feeds/nord.ics")
    written(room, name="Kleiner Saal")
    second = again(client, "/feeds/nord.ics", first)
    written(quarter, name="Norden")
    third = again(client, "/feeds/nord.ics", second)
    assert "Kleiner Saal" in second.text
    assert "QEK: Norden" in third.text


@pytest.mark.parametrize("address", [ICS, ATOM])
def test_f05_a_feed_is_not_sent_again_because_a_day_has_passed(client, address):
    make_event_date(starts_at="2027-01-14 18:00")
    first = client.get(address)
    with time_machine.travel("2027-01-12T09:00:00+01:00", tick=False):
        assert again(client, address, first).status_code == 304


@FEEDS
@pytest.mark.parametrize("number", [2, 30], ids=["two dates", "thirty dates"])
def test_the_number_of_queries_does_not_grow(
    client, address, number, django_assert_max_num_queries
):
    for _each in range(number):
        event = make_event(quarters=[make_quarter()], topics=[make_topic()])
        new = make_event_date(event=event)
        name = f"saal-{new.pk}"
        room = Room.objects.create(name=name, slug=name, place=make_place())
        make_event_date(event=event, room=room, status="moved", moved_to=new)
    with django_assert_max_num_queries(7):
        response = client.get(address)
    assert response.status_code == 200


@pytest.mark.parametrize("address", [ICS, "/feeds/nord.ics"])
def test_of_too_many_dates_the_nearest_are_in_the_calendar(
    client, address, monkeypatch
):
    monkeypatch.setattr("events.feeds.subscription.MOST", 3)
    event = make_event(quarters=[make_quarter(slug="nord")])
    for day in [20, 17, 19, 18, 16]:
        make_event_date(event=event, starts_at=f"2027-01-{day} 18:00")
    days = re.findall(r"DTSTART:202701(\d\d)", client.get(address).text)
    assert days == ["16", "17", "18"]


@pytest.mark.parametrize(
    "address", ["gibt-es-nicht.ics", "archiv.ics", "thema/x.ics", "fuer/x.ics"]
)
def test_archived_and_unknown_ones_have_no_calendar(client, address):
    make_quarter(slug="archiv", status="archived")
    assert client.get(f"/feeds/{address}").status_code == 404


def test_f01_a_subscription_outlives_a_new_address_of_the_quarter(client):
    quarter = make_quarter(slug="neu")
    SlugHistory.objects.remember(quarter, "alt")
    response = client.get("/feeds/alt.ics")
    assert (response.status_code, response.url) == (301, "/feeds/neu.ics")
