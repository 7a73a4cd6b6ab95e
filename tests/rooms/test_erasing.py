"""„Auskunft und Löschen“: handed out as one file, erased with one confirm."""

import re

import pytest
from django.contrib.admin.models import LogEntry as AdminLogEntry
from django.contrib.auth.models import Permission
from django.test import Client
from post_office.models import Email

from rooms import conversation, guard, letters
from rooms.forms import RequestForm
from rooms.models import BookingRequest, RequestLink
from tests.factories import form_data, make_open_booking, make_request

from .canary import ADDRESS, found, make_canary

pytestmark = pytest.mark.django_db
LIST = "/verwaltung/rooms/bookingrequest/"
PAGE = f"{LIST}auskunft/"
PAST = "2027-01-05 10:00", "2027-01-05 12:00"
FUTURE = "2027-01-19 10:00", "2027-01-19 12:00"


@pytest.fixture
def press(office_client, no_letter_files, django_capture_on_commit_callbacks):
    """Press a button of the page for an address."""

    def post(deed: str, address: str = ADDRESS):
        data = {"address": address, deed: "ja"}
        with django_capture_on_commit_callbacks(execute=True):
            return office_client.post(PAGE, data, follow=True)

    return post


def test_the_page_is_reached_from_the_list(office_client):
    assert f'href="{PAGE}"' in office_client.get(LIST).text
    assert office_client.get(PAGE).status_code == 200


def test_g05_the_page_shows_what_there_is(press, office, room_g):
    request = make_canary(room_g, *PAST, by=office)
    page = press("show").text
    assert request.number in page
    assert "Kanarienvogel Name, Kanarienvogel Verein" in page
    assert "Dazu 2 Briefe im Postausgang." in page


def test_an_unknown_address_is_told(press):
    assert "ist hier nichts gespeichert" in press("show", "wer@verein.example").text


def test_half_an_address_is_refused_in_words(press):
    answer = press("erase", "vera@")
    assert answer.status_code == 422
    assert "Geben Sie die ganze E-Mail-Adresse ein." in answer.text


def test_g05_everything_is_in_one_file(press, office, room_g):
    request = make_canary(room_g, *PAST, by=office)
    request.needs.create(name="Leinwand")
    answer = press("download")
    assert answer["Content-Disposition"].startswith("attachment; filename=")
    assert "kanarienvogel" not in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    [facts] = answer.json()["Anfragen"]
    for words in ["Name", "Verein", "Treffen", "Nachricht", "Notiz"]:
        assert f"Kanarienvogel {words}" in facts.values()
    assert facts["braucht"] == ["Leinwand"]
    assert facts["Termine"][0]["Beginn"] == "2027-01-05T10:00:00+01:00"
    assert [one["Text"] for one in facts["Nachrichten"]] == ["Kanarienvogel"] * 2
    assert "Kanarienvogel Eintrag" in str(facts["Verlauf"])
    assert len(answer.json()["Briefe"]) == 2


def test_the_file_holds_no_secrets_and_no_other_person(press, office, room_g):
    make_canary(room_g, *PAST, by=office)
    other = make_open_booking(room_g, request=make_request(name="Zzyzx")).request
    secrets = RequestLink.objects.values_list("secret_hash", flat=True)
    assert secrets
    text = press("download").text
    assert "/anfrage/…" in text
    assert not re.search(r"/anfrage/[\w-]", text)
    assert "Zzyzx" not in text
    assert other.number not in text
    assert not any(secret in text for secret in secrets)


def test_g05_after_erasing_nothing_sings(press, office, room_g):
    request = make_canary(room_g, *PAST, by=office)
    assert len(found()) > 20
    assert "nichts mehr gespeichert" in press("erase").text
    assert found() == []
    request.refresh_from_db()
    assert request.anonymised_at
    assert request.bookings.get().is_confirmed
    assert not Email.objects.exists()


def test_erasing_asks_once_before(press, office, room_g):
    make_canary(room_g, *PAST, by=office)
    singing = found()
    assert "Wirklich löschen?" in press("ask").text
    assert found() == singing


@pytest.mark.parametrize("status", ["confirmed", "requested"])
def test_g05_a_future_date_is_protected_and_named(press, office, room_g, status):
    request = make_canary(room_g, *FUTURE, by=office, status=status)
    past = make_canary(room_g, *PAST, by=office)
    asked = press("ask").text.partition("Das bleibt, weil ein Termin noch kommt.")
    assert (past.number in asked[0], request.number in asked[0]) == (True, False)
    assert (past.number in asked[2], request.number in asked[2]) == (False, True)
    answer = press("erase").text
    assert "1 Anfrage ist gelöscht." in answer
    assert f"{request.number} bleibt" in answer
    request.refresh_from_db()
    past.refresh_from_db()
    assert request.name == "Kanarienvogel Name"
    assert request.letters.count() == 2
    assert past.name == "gelöscht"


def test_where_all_is_protected_no_button_erases(press, office, room_g):
    make_canary(room_g, *FUTURE, by=office)
    assert "endgültig löschen" not in press("ask").text


@pytest.mark.parametrize("status", ["declined", "withdrawn", "cancelled", "left_out"])
def test_a_future_date_that_is_off_protects_nothing(press, office, room_g, status):
    make_canary(room_g, *FUTURE, by=office, status=status)
    press("erase")
    assert found() == []


def test_an_unsent_request_is_erased_too(press, room_g):
    form = RequestForm(room_g, form_data(stamp=guard.new_stamp(), email=ADDRESS))
    assert form.is_valid()
    conversation.begin(form, "einmal")
    press("erase")
    assert not BookingRequest.objects.exists()
    assert found() == []


def test_letters_to_a_corrected_address_go(press, office, room_g):
    request = make_open_booking(room_g, request=make_request(email=ADDRESS)).request
    letters.received(request).queue()
    BookingRequest.objects.update(email="richtig@verein.example")
    press("erase")
    assert found() == []


def test_other_people_are_left_alone(press, office, room_g):
    make_canary(room_g, *PAST, by=office)
    address = f"x{ADDRESS}"
    other = make_open_booking(room_g, request=make_request(email=address)).request
    letters.received(other).queue()
    press("erase")
    other.refresh_from_db()
    assert other.email == address
    assert other.letters.count() == 1


def test_the_case_of_letters_does_not_matter(press, office, room_g):
    make_canary(room_g, *PAST, by=office)
    press("erase", ADDRESS.upper())
    assert found() == []


def test_who_has_erased_is_on_record_without_the_address(press, office, room_g):
    request = make_canary(room_g, *PAST, by=office)
    press("erase")
    record = AdminLogEntry.objects.get(change_message="Auf Wunsch gelöscht")
    assert (record.user, record.object_repr) == (office, request.number)


def test_pressed_twice_it_is_done_once(press, office, room_g):
    make_canary(room_g, *PAST, by=office)
    press("erase")
    assert "nichts mehr gespeichert" in press("erase").text
    assert (
        AdminLogEntry.objects.filter(change_message="Auf Wunsch gelöscht").count() == 1
    )


def test_only_who_may_change_requests_gets_there(client, django_user_model):
    reader = django_user_model.objects.create_user("liest", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_bookingrequest"))
    client.force_login(reader)
    assert PAGE not in client.get(LIST).text
    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, {"address": ADDRESS, "erase": "ja"}).status_code == 403


def test_erasing_without_our_form_is_refused(office, room_g):
    client = Client(enforce_csrf_checks=True)
    client.force_login(office)
    make_canary(room_g, *PAST, by=office)
    assert client.post(PAGE, {"address": ADDRESS, "erase": "ja"}).status_code == 403
    assert found()


def test_r49_no_log_names_the_address(press, office, room_g, caplog):
    make_canary(room_g, *PAST, by=office)
    caplog.set_level("DEBUG")
    for deed in ("show", "download", "ask", "erase"):
        press(deed)
    press("erase", "kanarienvogel@")
    assert "django.request" in {record.name for record in caplog.records}
    ours = [record for record in caplog.records if record.name != "django.db.backends"]
    assert not any("anarienvogel" in record.getMessage() for record in ours)
