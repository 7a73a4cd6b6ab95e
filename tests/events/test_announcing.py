"""A confirmed request that is open for all becomes an event, and stays with it."""

import pytest
from django.urls import reverse
from post_office.models import Email

from events.announcing import announce
from events.models import Event, EventDate
from rooms import decision, taking_back
from rooms.models import Booking
from rooms.occupancy import occupy
from rooms.rules import Refused
from tests.factories import at, make_open_booking, make_request

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

CHANGE = "admin:events_eventdate_change"


@pytest.fixture
def booking(asked_booking):
    return asked_booking


@pytest.fixture
def date(announced):
    return announced


def press(client, asked):
    return client.post(reverse("admin:events_event_announce", args=[asked.pk]))


def trouble(date) -> str:
    return EventDate.objects.for_staff().get(pk=date.pk).room_trouble


def test_80_one_click_makes_a_draft_with_what_the_request_says(office_client, booking):
    answer = press(office_client, booking.request)
    event = Event.objects.get()
    assert answer.url == reverse("admin:events_event_change", args=[event.pk])
    assert (event.title, event.is_published) == ("Deutsch-Lerngruppe", False)
    assert event.organiser == "Musterverein (erfunden)"
    assert list(event.quarters.all()) == [booking.room.place.quarter]
    date = event.dates.get()
    assert (date.booking, date.room) == (booking, booking.room)
    assert (date.starts_at, date.ends_at) == (booking.starts_at, booking.ends_at)


def test_80_the_second_click_opens_the_same(office_client, booking):
    first = press(office_client, booking.request)
    assert press(office_client, booking.request).url == first.url
    assert EventDate.objects.count() == 1


def test_80_moving_the_event_to_a_taken_time_moves_neither(office_client, date, room):
    occupy(room, at("2027-01-20 10:00"), at("2027-01-20 12:00"), title="Teamsitzung")
    url = reverse("admin:events_eventdate_move", args=[date.pk])
    entered = {"on": "2027-01-20", "starts": "11:00", "ends": "13:00", "room": room.pk}
    entered |= {"with_request": "on", "note": "Umbau."}
    answer = office_client.post(url, entered)
    form = answer.context["form"]
    assert "(Dort ist: Teamsitzung)" in form.errors["room"][0]
    kept = [form[name].value() for name in ("on", "starts", "ends", "note")]
    assert kept == ["2027-01-20", "11:00", "13:00", "Umbau."]
    assert form["with_request"].value()
    stored = EventDate.objects.get()
    assert stored.takes_place
    assert stored.starts_at == stored.booking.starts_at == at("2027-01-19 10:00")
    assert not Email.objects.exists()


def test_80_cancelling_the_booking_marks_the_date_and_asks_for_the_note(
    office_client, date
):
    url = reverse("admin:rooms_booking_cancel", args=[date.booking_id])
    page = office_client.post(url, {"reason": "Wasserschaden"}, follow=True)
    assert page.redirect_chain[-1][0] == reverse(CHANGE, args=[date.pk])
    html = page.content.decode()
    assert "Was sollen die Leute lesen?" in html
    assert "Die Belegung ist storniert. Wasserschaden" in html
    cancel = reverse("admin:events_eventdate_cancel")
    assert f'href="{cancel}?termine={date.pk}"' in html


def test_the_requester_s_own_cancelling_marks_the_date_too(office_client, date):
    taking_back.cancel(date.booking.request, "Krank.")
    assert trouble(date) == "Die Belegung ist storniert. Krank."
    changelist = reverse("admin:events_eventdate_changelist")
    assert "1 Termin hat seinen Raum nicht mehr." in office_client.get(changelist).text
    page = office_client.get(changelist, {"zeit": "pruefen"})
    assert list(page.context["cl"].result_list) == [date]


@pytest.mark.parametrize("is_announced", [True, False])
def test_80_the_letter_to_the_office_leads_to_what_is_announced(booking, is_announced):
    if is_announced:
        announce(booking.request)
    taking_back.cancel(booking.request, "Krank.")
    letter = Email.objects.get(subject__startswith="Storniert", to="name@qek.example")
    asked = "Dafür ist eine Veranstaltung eingetragen. Findet sie trotzdem statt?"
    address = reverse("admin:events_eventdate_changelist") + "?zeit=pruefen\n"
    assert (asked in letter.message) is (address in letter.message) is is_announced


def test_80_moving_the_request_leads_to_the_date_that_moves_with_it(
    office_client, booking, date
):
    url = reverse("admin:rooms_booking_move", args=[booking.pk])
    page = office_client.get(url, follow=True)
    move = reverse("admin:events_eventdate_move", args=[date.pk])
    assert page.redirect_chain == [(move, 302)]
    assert "gehört zu einer Veranstaltung. Verlegen Sie sie hier." in page.text


def test_a_date_in_its_room_needs_no_check(date):
    assert trouble(date) == ""
    assert not EventDate.objects.to_check().exists()


def test_without_a_word_about_the_request_nothing_moves(office_client, date, room):
    url = reverse("admin:events_eventdate_move", args=[date.pk])
    entered = {"on": "2027-01-20", "starts": "10:00", "ends": "12:00", "room": room.pk}
    answer = office_client.post(url, entered)
    assert "QEK-7K4M" in answer.context["form"].errors["with_request"][0]
    assert EventDate.objects.get().takes_place


def test_moving_the_event_moves_the_booking_and_writes_once(office_client, date, room):
    url = reverse("admin:events_eventdate_move", args=[date.pk])
    entered = {"on": "2027-01-20", "starts": "14:00", "ends": "16:00", "room": room.pk}
    office_client.post(url, entered | {"with_request": "on", "note": "Wasserschaden."})
    booking = Booking.objects.get()
    assert booking.starts_at == at("2027-01-20 14:00")
    old, new = EventDate.objects.order_by("starts_at")
    assert (old.status, old.moved_to, old.booking) == ("moved", new, None)
    assert new.booking == booking
    assert "Neu: Gruppenraum, Mittwoch, 20. Januar" in Email.objects.get().message


def test_the_form_of_the_date_asks_about_the_request(office_client, date):
    url = reverse(CHANGE, args=[date.pk])
    assert "Was wird aus der Raumanfrage?" in office_client.get(url).content.decode()
    entered = {"on": "2027-01-19", "starts": "11:00", "ends": "12:30"}
    entered |= {"room": date.room_id, "status": "planned"}
    refused = office_client.post(url, entered)
    assert "Raumanfrage mit ändern" in refused.context["errors"][0][0]
    assert office_client.post(url, entered | {"with_request": "on"}).status_code == 302
    assert Booking.objects.get().ends_at == at("2027-01-19 12:30")


@pytest.mark.parametrize(
    ("answer", "status", "letters"),
    [("with", "cancelled", 1), ("without", "confirmed", 0)],
    ids=["with its room", "the announcement only"],
)
def test_cancelling_the_event_asks_what_becomes_of_the_room(
    office_client, date, answer, status, letters
):
    url = f"{reverse('admin:events_eventdate_cancel')}?termine={date.pk}"
    unanswered = office_client.post(url, {"note": "Krank."})
    assert unanswered.status_code == 422
    assert EventDate.objects.get().takes_place
    office_client.post(url, {"note": "Krank.", "request": answer})
    assert EventDate.objects.get().is_cancelled
    assert Booking.objects.get().status == status
    assert Email.objects.count() == letters


def test_a_lost_room_is_taken_by_the_office(office_client, date, office):
    decision.cancel(date.booking, by=office, reason="Absage")
    url = reverse("admin:events_eventdate_check", args=[date.pk])
    office_client.post(url, {"again": "ja"})
    date.refresh_from_db()
    assert trouble(date) == ""
    assert date.booking.request is None


def test_a_lost_room_that_is_taken_stays_marked(office_client, date, office):
    decision.cancel(date.booking, by=office, reason="Absage")
    occupy(date.room, date.starts_at, date.ends_at, title="Teamsitzung")
    url = reverse("admin:events_eventdate_check", args=[date.pk])
    page = office_client.post(url, {"again": "ja"}, follow=True)
    assert "(Dort ist: Teamsitzung)" in page.content.decode()
    assert trouble(date)


def test_the_date_follows_a_booking_that_was_moved(office_client, date):
    booking = date.booking
    booking.starts_at, booking.ends_at = at("2027-01-19 14:00"), at("2027-01-19 16:00")
    booking.block()
    booking.save()
    assert "liegt jetzt am Dienstag" in trouble(date)
    url = reverse("admin:events_eventdate_check", args=[date.pk])
    office_client.post(url, {"follow": "ja"})
    assert EventDate.objects.get().starts_at == at("2027-01-19 14:00")


def test_dates_confirmed_later_come_in_with_the_next_click(office_client, booking):
    press(office_client, booking.request)
    times = ("2027-01-26 10:00", "2027-01-26 12:00")
    make_open_booking(booking.room, *times, request=booking.request, status="confirmed")
    press(office_client, booking.request)
    assert EventDate.objects.count() == 2
    assert Event.objects.count() == 1


@pytest.mark.parametrize(
    ("asked", "status"),
    [({"is_public": False}, "confirmed"), ({}, "requested"), ({}, "cancelled")],
    ids=["not public", "still open", "cancelled"],
)
def test_only_confirmed_public_requests_are_announced(room, asked, status):
    booking = make_open_booking(room, request=make_request(**asked), status=status)
    with pytest.raises(Refused):
        announce(booking.request)
    assert not Event.objects.exists()


def test_ahead_04_the_decision_page_offers_it_and_then_leads_there(
    office_client, booking
):
    url = reverse("admin:rooms_bookingrequest_decide", args=[booking.request_id])
    assert "Als Veranstaltung ankündigen" in office_client.get(url).content.decode()
    press(office_client, booking.request)
    html = office_client.get(url).content.decode()
    assert "Als Veranstaltung ankündigen" not in html
    event = reverse("admin:events_event_change", args=[Event.objects.get().pk])
    assert f'href="{event}"' in html


def test_opening_the_address_announces_nothing(office_client, booking):
    url = reverse("admin:events_event_announce", args=[booking.request_id])
    assert office_client.get(url).status_code == 405
    assert not Event.objects.exists()


def test_the_person_who_asked_is_not_in_the_event(date):
    event = date.event
    said = f"{event.title} {event.organiser} {event.summary} {event.text}"
    assert "Vera" not in said
