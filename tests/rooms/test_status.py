"""The requester's page: what it shows in each state and what can be done there."""

import logging

import pytest
from django.test import Client
from post_office.models import Email

from rooms import decision
from rooms.models import RequestLink
from tests.factories import make_open_booking

pytestmark = pytest.mark.django_db
T = "2027-01-19"


@pytest.fixture
def asked(room_g):
    return make_open_booking(room_g).request


@pytest.fixture
def link(asked):
    return f"/anfrage/{asked.new_link()}/"


@pytest.mark.parametrize(
    ("status", "word", "sentence"),
    [
        ("requested", "angefragt", "noch nicht fest für Sie reserviert"),
        ("confirmed", "bestätigt", "Der Raum ist für Sie reserviert."),
        ("declined", "abgelehnt", "Dieser Termin ist leider nicht möglich."),
        ("withdrawn", "zurückgezogen", "Sie haben Ihre Anfrage zurückgezogen."),
        ("cancelled", "storniert", "Der bestätigte Termin findet nicht statt."),
    ],
)
def test_each_state_has_its_word_and_sentence(
    client, asked, link, status, word, sentence
):
    asked.bookings.update(status=status)
    page = client.get(link).text
    assert f"Ihre Raumanfrage {asked.number}" in page
    assert word in page
    assert sentence in page


def test_keys_and_calendar_file_are_for_confirmed_dates_only(
    client, asked, link, office
):
    assert "Der Schlüssel liegt" not in client.get(link).text
    assert client.get(f"{link}termin.ics").status_code == 302
    decision.confirm(asked, by=office, message="Gute Lernrunde!")
    page = client.get(link).text
    assert "Der Schlüssel liegt im Büro nebenan." in page
    assert "Gute Lernrunde!" in page
    assert b"STATUS:CONFIRMED" in client.get(f"{link}termin.ics").content


def test_withdrawing_asks_first_and_writes_to_both(client, asked, link):
    question = client.get(f"{link}zurueckziehen/").text
    assert "Möchten Sie die Anfrage wirklich zurückziehen?" in question
    assert asked.bookings.get().is_open
    client.post(f"{link}zurueckziehen/", {"reason": "Wir haben einen anderen Raum."})
    assert asked.bookings.get().status == "withdrawn"
    subjects = [letter.subject for letter in Email.objects.order_by("pk")]
    assert subjects == [
        f"Zurückgezogen: Ihre Raumanfrage ({asked.number})",
        f"Zurückgezogen: {asked.number} – Musterverein (erfunden)",
    ]


def test_withdrawing_twice_writes_once(client, asked, link):
    for _time in range(2):
        answer = client.post(f"{link}zurueckziehen/", {"reason": ""})
        assert answer.status_code == 302
    assert Email.objects.count() == 2


@pytest.mark.parametrize("deed", ["zurueckziehen", "stornieren"])
def test_71_looking_ten_times_changes_nothing(client, asked, link, office, deed):
    if deed == "stornieren":
        decision.confirm(asked, by=office)
    before = asked.bookings.get().status
    for _time in range(10):
        client.get(f"{link}{deed}/")
        client.head(f"{link}{deed}/")
    assert asked.bookings.get().status == before


def test_72_cancelling_on_the_day_before_is_possible_until_midnight(
    client, asked, link, office, monday_morning
):
    decision.confirm(asked, by=office)
    monday_morning.move_to("2027-01-18T23:59:00+01:00")
    assert "Termin stornieren" in client.get(link).text
    client.post(f"{link}stornieren/", {"reason": "krank"})
    assert asked.bookings.get().status == "cancelled"
    subjects = [letter.subject for letter in Email.objects.order_by("pk")][1:]
    assert subjects == [
        "Storniert: Raum G am Di, 19. Jan.",
        "Storniert: Raum G am Di, 19. Jan. – Musterverein (erfunden)",
    ]


def test_72_on_the_day_itself_the_page_names_the_phone(
    client, asked, link, office, monday_morning
):
    decision.confirm(asked, by=office)
    monday_morning.move_to("2027-01-19T00:01:00+01:00")
    page = client.get(link).text
    assert "nur noch am Telefon" in page and "tel:" in page
    assert client.post(f"{link}stornieren/", {"reason": ""}).status_code == 409
    assert asked.bookings.get().is_confirmed


@pytest.mark.parametrize("token", ["falsch", "x" * 500, "a\x00b", "ä"])
def test_71_wrong_and_old_links_look_the_same(client, asked, token):
    page = client.get(f"/anfrage/{token}/")
    assert page.status_code == 404
    assert "Dieser Link ist nicht mehr gültig" in page.text
    assert "tel:" in page.text


def test_links_end_thirty_days_after_the_last_date(client, link, monday_morning):
    monday_morning.move_to("2027-02-18T11:00:00+01:00")
    assert client.get(link).status_code == 200
    monday_morning.move_to("2027-02-18T13:00:00+01:00")
    assert client.get(link).status_code == 404


def test_only_the_hash_of_a_secret_is_stored(asked):
    token = asked.new_link()
    stored = RequestLink.objects.get()
    assert stored.secret_hash == RequestLink.hash(token)
    assert len(token) >= 32


def test_r26_private_pages_are_kept_by_nobody(client, link):
    for page in [client.get(link), client.get("/anfrage/falsch/")]:
        assert page["Cache-Control"] == "no-store"
        assert page["Referrer-Policy"] == "no-referrer"
        assert "noindex" in page["X-Robots-Tag"]
        assert "canonical" not in page.text


def test_71_the_secret_stands_in_no_log_and_no_title(client, asked, link, caplog):
    token = link.split("/")[2]
    with caplog.at_level(logging.DEBUG):
        page = client.get(link)
        client.get(f"{link}gibt-es-nicht/")
        client.get(f"/anfrage/{token[:-1]}/")
    assert token not in page.text.split("</title>")[0]
    assert token[:-1] not in "".join(record.getMessage() for record in caplog.records)


def test_another_persons_secret_opens_nothing_of_mine(client, asked, room_g):
    other = make_open_booking(room_g, f"{T} 15:00", f"{T} 16:00").request
    page = client.get(f"/anfrage/{other.new_link()}/").text
    assert other.number in page
    assert asked.number not in page


def test_the_button_works_although_the_page_names_no_referrer(asked, room_g):
    """Browsers send „Origin: null“ from such pages."""
    strict = Client(enforce_csrf_checks=True)
    link = f"/anfrage/{asked.new_link()}/zurueckziehen/"
    strict.get(link)
    token = strict.cookies["csrftoken"].value
    values = {"reason": "", "csrfmiddlewaretoken": token}
    foreign = strict.post(link, values, HTTP_ORIGIN="https://fremd.example")
    assert foreign.status_code == 403
    framed = {"HTTP_ORIGIN": "null", "HTTP_SEC_FETCH_SITE": "cross-site"}
    assert strict.post(link, values, **framed).status_code == 403
    own = {"HTTP_ORIGIN": "null", "HTTP_SEC_FETCH_SITE": "same-origin"}
    assert strict.post(link, values, **own).status_code == 302
    assert asked.bookings.get().status == "withdrawn"


@pytest.mark.parametrize(
    ("site", "status"), [("same-origin", 200), ("cross-site", 403)]
)
def test_d02_asking_again_works_although_the_page_names_no_referrer(
    room_g, site, status
):
    declined = make_open_booking(room_g, status="declined").request
    strict = Client(enforce_csrf_checks=True)
    again = strict.get(f"/anfrage/{declined.new_link()}/").context["again"]
    token = strict.cookies["csrftoken"].value
    values = dict(again) | {"aendern": "ja", "csrfmiddlewaretoken": token}
    from_there = {"HTTP_ORIGIN": "null", "HTTP_SEC_FETCH_SITE": site}
    page = strict.post("/raeume/raum-g/anfrage/", values, **from_there)
    assert page.status_code == status
