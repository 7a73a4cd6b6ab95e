"""Who has lost the link gets new ones by letter, and nobody else learns of it."""

import re

import pytest
from post_office.models import Email

from tests.factories import make_open_booking, make_request

pytestmark = pytest.mark.django_db
PAGE = "/anfrage/neuer-link/"
VERA = "vera@verein.example"


@pytest.fixture
def two_requests(room_g):
    first = make_request(email=VERA, number="QEK-AAAA")
    second = make_request(email=VERA.upper(), number="QEK-BBBB")
    make_open_booking(room_g, request=first)
    make_open_booking(room_g, "2027-01-20 10:00", "2027-01-20 12:00", request=second)
    return first, second


def links_in(letter: Email) -> list[str]:
    return re.findall(r"http://testserver(/anfrage/\S+)", letter.message)


def test_79_one_letter_leads_to_all_requests_of_the_address(client, two_requests):
    page = client.post(PAGE, {"email": VERA})
    assert "Bitte öffnen Sie Ihre E-Mails" in page.text
    [letter] = Email.objects.all()
    assert letter.to[0].lower() == VERA
    pages = [client.get(link).text for link in links_in(letter)]
    assert ["QEK-BBBB" in pages[0], "QEK-AAAA" in pages[1]] == [True, True]


def test_a_strange_address_gets_the_same_page_and_no_letter(client, two_requests):
    known = client.post(PAGE, {"email": VERA}).text
    strange = client.post(PAGE, {"email": "fremd@verein.example"}).text
    without_token = [re.sub(r'value="[^"]+"', "", text) for text in (known, strange)]
    assert without_token[0] == without_token[1]
    assert Email.objects.count() == 1


def test_requests_long_over_have_no_page_any_more(client, two_requests, monday_morning):
    monday_morning.move_to("2027-04-01T10:00:00+02:00")
    client.post(PAGE, {"email": VERA})
    assert not Email.objects.exists()


def test_unsent_requests_are_not_told_of(client, room_g):
    request = make_request(sent=False, email=VERA)
    make_open_booking(room_g, request=request, status="unverified")
    client.post(PAGE, {"email": VERA})
    assert not Email.objects.exists()


def test_a_dead_link_leads_to_the_page(client, db):
    assert PAGE in client.get("/anfrage/falsch/").text
    assert "Neuen Link bekommen" in client.get(PAGE).text


def test_no_address_is_written_to_without_end(client, two_requests, settings):
    for number in range(settings.REQUESTS_PER_HOUR):
        client.post(PAGE, {"email": VERA}, REMOTE_ADDR=f"192.0.2.{number}")
    assert client.post(PAGE, {"email": VERA}).status_code == 429


def test_nonsense_is_refused_in_words(client, db):
    page = client.post(PAGE, {"email": "quatsch"})
    assert page.status_code == 422
    assert page.text.count("Geben Sie eine E-Mail-Adresse ein") == 2


@pytest.mark.parametrize("status", ["confirmed", "cancelled", "withdrawn"])
def test_the_same_can_be_asked_for_again(client, room_g, status):
    request = make_open_booking(room_g, status=status).request
    page = client.get(f"/anfrage/{request.new_link()}/").text
    assert "Nochmal anfragen" in page
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)
    form = client.post("/raeume/raum-g/anfrage/", dict(found))
    assert form.status_code == 200
    assert 'value="Deutsch-Lerngruppe"' in form.text


def test_the_page_asks_for_the_address_not_for_a_right_one(client):
    assert client.get(PAGE).context["form"]["email"].label == "Ihre E-Mail-Adresse"
