"""Programs ask every five minutes: what they know already costs next to nothing."""

import pytest
import time_machine
from django.db.models import Model

from events.models import Event, EventDate
from tests.factories import (
    at,
    make_audience,
    make_event,
    make_event_date,
    make_news_item,
    make_place,
    make_quarter,
    make_topic,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
CALENDAR, ATOM = "text/calendar; charset=utf-8", "application/atom+xml; charset=utf-8"
JSON, HTML = "application/json; charset=utf-8", "text/html; charset=utf-8"
WEEK = "/quartiere/nord/diese-woche/"
# What each is, and how many questions it asks before it knows that nothing is new.
ANSWERS = {
    "/feeds/alle.ics": (CALENDAR, 1),
    "/feeds/nord.ics": (CALENDAR, 2),
    "/feeds/thema/kultur.ics": (CALENDAR, 2),
    "/feeds/fuer/kinder.ics": (CALENDAR, 2),
    "/feeds/veranstaltungen.xml": (ATOM, 1),
    "/feeds/aktuelles.xml": (ATOM, 1),
    "/api/v1/termine.json": (JSON, 3),
    "/api/v1/termine.json?quartier=nord&thema=kultur&fuer=kinder": (JSON, 6),
    WEEK: (HTML, 3),
}
EACH = pytest.mark.parametrize("address", ANSWERS)


@pytest.fixture
def dates():
    """A week of dates in a room, moved and not, of one event."""
    event = make_event(
        quarters=[make_quarter(slug="nord", name="Nord")],
        topics=[make_topic(slug="kultur")],
        audiences=[make_audience(slug="kinder")],
    )
    place = make_place(name="Spielhaus")
    new = make_event_date(event=event, place=place, starts_at="2027-01-14 15:00")
    last_week = {"starts_at": "2027-01-08 15:00", "status": "moved"}
    old = make_event_date(event=event, moved_to=new, **last_week)
    make_event_date(event=event)
    make_news_item()
    return old, new


@pytest.fixture
def built(monkeypatch):
    """The kinds of all rows that become objects from now on."""
    kinds, from_db = [], Model.from_db.__func__

    def watched(cls, *args):
        kinds.append(cls)
        return from_db(cls, *args)

    monkeypatch.setattr(Model, "from_db", classmethod(watched))
    return kinds


@EACH
def test_f05_asking_again_builds_no_date_and_renders_nothing(
    client, dates, address, built, django_assert_num_queries
):
    first = client.get(address)
    built.clear()
    with django_assert_num_queries(ANSWERS[address][1]):
        again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert not {Event, EventDate} & set(built)
    for name in ["ETag", "Cache-Control", "Access-Control-Allow-Origin"]:
        assert again.headers[name] == first.headers[name]


@EACH
def test_f05_what_was_built_for_one_reader_is_not_built_for_the_next(
    client, dates, address, built, django_assert_num_queries
):
    first = client.get(address)
    built.clear()
    with django_assert_num_queries(ANSWERS[address][1]):
        second = client.get(address)
    assert (second.status_code, second.content) == (200, first.content)
    assert not {Event, EventDate} & set(built)


@EACH
def test_f01_f06_f08_f09_each_is_for_everybody_for_five_minutes(client, dates, address):
    headers = client.get(address).headers
    assert headers["Content-Type"] == ANSWERS[address][0]
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert headers["Cache-Control"] == "public, max-age=300"
    assert not {"Set-Cookie", "Last-Modified"} & set(headers)
    assert headers["Vary"] == "Accept-Encoding"


@EACH
@pytest.mark.parametrize(
    ("name", "value", "status"),
    [
        ("If-None-Match", "*", 304),
        ("If-None-Match", "W/{}", 304),
        ("If-None-Match", '"anders", {}', 304),
        ("If-None-Match", "anders", 200),
        ("If-None-Match", '"', 200),
        ("If-None-Match", "W/", 200),
        ("If-None-Match", "\x00é", 200),
        ("If-None-Match", "," * 5000, 200),
        ("If-Modified-Since", "Sat, 01 Jan 2050 00:00:00 GMT", 200),
        ("If-Modified-Since", "Sat, 01 Jan 10000 00:00:00 GMT", 200),
        ("Accept", "image/png", 200),
        ("Accept-Encoding", "gzip;q=x, *", 200),
        ("Range", "bytes=0-1", 200),
    ],
)
def test_f05_whatever_programs_send_along(client, dates, address, name, value, status):
    known = client.get(address).headers["ETag"]
    again = client.get(address, headers={name: value.format(known)})
    assert again.status_code == status
    assert bool(again.content) is (status == 200)


def written(thing, **values):
    """Straight into the row: no model is asked, no time stamp moves."""
    type(thing).objects.filter(pk=thing.pk).update(**values)


CHANGES = {
    "the title": lambda old, new: written(new.event, title="Anders"),
    "the address": lambda old, new: written(new.event, slug="anders"),
    "the price": lambda old, new: written(new.event, cost="paid"),
    "the registration": lambda old, new: written(new.event, registration="required"),
    "the languages": lambda old, new: written(new.event, languages="Türkisch"),
    "the ages": lambda old, new: written(new.event, min_age=6),
    "an audience": lambda old, new: written(new.event.audiences.get(), name="Alte"),
    "the place": lambda old, new: written(new.place, name="Anders"),
    "the access": lambda old, new: written(new.place, step_free="yes"),
    "a note": lambda old, new: written(new, public_note="Bitte klingeln."),
    "its time": lambda old, new: written(new, starts_at=at("2027-01-14 14:00")),
    "its old time": lambda old, new: written(old, starts_at=at("2027-01-07 15:00")),
    "a cancellation": lambda old, new: new.cancel("Krank."),
    "a deletion": lambda old, new: EventDate.objects.get(pk=new.pk).delete(),
    "a further date": lambda old, new: make_event_date(event=new.event),
    "the quarter": lambda old, new: written(new.event.quarters.get(), name="Norden"),
    "its colours": lambda old, new: written(new.event.quarters.get(), palette="brick"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_f09_the_first_look_at_the_week_after_a_change_shows_it(client, dates, change):
    first = client.get(WEEK)
    change(*dates)
    second = client.get(WEEK, headers={"If-None-Match": first.headers["ETag"]})
    assert second.status_code == 200
    assert second.content != first.content


@pytest.mark.parametrize(
    ("before", "now", "status"),
    [
        ("12T15:30", "12T16:59", 304),
        ("12T15:30", "12T17:00", 200),
        ("13T23:59", "14T00:00", 200),
    ],
    ids=["nothing", "a date is over", "another day"],
)
def test_f09_time_alone_makes_the_week_another(client, dates, before, now, status):
    with time_machine.travel(f"2027-01-{before}:00+01:00", tick=False):
        first = client.get(WEEK)
    with time_machine.travel(f"2027-01-{now}:00+01:00", tick=False):
        second = client.get(WEEK, headers={"If-None-Match": first.headers["ETag"]})
    assert second.status_code == status
    assert second.content != first.content


FACTS = [
    ("event", {"cost_note": "3 Euro"}),
    ("event", {"registration": "required"}),
    ("event", {"languages": "Türkisch"}),
    ("event", {"min_age": 6}),
    ("event", {"max_age": 12}),
    ("event", {"step_free": "no"}),
    ("event", {"organiser": "Verein Nadel"}),
    ("place", {"postcode": "28199"}),
    ("place", {"city": "Bremerhaven"}),
    ("place", {"step_free": "no"}),
    ("place", {"step_free_note": "Rampe im Hof"}),
]


@pytest.mark.parametrize(("name", "values"), FACTS, ids=str)
def test_f05_f08_each_fact_of_the_json_is_news(client, dates, name, values):
    _old, new = dates
    written(new.event, cost="paid")
    written(new.place, step_free="yes", postcode="28195")
    first = client.get("/api/v1/termine.json")
    written(getattr(new, name), **values)
    known = {"If-None-Match": first.headers["ETag"]}
    second = client.get("/api/v1/termine.json", headers=known)
    assert second.status_code == 200
    assert second.content != first.content
