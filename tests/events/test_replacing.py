"""„Verlegt“ in the form of a date: not without a new one, nor in a circle; and what has
begun keeps its beginning."""

import pytest
from django.urls import reverse

from tests.factories import at, make_event, make_event_date

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

MISSING = "Wählen Sie den neuen Termin."
NOT_MOVED = "passt nur zu „verlegt“ und „fällt aus“"
CIRCLE = "ist selbst hierher verlegt"
TAKEN = "Dorthin ist schon ein anderer Termin verlegt."
STRANGE = "Wählen Sie einen Termin dieser Veranstaltung."


@pytest.fixture
def dates():
    """A date without a new one, and two of which the first is moved to the second."""
    event = make_event()
    second = make_event_date(event=event, starts_at="2027-01-26 18:00")
    first = make_event_date(event=event, status="moved", moved_to=second)
    return {
        "date": make_event_date(event=event, starts_at="2027-02-02 18:00"),
        "first": first,
        "second": second,
        "of another event": make_event_date(),
        None: None,
    }


def enter(client, date, **changes):
    entered = {
        "on": f"{date.first_on:%d.%m.%Y}",
        "starts": "18:00",
        "place_text": "Hier",
        "status": "planned",
    }
    url = reverse("admin:events_eventdate_change", args=[date.pk])
    answer = client.post(url, entered | changes)
    found = answer.context["adminform"].form.errors if answer.context else {}
    date.refresh_from_db()
    return {name: " ".join(errors) for name, errors in found.items()}


@pytest.mark.parametrize(
    ("changed", "status", "to", "sentence"),
    [
        ("date", "moved", None, MISSING),
        ("date", "planned", "second", NOT_MOVED),
        ("date", "postponed", "second", NOT_MOVED),
        ("second", "moved", "second", STRANGE),
        ("second", "moved", "first", CIRCLE),
        ("second", "cancelled", "first", CIRCLE),
        ("date", "moved", "second", TAKEN),
        ("date", "moved", "of another event", STRANGE),
    ],
)
def test_b10_a_new_date_that_cannot_be_is_refused_in_words(
    office_client, dates, changed, status, to, sentence
):
    date, new = dates[changed], dates[to]
    before = (date.status, date.moved_to)
    errors = enter(office_client, date, status=status, moved_to=new.pk if new else "")
    assert sentence in errors["moved_to"]
    assert (date.status, date.moved_to) == before


@pytest.mark.parametrize("status", ["moved", "cancelled"])
def test_b10_a_date_that_is_off_may_name_the_one_in_its_place(
    office_client, dates, status
):
    date, new = dates["date"], dates["first"]
    assert enter(office_client, date, status=status, moved_to=new.pk) == {}
    assert (date.status, date.moved_to) == (status, new)


def test_the_dates_to_come_are_offered_with_their_times(office_client, dates):
    make_event_date(event=dates["date"].event, starts_at="2027-01-05 18:00")
    url = reverse("admin:events_eventdate_change", args=[dates["first"].pk])
    field = office_client.get(url).context["adminform"].form.fields["moved_to"]
    offered = [label.replace("\u00a0", " ") for _key, label in field.choices]
    assert offered[1:] == [
        "Dienstag, 26. Januar 2027, 18:00 bis 20:00 Uhr, Am Brunnen",
        "Dienstag, 2. Februar 2027, 18:00 bis 20:00 Uhr, Am Brunnen",
    ]


def test_what_has_begun_gets_another_end_but_no_other_beginning(office_client):
    date = make_event_date(starts_at="2027-01-11 09:00", ends_at="2027-01-11 11:00")
    now = {"starts": "09:00", "ends": "12:00"}
    for other in [{"starts": "10:30"}, {"on": "12.01.2027"}, {"all_day": "on"}]:
        errors = enter(office_client, date, **now | other)
        assert "schon begonnen" in errors["starts"]
    assert enter(office_client, date, **now) == {}
    assert (date.starts_at, date.ends_at) == (
        at("2027-01-11 09:00"),
        at("2027-01-11 12:00"),
    )
