"""„Angaben ändern“: an open request keeps its state, both sides get letter 7."""

import pytest
from post_office.models import Email

from rooms import decision
from tests.factories import at, form_data, make_booking, make_open_booking, make_request

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
