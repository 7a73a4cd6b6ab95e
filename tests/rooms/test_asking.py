"""The request, from the form to the letter and the button behind its link."""

import re

import pytest
from post_office.models import Email

from rooms.models import Booking, BookingRequest
from rooms.outbox import due
from tests.factories import make_booking

pytestmark = pytest.mark.django_db
FORM = "/raeume/raum-g/anfrage/"
CHECK = f"{FORM}pruefen/"
SENT = f"{FORM}gesendet/"


def link_in(letter: Email) -> str:
    return re.search(r"http://testserver(/anfrage/\S+)", letter.message)[1]


def test_the_form_is_there(client, room_g):
    page = client.get(FORM)
    assert page.status_code == 200
    assert "Raum G anfragen" in page.text


def test_date_and_times_in_the_address_fill_the_form(client, room_g):
    page = client.get(f"{FORM}?datum=2027-01-19&von=10:00&bis=12:00")
    assert 'value="2027-01-19"' in page.text
    assert '<option value="10:00" selected>10:00 Uhr</option>' in page.text


@pytest.mark.parametrize(
    "query", ["datum=quatsch", "datum=2027-02-31&von=99", "von=%00"]
)
def test_an_address_that_says_nonsense_shows_the_empty_form(client, room_g, query):
    assert client.get(f"{FORM}?{query}").status_code == 200


def test_a_form_without_faults_moves_on_to_the_check_page(client, filled):
    data = filled()
    answer = client.post(FORM, data)
    assert (answer.status_code, answer["Location"]) == (307, CHECK)
    page = client.post(CHECK, data)
    assert "Stimmt alles?" in page.text
    assert "Dienstag, 19.\xa0Januar 2027" in page.text
    assert BookingRequest.objects.count() == 0


def test_the_way_back_keeps_every_value(client, filled):
    page = client.post(FORM, filled() | {"aendern": "id_purpose"})
    assert page.status_code == 200
    assert 'value="Deutsch-Lerngruppe"' in page.text
    assert "Wir bringen Tee mit." in page.text


def test_sending_stores_an_unsent_request_and_one_letter(client, filled):
    answer = client.post(SENT, filled())
    page = client.get(answer["Location"])
    assert "Fast fertig: Bitte öffnen Sie Ihre E-Mails" in page.text
    assert "vera@verein.example" in page.text
    [request] = BookingRequest.objects.all()
    assert not request.is_sent
    assert [b.status for b in request.bookings.all()] == ["unverified"]
    [letter] = due()
    assert letter.to == ["vera@verein.example"]
    assert letter.subject == "Bitte noch abschicken: Ihre Raumanfrage für Di, 19. Jan."


def test_19_sending_twice_makes_one_request_and_one_letter(client, filled):
    data = filled()
    first, second = client.post(SENT, data), client.post(SENT, data)
    assert first.status_code == second.status_code == 302
    assert BookingRequest.objects.count() == due().count() == 1


def test_going_back_and_changing_something_makes_another_request(client, filled):
    data = filled()
    client.post(SENT, data)
    client.post(SENT, data | {"end": "13:00"})
    assert BookingRequest.objects.count() == 2


def test_71_opening_the_link_changes_nothing_and_the_button_sends(client, filled):
    client.post(SENT, filled())
    link = link_in(due().get())
    for _time in range(10):
        assert client.get(link).status_code == client.head(link).status_code == 200
    assert Booking.objects.get().status == "unverified"
    answer = client.post(link)
    assert "Ihre Anfrage ist angekommen" in client.get(answer["Location"]).text
    assert Booking.objects.get().status == "requested"


def test_pressing_the_button_twice_sends_each_letter_once(client, filled):
    client.post(SENT, filled())
    link = link_in(due().get())
    client.post(link)
    client.post(link)
    subjects = [letter.subject.split(":")[0] for letter in due()]
    assert subjects == ["Bitte noch abschicken", "Angekommen", "Neue Raumanfrage"]


def test_a_time_that_was_taken_meanwhile_is_not_sent_off(client, filled, room_g):
    client.post(SENT, filled())
    link = link_in(due().get())
    make_booking(room_g)
    page = client.post(link)
    assert page.status_code == 409
    assert "Der Termin ist inzwischen belegt." in page.text
    assert len(page.context["alternatives"]) == 3
    assert not BookingRequest.objects.get().is_sent


def test_a_time_that_was_taken_before_sending_names_three_others(
    client, filled, room_g
):
    data = filled()
    make_booking(room_g)
    page = client.post(SENT, data)
    assert page.status_code == 409
    assert "Der Termin ist inzwischen belegt." in page.text
    assert len(page.context["alternatives"]) == 3
    assert BookingRequest.objects.count() == 0


def test_a_press_on_an_alternative_keeps_what_was_typed(client, filled, room_g):
    make_booking(room_g)
    data = filled()
    refused = client.post(FORM, data)
    wish = refused.context["alternatives"][0].value
    page = client.post(CHECK, data | {"alternative": wish})
    assert "Stimmt alles?" in page.text
    assert "Wir bringen Tee mit." in page.text


def test_a_room_by_phone_only_has_no_form(client, room_g):
    room_g.mode = "view_only"
    room_g.save()
    assert client.get(FORM).status_code == 404
    assert "am Telefon" in client.get(room_g.get_absolute_url()).text


def test_an_old_page_keeps_the_values_and_gets_a_new_stamp(
    client, filled, monday_morning
):
    data = filled()
    monday_morning.shift(25 * 3600)
    page = client.post(FORM, data)
    assert "Die Seite war zu lange offen." in page.text
    assert 'value="Deutsch-Lerngruppe"' in page.text
    fresh = re.search(r'name="stamp" value="([^"]+)"', page.text)[1]
    assert client.post(FORM, data | {"stamp": fresh}).status_code == 307


def test_the_letter_can_be_sent_again_and_to_another_address(client, filled):
    page = client.post(SENT, filled())["Location"]
    first = link_in(due().get())
    client.post(page, {"again": "ja"})
    assert due().count() == 2
    client.post(page, {"email": "richtig@verein.example"})
    last = due().last()
    assert last.to == ["richtig@verein.example"]
    assert client.get(first).status_code == 404
    assert client.get(link_in(last)).status_code == 200


def test_77_nobody_reads_who_asked(client, filled, room_g):
    client.post(SENT, filled(name="Zzyzx Geheim", organisation="Zzyzx"))
    client.post(link_in(due().get()))
    page = client.get(f"{room_g.get_absolute_url()}?woche=2027-W03")
    assert "angefragt" in page.text
    assert "Zzyzx" not in page.text and "Deutsch-Lerngruppe" not in page.text


def test_other_addresses_are_not_written_to_without_end(client, filled, settings):
    page = client.post(SENT, filled())["Location"]
    answers = [
        client.post(page, {"email": "opfer@verein.example"}, REMOTE_ADDR=f"192.0.2.{n}")
        for n in range(settings.REQUESTS_PER_HOUR + 1)
    ]
    assert answers[-1].status_code == 429


def test_the_address_of_a_sent_request_is_not_changed(client, filled):
    page = client.post(SENT, filled())["Location"]
    client.post(link_in(due().get()))
    client.post(page, {"email": "anders@verein.example"})
    assert BookingRequest.objects.get().email == "vera@verein.example"
