"""From the list of dates in two clicks: fällt aus, verlegt, verschoben, geändert."""

import pytest
import time_machine
from django.urls import reverse

from events.models import EventDate
from rooms.models import Booking
from rooms.occupancy import occupy
from tests.factories import at, make_event, make_event_date, make_series

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

LIST = reverse("admin:events_eventdate_changelist")
CANCEL = reverse("admin:events_eventdate_cancel")


def move_url(date) -> str:
    return reverse("admin:events_eventdate_move", args=[date.pk])


def change_url(date) -> str:
    return reverse("admin:events_eventdate_several", args=[date.pk])


@pytest.fixture
def series(room):
    """Tuesdays from six to eight, 19 January to 30 March, in the room."""
    made = make_series(room=room, place_text="")
    made.generate()
    return made


@pytest.fixture
def first(series) -> EventDate:
    return series.dates.order_by("starts_at").first()


def test_b07_a_date_falls_out_in_two_clicks_from_the_list(office_client):
    date, other = make_event_date(), make_event_date()
    address = f"{CANCEL}?termine={date.pk}"
    assert f'href="{address}"' in office_client.get(LIST).text
    office_client.post(address, {"note": "Die Lehrkraft ist krank."})
    date.refresh_from_db()
    other.refresh_from_db()
    assert (date.is_cancelled, date.public_note) == (True, "Die Lehrkraft ist krank.")
    assert other.takes_place


def test_the_answer_leads_to_the_sheet_for_the_door(office_client):
    date = make_event_date()
    page = office_client.post(f"{CANCEL}?termine={date.pk}", {"note": ""}, follow=True)
    notice = reverse("events:notice", args=[date.event.slug])
    assert f'href="{notice}?termin={date.pk}"' in page.text


def test_55_cancelling_one_date_frees_its_time_alone(office_client, first):
    url = f"{CANCEL}?termine={first.pk}"
    office_client.post(url, {"note": "", "scope": "one"})
    assert Booking.objects.occupying().count() == 10
    assert EventDate.objects.taking_place().count() == 10


def test_56_before_all_fall_out_the_page_says_how_many(office_client, series):
    date = series.dates.get(first_on="2027-01-26")
    page = office_client.get(f"{CANCEL}?termine={date.pk}").text
    until = "bis Di, 30.\u00a0März 2027)"
    assert f"diesen und alle folgenden (10 Termine {until}" in page
    assert f"alle künftigen (11 Termine {until}" in page


def test_56_all_to_come_fall_out_and_past_ones_stay(client, office, series):
    with time_machine.travel("2027-02-20T10:00:00+01:00", tick=False):
        client.force_login(office)
        date = series.dates.get(first_on="2027-02-23")
        url = f"{CANCEL}?termine={date.pk}&welche=all"
        client.post(url, {"note": "Umbau.", "scope": "all"})
    past = series.dates.filter(first_on__lt="2027-02-20")
    assert set(past.values_list("status", "public_note")) == {("planned", "")}
    coming = series.dates.filter(first_on__gt="2027-02-20")
    assert set(coming.values_list("status", "public_note")) == {("cancelled", "Umbau.")}
    assert Booking.objects.occupying().count() == past.count() == 5


def test_this_and_the_following_fall_out(office_client, series):
    date = series.dates.get(first_on="2027-03-23")
    url = f"{CANCEL}?termine={date.pk}"
    office_client.post(url, {"note": "", "scope": "following"})
    assert EventDate.objects.taking_place().count() == 9


def test_which_dates_are_meant_must_be_said(office_client, first):
    page = office_client.post(f"{CANCEL}?termine={first.pk}", {"note": "Krank."})
    assert page.status_code == 422
    assert "<title>Fehler: Fällt aus" in page.text
    assert "Wählen Sie, welche Termine gemeint sind." in page.text
    assert "Krank." in page.text


def test_b10_a_date_is_postponed_without_a_new_one(office_client, first):
    url = f"{CANCEL}?termine={first.pk}&art=verschoben"
    title = "<h1>Verschieben, neuer Termin noch offen</h1>"
    assert title in office_client.get(url).text
    said = office_client.post(url, {"note": "Krank.", "scope": "one"}, follow=True).text
    assert f"Verschoben, der neue Termin ist noch offen: {first.event}, " in said
    first.refresh_from_db()
    assert (first.status, first.public_note) == ("postponed", "Krank.")
    assert not first.booking.is_confirmed


def test_b08_a_moved_date_keeps_its_series_and_is_linked_both_ways(
    office_client, first
):
    assert f'href="{move_url(first)}"' in office_client.get(LIST).text
    entered = {"on": "2027-01-20", "starts": "16:00", "ends": "18:00"}
    entered |= {"room": first.room_id, "note": "Der Raum wird gestrichen."}
    office_client.post(move_url(first), entered)
    new = EventDate.objects.get(starts_at=at("2027-01-20 16:00"))
    old = EventDate.objects.get(pk=first.pk)
    assert (old.status, old.moved_to, new.moved_from) == ("moved", new, old)
    assert old.public_note == "Der Raum wird gestrichen."
    assert new.series == old.series
    assert (old.sequence, new.takes_place) == (1, True)


def test_b19_moving_a_date_takes_its_booking_along(office_client, first):
    entered = {"on": "2027-01-19", "starts": "19:00", "ends": "21:00"}
    office_client.post(move_url(first), entered | {"room": first.room_id})
    assert Booking.objects.count() == 11
    new = EventDate.objects.get(moved_from=first)
    assert new.booking_id == first.booking_id
    assert new.booking.starts_at == at("2027-01-19 19:00")


def test_b19_moving_to_a_taken_time_is_refused_with_the_clash_named(
    office_client, first, room
):
    occupy(room, at("2027-01-20 18:00"), at("2027-01-20 20:00"), title="Teamsitzung")
    entered = {"on": "2027-01-20", "starts": "19:00", "ends": "21:00", "room": room.pk}
    page = office_client.post(move_url(first), entered)
    assert page.status_code == 422
    assert "(Dort ist: Teamsitzung)" in page.text
    first.refresh_from_db()
    assert first.takes_place
    assert first.booking.starts_at == at("2027-01-19 18:00")
    assert EventDate.objects.count() == 11


def test_moving_to_the_old_time_is_refused(office_client, first):
    entered = {"on": "2027-01-19", "starts": "18:00", "ends": "20:00"}
    page = office_client.post(move_url(first), entered | {"room": first.room_id})
    assert "Das ist der alte Termin." in page.text
    assert EventDate.objects.count() == 11


@pytest.mark.parametrize(
    ("entered", "said"),
    [
        ({"on": "2027-03-28", "starts": "02:30"}, "wird die Uhr"),
        ({"on": "2027-02-31", "starts": "18:00"}, "Dieses Datum gibt es nicht."),
        ({"on": "9999-12-31", "starts": "18:00"}, "Dieses Datum gibt es nicht."),
        ({"on": "2027-01-20", "starts": "18:00", "ends": "17:00"}, "nach dem Beginn"),
        ({"on": "2027-01-04", "starts": "18:00"}, "schon vorbei"),
    ],
    ids=["a skipped time", "no such day", "year 9999", "end first", "a past day"],
)
def test_a_move_to_nowhere_is_refused_and_kept(office_client, entered, said):
    date = make_event_date()
    answer = {"place_text": "Am Kreisel"} | entered
    page = office_client.post(move_url(date), answer)
    assert page.status_code == 422
    assert said in page.text
    assert "Am Kreisel" in page.text
    assert EventDate.objects.count() == 1


def test_a_date_moves_to_another_place_at_its_time(office_client):
    date = make_event_date(starts_at="2027-01-19 18:00")
    entered = {"on": "2027-01-19", "starts": "18:00", "place_text": "Am Kreisel"}
    assert office_client.post(move_url(date), entered).status_code == 302
    assert EventDate.objects.get(moved_from=date).place_text == "Am Kreisel"


@pytest.mark.parametrize(
    ("stored", "entered", "said"),
    [
        ({}, {"starts": "18:00", "ends": "18:00"}, "nach dem Beginn"),
        ({"all_day": True}, {"ends": "12:00"}, "wann es beginnt"),
    ],
    ids=["no length", "an end without a beginning"],
)
def test_a_change_to_impossible_times_is_refused(office_client, stored, entered, said):
    date = make_event_date(starts_at="2027-01-19 18:00", **stored)
    page = office_client.post(change_url(date), entered | {"place_text": "Hier"})
    assert (page.status_code, said in page.text) == (422, True)


@pytest.mark.parametrize("url", [move_url, change_url], ids=["move", "change"])
def test_what_is_over_is_never_rewritten(office_client, url):
    date = make_event_date(starts_at="2027-01-04 18:00")
    page = office_client.post(url(date), {"starts": "19:00"}, follow=True)
    assert "Er bleibt, wie er war." in page.text


def test_the_page_of_a_past_date_only_shows_it(office_client):
    date = make_event_date(starts_at="2027-01-04 18:00")
    url = reverse("admin:events_eventdate_change", args=[date.pk])
    assert "Er bleibt, wie er war." in office_client.get(url).text
    assert office_client.post(url, {"on": "2027-02-01"}).url == url
    date.refresh_from_db()
    assert date.starts_at == at("2027-01-04 18:00")


@pytest.mark.parametrize("url", [move_url, change_url], ids=["move", "change"])
def test_strangers_are_led_to_the_login(client, url):
    assert "/login/" in client.post(url(make_event_date()), {}).url


def test_an_unknown_date_is_not_found(office_client):
    url = reverse("admin:events_eventdate_move", args=[10**15])
    assert office_client.get(url).status_code == 404


def test_b06_a_free_list_of_dates_with_different_times(office_client):
    event = make_event()
    times = [("2027-01-19", "10:00"), ("2027-02-03", "18:30")]
    for day, starts in times:
        entered = {"event": event.pk, "on": day, "starts": starts}
        entered |= {"status": "planned", "place_text": "Hier"}
        office_client.post(reverse("admin:events_eventdate_add"), entered)
    found = event.dates.values_list("starts_at", flat=True)
    assert list(found) == [at(f"{day} {starts}") for day, starts in times]


def test_b18_a_date_in_our_room_books_it_or_is_refused(office_client, room):
    entered = {"event": make_event().pk, "on": "2027-01-19", "starts": "18:00"}
    entered |= {"ends": "20:00", "room": room.pk, "status": "planned"}
    office_client.post(reverse("admin:events_eventdate_add"), entered)
    assert Booking.objects.get().event_date.starts_at == at("2027-01-19 18:00")
    other = entered | {"event": make_event(title="Chor").pk}
    refused = office_client.post(reverse("admin:events_eventdate_add"), other)
    assert "Dort ist: Veranstaltung" in refused.text
    assert EventDate.objects.count() == 1
