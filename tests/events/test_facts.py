"""The facts in one line beside a date."""

import pytest

from events.models import Event, EventDate
from tests.factories import make_audience, make_event, make_event_date, make_place

pytestmark = pytest.mark.django_db


def said(date: EventDate) -> list[str]:
    return [fact.text for fact in date.short_facts]


def test_what_decides_is_said_in_order():
    event = make_event(
        audiences=[make_audience(name="Ältere")], step_free="yes", languages="Türkisch"
    )
    assert said(make_event_date(event=event)) == [
        "kostenlos",
        "ohne Anmeldung",
        "Ältere",
        "rollstuhlgerecht",
        "Türkisch",
    ]


def test_what_nobody_entered_is_left_out():
    event = make_event(cost="", registration="")
    assert said(make_event_date(event=event)) == []


def test_registration_and_price_are_named():
    event = make_event(
        cost=Event.Cost.PAID, cost_note="2 Euro", registration="required"
    )
    assert said(make_event_date(event=event)) == ["2 Euro", "nur mit Anmeldung"]


def test_german_alone_goes_without_saying():
    event = make_event(cost="", registration="", languages="Deutsch")
    assert said(make_event_date(event=event)) == []


@pytest.mark.parametrize(
    ("own", "of_the_place", "expected"),
    [("", "yes", True), ("no", "yes", False), ("yes", "no", True), ("", "no", False)],
)
def test_the_events_own_answer_on_access_counts_first(own, of_the_place, expected):
    event = make_event(cost="", registration="", step_free=own)
    date = make_event_date(event=event, place=make_place(step_free=of_the_place))
    assert ("rollstuhlgerecht" in said(date)) is expected


def test_a_room_is_as_accessible_as_its_place(room):
    room.place.step_free = "yes"
    room.place.save()
    event = make_event(cost="", registration="")
    date = make_event_date(event=event, room=room, starts_at="2027-01-19 18:00")
    assert said(date) == ["rollstuhlgerecht"]
