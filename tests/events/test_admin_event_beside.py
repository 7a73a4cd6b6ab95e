"""What the form of an event says and does beside its fields."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.models import Event, EventDate
from rooms.models import Booking
from tests.events.entering import ADD, date_fields, event_fields
from tests.factories import at, make_event, make_event_date, make_quarter, make_series
from tests.pages import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


def test_the_form_asks_as_little_for_many_dates(office_client):
    event = make_event()
    url = reverse("admin:events_event_change", args=[event.pk])
    office_client.get(url)
    asked = []
    for days in [range(1, 3), range(3, 13)]:
        for day in days:
            make_event_date(event=event, starts_at=f"2027-02-{day:02d} 18:00")
        with CaptureQueriesContext(connection) as queries:
            office_client.get(url)
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_the_list_of_events_names_the_next_date_that_takes_place(office_client):
    date = make_event_date(starts_at="2027-01-19 18:00", status="cancelled")
    make_event_date(event=date.event, starts_at="2027-01-26 18:00")
    page = office_client.get(reverse("admin:events_event_changelist"))
    assert "Di, 26.\u00a0Jan." in page.text
    assert "Di, 19.\u00a0Jan." not in page.text


def test_an_event_without_a_date_is_in_no_list_and_says_so(office_client):
    said = "Veröffentlicht, aber noch ohne Termin."
    entered = event_fields(is_published="on")
    assert said in office_client.post(ADD, entered, follow=True).text
    # „Sichern und ansehen“ stays here: its page does not tell.
    looked_at = event_fields(title="Fest", is_published="on", _view="ja")
    assert said in office_client.post(ADD, looked_at, follow=True).text
    entered = event_fields(date_fields(), title="Chor", is_published="on")
    assert said not in office_client.post(ADD, entered, follow=True).text
    entered = event_fields(title="Entwurf")
    assert said not in office_client.post(ADD, entered, follow=True).text


@pytest.mark.parametrize("is_published", [True, False])
def test_saved_and_looked_at_in_one_click(office_client, is_published):
    tick = {"is_published": "on"} if is_published else {}
    page = office_client.post(
        ADD, event_fields(date_fields(), _view="ja", **tick), follow=True
    )
    assert "<h1>Nähcafé</h1>" in page.text
    assert ("Das ist ein Entwurf." in page.text) is not is_published
    event = Event.objects.get()
    url = reverse("admin:events_event_change", args=[event.pk])
    entered = event_fields(title="Chor", slug=event.slug, _view="ja", **tick)
    assert "<h1>Chor</h1>" in office_client.post(url, entered, follow=True).text


def test_a_new_title_is_read_at_the_rooms_that_are_held(client, office, stored):
    past = EventDate(event=stored.event, room=stored.room)
    past.starts_at, past.ends_at = at("2027-01-18 08:00"), at("2027-01-18 09:00")
    past.schedule()
    event = stored.event
    url = reverse("admin:events_event_change", args=[event.pk])
    entered = event_fields(title="Chor", slug=event.slug, quarters=[make_quarter().pk])
    with time_machine.travel("2027-01-18T12:00:00+01:00", tick=False):
        client.force_login(office)
        client.post(url, entered)
    assert Event.objects.get().title == "Chor"
    titles = Booking.objects.order_by("starts_at").values_list("title", flat=True)
    assert list(titles) == ["Nähcafé", "Chor"]


def test_an_event_leads_to_its_series_and_to_all_its_dates(office_client):
    series = make_series()
    series.generate()
    url = reverse("admin:events_event_change", args=[series.event_id])
    page = text_of(office_client.get(url))
    assert "Jeden Dienstag, bis 30.\u00a0März 2027" in page
    assert "und 5 weitere Termine" in page
