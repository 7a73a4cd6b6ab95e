"""Nothing typed is lost: after a refusal behind the link, after a no, and back."""

import re

import pytest

from rooms import conversation, decision, guard
from rooms.forms import RequestForm
from tests.factories import form_data, make_booking, make_closure, make_open_booking

pytestmark = pytest.mark.django_db
FORM = "/raeume/raum-g/anfrage/"


@pytest.fixture
def unsent(room_g):
    form = RequestForm(room_g, form_data(stamp=guard.new_stamp()))
    assert form.is_valid()
    return conversation.begin(form, "einmal")


def hidden_values(page: str) -> dict:
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)
    return {name: value for name, value in found if name != "csrfmiddlewaretoken"}


def test_a_time_lost_behind_the_link_brings_the_filled_form_back(
    client, unsent, room_g
):
    make_booking(room_g)
    page = client.post(f"/anfrage/{unsent.new_link()}/")
    assert page.status_code == 409
    form = client.post(FORM, hidden_values(page.text))
    assert form.status_code == 200
    for kept in ["Deutsch-Lerngruppe", "vera@verein.example", "Wir bringen Tee mit."]:
        assert kept in form.text


def test_an_alternative_behind_the_link_leads_straight_to_the_check_page(
    client, unsent, room_g, monday_morning
):
    make_booking(room_g)
    page = client.post(f"/anfrage/{unsent.new_link()}/")
    wish = {"alternative": page.context["alternatives"][0].value}
    values = hidden_values(page.text)
    del values["aendern"]
    check = client.post(f"{FORM}pruefen/", values | wish)
    assert "Stimmt alles?" in check.text


def test_after_a_no_the_same_can_be_asked_for_again(client, office, room_g):
    asked = make_open_booking(room_g).request
    decision.decline(asked, by=office, reason="rules")
    page = client.get(f"/anfrage/{asked.new_link()}/").text
    assert "Neue Anfrage stellen" in page
    form = client.post(FORM, hidden_values(page))
    assert 'value="2027-01-19"' in form.text
    assert asked.email in form.text


def test_a_closure_is_not_called_taken(client, unsent, room_g):
    make_closure("2027-01-19 00:00", "2027-01-20 00:00")
    page = client.post(f"/anfrage/{unsent.new_link()}/").text
    assert "Der Termin ist so nicht mehr möglich." in page
    assert "inzwischen belegt" not in page


def test_a_refusal_without_alternatives_still_says_so_and_leads_back(
    client, room_g, filled
):
    data = filled()
    make_closure("2027-01-01 00:00", "2027-12-31 00:00")
    page = client.post(f"{FORM}gesendet/", data)
    assert page.status_code == 409
    assert "Der Termin ist so nicht mehr möglich." in page.text
    assert "Andere Zeit wählen" in page.text
    assert "Weiter: E-Mail mit Link bekommen" not in page.text


def test_12_the_check_page_names_an_open_request_for_the_time(client, room_g, filled):
    make_open_booking(room_g)
    page = client.post(f"{FORM}pruefen/", filled()).text
    assert "Hier gibt es schon eine Anfrage. Sie können trotzdem anfragen." in page


def test_31_the_check_page_shows_a_hint_that_does_not_close(client, room_g, filled):
    make_closure(
        "2027-01-19 00:00", "2027-01-20 00:00", reason="Schulferien", closes=False
    )
    page = client.post(f"{FORM}pruefen/", filled()).text
    assert "An diesem Tag: Schulferien." in page


def test_another_reason_is_told_in_the_words_of_the_message(client, office, room_g):
    asked = make_open_booking(room_g).request
    decision.decline(asked, by=office, reason="other", message="Der Boden wird neu.")
    page = client.get(f"/anfrage/{asked.new_link()}/").text
    assert "Grund: Der Boden wird neu." in page
    assert "Anderer Grund" not in page


def test_a_declined_request_can_be_looked_at_once_more(office_client, office, room_g):
    asked = make_open_booking(room_g).request
    decision.decline(asked, by=office, reason="rules")
    page = f"/verwaltung/rooms/bookingrequest/{asked.pk}/entscheiden/"
    assert "Noch einmal prüfen" in office_client.get(page).text
    office_client.post(page, {"deed": "reopen"})
    assert asked.bookings.get().is_open
    assert asked.log.filter(old="declined", new="requested").count() == 1
    decision.confirm(asked, by=office)
    assert asked.bookings.get().is_confirmed


def test_past_dates_are_not_reopened(office, room_g, monday_morning):
    asked = make_open_booking(room_g).request
    decision.decline(asked, by=office, reason="rules")
    monday_morning.move_to("2027-01-20T10:00:00+01:00")
    decision.reopen(asked, by=office)
    assert asked.bookings.get().status == "declined"


def test_our_words_are_signed_by_who_wrote_them(client, office, room_g):
    office.first_name, office.last_name = "Rosa", "Beispiel"
    office.save()
    asked = make_open_booking(room_g).request
    decision.confirm(asked, by=office, message="Gute Lernrunde!")
    page = client.get(f"/anfrage/{asked.new_link()}/").text
    assert "Rosa Beispiel, Montag, 11.\xa0Januar" in page
