"""„Auskunft und Löschen“ for people who called and have no e-mail address."""

import pytest

from .canary import found, make_canary

pytestmark = pytest.mark.django_db
PAGE = "/verwaltung/rooms/bookingrequest/auskunft/"
PAST = "2027-01-05 10:00", "2027-01-05 12:00"


@pytest.fixture
def caller(room_g, office):
    called = {"address": "", "number": "QEK-7K4M", "taken_by": office}
    return make_canary(room_g, *PAST, by=office, **called)


@pytest.fixture
def press(office_client, no_letter_files, django_capture_on_commit_callbacks):
    def post(deed: str, address: str):
        data = {"address": address, deed: "ja"}
        with django_capture_on_commit_callbacks(execute=True):
            return office_client.post(PAGE, data, follow=True)

    return post


def test_g05_a_call_is_handed_out_by_its_number(press, caller):
    facts = press("download", "QEK-7K4M").json()
    assert facts["Nummer"] == "QEK-7K4M"
    assert facts["Anfragen"][0]["Telefon"] == "0421 777333"
    assert len(facts["Briefe"]) == 1


@pytest.mark.parametrize("typed", ["QEK-7K4M", "qek-7k4m"])
def test_g05_a_call_is_erased_by_its_number(press, caller, typed):
    assert "nichts mehr gespeichert" in press("erase", typed).text
    assert found() == []
    caller.refresh_from_db()
    assert caller.number == "QEK-7K4M"


def test_the_number_does_not_open_requests_with_an_address(press, room_g, office):
    request = make_canary(room_g, *PAST, by=office, number="QEK-7K4M")
    page = press("show", "QEK-7K4M").text
    assert "ist hier nichts gespeichert" in page
    press("erase", "QEK-7K4M")
    request.refresh_from_db()
    assert request.name == "Kanarienvogel Name"
    assert request.log.exists()


def test_g05_a_call_about_a_date_to_come_is_protected(press, room_g, office):
    called = {"address": "", "number": "QEK-7K4M", "taken_by": office}
    make_canary(room_g, by=office, **called)
    assert "QEK-7K4M bleibt" in press("erase", "QEK-7K4M").text


@pytest.mark.parametrize("typed", ["QEK-7K4", "QEK-7K4MM", "7K4M", "0421 777333"])
def test_half_a_number_is_refused_in_words(press, caller, typed):
    answer = press("show", typed)
    assert answer.status_code == 422
    assert "Geben Sie die ganze E-Mail-Adresse ein." in answer.text
