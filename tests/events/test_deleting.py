"""What everybody could read and is over stays; deleting says what else would do."""

import pytest
import time_machine
from django.urls import reverse

from events.announcing import announce
from events.models import Event, EventDate
from tests.factories import (
    make_event,
    make_event_date,
    make_open_booking,
    make_request,
)
from tests.pages import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
CONFIRMED = {"post": "yes"}


def url(thing) -> str:
    return reverse(f"admin:events_{thing._meta.model_name}_delete", args=[thing.pk])


def chosen(client, *things):
    """The action of the list, once looked at and once confirmed."""
    page = f"admin:events_{things[0]._meta.model_name}_changelist"
    keys = [thing.pk for thing in things]
    entered = {"action": "delete_selected", "_selected_action": keys}
    address = (
        f"{reverse(page)}?zeit=alle"
        if isinstance(things[0], EventDate)
        else reverse(page)
    )
    looked_at = client.post(address, entered)
    client.post(address, entered | CONFIRMED)
    return looked_at


@pytest.fixture
def past():
    """Of last week, and published before it."""
    with time_machine.travel("2027-01-01T10:00:00+01:00", tick=False):
        return make_event_date(starts_at="2027-01-04 18:00")


def test_a_published_date_that_is_over_is_never_deleted(office_client, past):
    for thing in [past, past.event]:
        page = office_client.get(url(thing))
        assert "wird nicht gelöscht." in page.text
        assert "Montag, 4. Januar 2027, 18:00 bis 20:00 Uhr, Am Brunnen (vorbei)" in (
            page.text.replace("\u00a0", " ")
        )
        office_client.post(url(thing), CONFIRMED)
        page = chosen(office_client, thing)
        assert "Was veröffentlicht war und vorbei ist, bleibt." in page.text
    assert EventDate.objects.get() == past


def test_what_was_entered_in_the_wrong_year_goes(office_client):
    """It was over when it was stored: nobody could read it before."""
    date = make_event_date(starts_at="2026-01-19 18:00")
    office_client.post(url(date), CONFIRMED)
    assert not EventDate.objects.exists()


def test_what_nobody_could_read_goes(office_client, past):
    Event.objects.update(is_published=False)
    office_client.post(url(past.event), CONFIRMED)
    assert not Event.objects.exists()


@pytest.mark.parametrize("way", ["alone", "in a list"])
def test_what_is_to_come_goes_and_the_page_says_what_else_would_do(office_client, way):
    date = make_event_date(starts_at="2027-01-19 18:00")
    if way == "alone":
        page = office_client.get(url(date.event))
        office_client.post(url(date.event), CONFIRMED)
    else:
        page = chosen(office_client, date.event)
    assert "Dann nehmen Sie „Fällt aus“." in page.text
    said = text_of(page).replace("\u00a0", " ")
    assert "Dienstag, 19. Januar 2027, 18:00 bis 20:00 Uhr, Am Brunnen" in said
    assert "event" not in said.lower().replace("veranstaltung", "")
    assert not EventDate.objects.exists()


def test_80_a_room_that_somebody_asked_for_stays_theirs_and_is_named(
    office_client, room
):
    request = make_request(organisation="Chor am Wall")
    times = "2027-01-19 10:00", "2027-01-19 12:00"
    make_open_booking(room, *times, request=request, status="confirmed")
    event, _is_new = announce(request)
    date = event.dates.get()
    for page in [office_client.get(url(date)), chosen(office_client, date)]:
        assert f"{event.title}, Dienstag, 19." in page.text
        assert f"Der Raum bleibt Chor am Wall zugesagt ({request.number})." in page.text
    assert not EventDate.objects.exists()
    assert request.bookings.get().is_confirmed


def test_many_dates_are_named_in_as_many_queries(
    office_client, django_assert_num_queries
):
    event = make_event()
    for day in range(10, 13):
        make_event_date(event=event, starts_at=f"2027-02-{day} 18:00")
    office_client.get(url(event))
    with django_assert_num_queries(12):
        office_client.get(url(event))
    for day in range(13, 28):
        make_event_date(event=event, starts_at=f"2027-02-{day} 18:00")
    with django_assert_num_queries(12):
        office_client.get(url(event))
