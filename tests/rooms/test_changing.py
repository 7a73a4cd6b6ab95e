"""„Angaben ändern“: an open request keeps its state, both sides get letter 7."""

import pytest
from post_office.models import Email

from rooms import decision
from rooms.models import Booking
from tests.factories import (
    at,
    form_data,
    make_booking,
    make_closure,
    make_open_booking,
    make_request,
)

from .series import link_of, make_tuesdays

pytestmark = pytest.mark.django_db
T = "2027-01-19"


@pytest.fixture
def asked(room_g):
    values = form_data()
    request = make_request(
        organisation=values["organisation"],
        name=values["name"],
        message=values["message"],
    )
    return make_open_booking(room_g, request=request).request


@pytest.fixture
def link(asked):
    return f"/anfrage/{asked.new_link()}/aendern/"


def details(**overrides) -> dict:
    """As the page without a date sends it."""
    times = ("date", "start", "end")
    values = form_data(message="", **overrides)
    return {name: value for name, value in values.items() if name not in times}


def test_d24_a_new_time_is_stored_checked_and_told_to_both(client, asked, link):
    client.post(link, form_data(start="14:00", end="16:00", persons="20"))
    booking = asked.bookings.get()
    assert (booking.starts_at, booking.ends_at) == (at(f"{T} 14:00"), at(f"{T} 16:00"))
    assert booking.blocked_until == at(f"{T} 16:30")
    assert booking.is_open
    subjects = [letter.subject for letter in Email.objects.order_by("pk")]
    assert subjects == [
        f"Geändert: Ihre Raumanfrage ({asked.number})",
        f"Geändert: {asked.number} – Musterverein (erfunden)",
    ]
    letter = Email.objects.first().message
    assert "Bisher: Raum G, Dienstag, 19. Januar 2027, 10:00 bis 12:00 Uhr" in letter
    assert "Neu: Raum G, Dienstag, 19. Januar 2027, 14:00 bis 16:00 Uhr" in letter
    assert "Bisher: Wie viele? etwa 12 Personen" in letter
    entry = asked.log.get(booking=booking)
    assert "10:00 bis 12:00" in entry.old and "14:00 bis 16:00" in entry.new


def test_the_form_is_filled_and_asks_for_no_address(client, link):
    page = client.get(link).text
    assert f'value="{T}"' in page
    assert '<option value="10:00" selected>' in page
    assert 'value="Deutsch-Lerngruppe"' in page
    assert 'name="email"' not in page


def test_58_the_new_time_goes_through_the_same_rules(client, asked, link, room_g):
    make_booking(room_g, f"{T} 14:00", f"{T} 16:00")
    page = client.post(link, form_data(start="15:00", end="17:00"))
    assert page.status_code == 422
    assert "Zu dieser Zeit ist der Raum belegt (14:00–16:00)." in page.text
    assert asked.bookings.get().starts_at == at(f"{T} 10:00")


def test_57_a_new_purpose_touches_no_date(client, asked, link):
    before = asked.bookings.values_list("starts_at", "ends_at", "sequence").get()
    client.post(link, form_data(purpose="Nähcafé"))
    asked.refresh_from_db()
    assert asked.purpose == "Nähcafé"
    after = asked.bookings.values_list("starts_at", "ends_at", "sequence").get()
    assert before == after


def test_57_the_details_of_a_running_series_touch_no_date(client, room_g):
    dates = make_tuesdays(room_g, "confirmed", "requested", "declined")
    rows = Booking.objects.order_by("pk")
    before, link = list(rows.values()), link_of(dates[0])
    values = details(purpose="Nähcafé", phone="0421 111111")
    for _time in range(2):
        assert client.post(f"{link}aendern/", values).status_code == 302
    assert list(rows.values()) == before
    letter, to_staff = Email.objects.order_by("pk")
    for text in (letter.message, to_staff.message):
        assert "Bisher: Was? Deutsch-Lerngruppe\nNeu: Was? Nähcafé" in text
        assert "Bisher: Telefon: 0421 000000\nNeu: Telefon: 0421 111111" in text
    assert "An Ihren Terminen ändert sich nichts." in letter.message


def test_57_details_are_stored_although_the_room_is_closed_now(client, room_g):
    [date] = make_tuesdays(room_g, "confirmed")
    make_closure("2027-01-19 00:00", "2027-01-20 00:00")
    client.post(f"{link_of(date)}aendern/", details(persons="25"))
    date.request.refresh_from_db()
    assert date.request.persons == 25


def test_43_more_persons_than_the_room_takes_are_refused(client, room_g):
    [date] = make_tuesdays(room_g, "confirmed")
    page = client.post(f"{link_of(date)}aendern/", details(persons="26"))
    assert page.status_code == 422
    assert page.text.count("In diesen Raum passen höchstens 25 Personen.") == 2


def test_what_we_wrote_down_meanwhile_survives_a_change(client, room_g):
    [date] = make_tuesdays(room_g, "confirmed")
    type(date.request).objects.update(internal_note="Schlüssel 3")
    client.post(f"{link_of(date)}aendern/", details(purpose="Nähcafé"))
    date.request.refresh_from_db()
    assert date.request.internal_note == "Schlüssel 3"


@pytest.mark.parametrize("status", ["declined", "withdrawn", "cancelled"])
def test_a_request_that_has_ended_is_not_changed(client, room_g, status):
    [date] = make_tuesdays(room_g, status)
    address = f"{link_of(date)}aendern/"
    assert client.get(address).status_code == 302
    assert client.post(address, details(purpose="Nähcafé")).status_code == 302
    date.request.refresh_from_db()
    assert date.request.purpose == "Deutsch-Lerngruppe"


def test_pressing_twice_tells_once(client, asked, link):
    for _time in range(2):
        assert (
            client.post(link, form_data(start="14:00", end="16:00")).status_code == 302
        )
    assert asked.log.count() == 1
    assert Email.objects.count() == 2


def test_what_was_answered_while_the_page_was_open_is_not_changed(
    client, asked, link, office
):
    decision.confirm(asked, by=office)
    client.post(link, form_data(start="14:00", end="16:00", purpose="Nähcafé"))
    asked.refresh_from_db()
    assert asked.bookings.get().starts_at == at(f"{T} 10:00")
    assert asked.purpose == "Deutsch-Lerngruppe"


def test_a_late_change_counts_lead_days_from_the_first_request(
    client, asked, link, monday_morning
):
    monday_morning.move_to("2027-01-18T10:00:00+01:00")
    assert client.post(link, form_data(end="13:00")).status_code == 302
    assert asked.bookings.get().ends_at == at(f"{T} 13:00")


def test_a_refused_change_keeps_every_value(client, link):
    page = client.post(link, form_data(persons="viele", purpose="", date="31.2.2027"))
    assert page.status_code == 422
    for kept in ["viele", "31.2.2027", "Wir bringen Tee mit."]:
        assert kept in page.text


def test_another_persons_token_or_none_changes_nothing(client, asked):
    page = client.post(
        "/anfrage/falsch/aendern/", form_data(start="14:00", end="16:00")
    )
    assert page.status_code == 404
    assert asked.bookings.get().starts_at == at(f"{T} 10:00")
