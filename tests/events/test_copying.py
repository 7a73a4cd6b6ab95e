"""„Kopieren für nächste Woche“ opens a draft with everything but the publishing."""

import pytest
from django.urls import reverse

from events.copying import copy_for_next_week
from events.models import Event
from rooms.models import Booking
from rooms.occupancy import occupy
from tests.factories import at, make_event, make_event_date, make_series

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


def test_b14_one_click_opens_a_prefilled_draft(office_client):
    date = make_event_date(
        event=make_event(title="Nähcafé", slug="naehcafe"),
        starts_at="2027-01-19 18:00",
    )
    url = reverse("admin:events_event_copy", args=[date.event_id])
    page = office_client.post(url, follow=True)
    draft = Event.objects.exclude(pk=date.event_id).get()
    assert page.redirect_chain[-1][0].endswith(f"/{draft.pk}/change/")
    assert (draft.title, draft.slug) == ("Nähcafé", "naehcafe-2")
    assert not draft.is_published
    assert list(draft.quarters.all()) == list(date.event.quarters.all())
    copied = draft.dates.get()
    assert (copied.starts_at, copied.place_text) == (
        at("2027-01-26 18:00"),
        "Am Brunnen",
    )
    assert copied.uid != date.uid


def test_b14_a_copy_takes_its_own_room(stored):
    draft, missing = copy_for_next_week(stored.event, stored)
    assert missing == ""
    assert draft.dates.get().booking.starts_at == at("2027-01-26 18:00")
    assert Booking.objects.occupying().count() == 2


def test_a_copy_into_a_taken_room_comes_without_it_and_says_so(stored, room):
    occupy(room, at("2027-01-26 18:00"), at("2027-01-26 20:00"), title="Teamsitzung")
    draft, missing = copy_for_next_week(stored.event, stored)
    assert draft.dates.get().room is None
    assert "(Dort ist: Teamsitzung)" in missing


@pytest.mark.parametrize(
    ("starts_at", "expected"),
    [
        ("2026-12-01 18:00", "2027-01-12 18:00"),
        ("2027-03-23 18:00", "2027-03-30 18:00"),
        ("2027-01-11 09:00", "2027-01-18 09:00"),
    ],
    ids=["of last year", "over the change of the clocks", "of this morning"],
)
def test_the_copy_is_to_come_on_the_same_weekday(starts_at, expected):
    date = make_event_date(starts_at=starts_at)
    draft, _missing = copy_for_next_week(date.event)
    assert draft.dates.get().starts_at == at(expected)


def test_of_a_series_the_next_date_is_copied_and_not_its_far_end():
    series = make_series()
    series.generate()
    draft, _missing = copy_for_next_week(series.event)
    assert draft.dates.get().starts_at == at("2027-01-26 18:00")


def test_an_event_without_dates_is_copied_without_dates():
    draft, missing = copy_for_next_week(make_event())
    assert (draft.dates.count(), missing) == (0, "")


def test_opening_the_address_copies_nothing(office_client):
    event = make_event()
    url = reverse("admin:events_event_copy", args=[event.pk])
    assert office_client.get(url).status_code == 405
    assert Event.objects.count() == 1


def test_b14_the_message_says_when_the_copy_is(office_client, stored):
    url = reverse("admin:events_event_copy", args=[stored.event_id])
    page = office_client.post(url, follow=True)
    assert "neuer Termin: Dienstag, 26.\u00a0Januar 2027, 18:00 bis" in page.text
