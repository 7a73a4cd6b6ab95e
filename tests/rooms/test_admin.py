"""The staff's pages about rooms: they answer, they refuse in words, they stay put."""

import re

import pytest
from django.contrib import admin
from post_office.models import Email

from rooms.logbook import note
from rooms.models import Booking
from tests.factories import (
    make_booking,
    make_closure,
    make_open_booking,
    make_request,
)

pytestmark = pytest.mark.django_db
T = "2027-01-19"
LIST = "/verwaltung/rooms/bookingrequest/"
MODELS = ["room", "equipment", "closure", "booking", "bookingrequest"]


@pytest.fixture
def asked(room_g):
    return make_open_booking(room_g).request


def decide_url(request) -> str:
    return f"{LIST}{request.pk}/entscheiden/"


@pytest.mark.parametrize("model", MODELS)
def test_every_list_and_form_answers(office_client, asked, model):
    make_closure(f"{T} 14:00", f"{T} 16:00")
    asked.needs.create(name="Leinwand")
    assert office_client.get(f"/verwaltung/rooms/{model}/").status_code == 200
    if model != "bookingrequest":
        assert office_client.get(f"/verwaltung/rooms/{model}/add/").status_code == 200
    manager = admin.site.get_model_admin(Booking._meta.apps.get_model("rooms", model))
    pk = manager.model.objects.first().pk
    page = office_client.get(f"/verwaltung/rooms/{model}/{pk}/change/")
    assert page.status_code == 200


def test_open_requests_stand_oldest_first_with_deadline_and_clash(
    office_client, asked, room_g
):
    free = make_open_booking(room_g, f"{T} 15:00", f"{T} 16:00").request
    make_booking(room_g, f"{T} 11:00", f"{T} 12:00")
    page = office_client.get(LIST).text
    assert page.index(asked.number) < page.index(free.number)
    assert page.count("Überschneidung") == 1
    assert page.count("Entscheiden") == 2
    assert "Do, 14.\xa0Jan." in page


def test_a_request_for_a_closed_day_is_not_called_free(office_client, room_g):
    make_open_booking(room_g, "2027-01-17 10:00", "2027-01-17 12:00")  # a Sunday
    page = office_client.get(LIST).text
    assert "geschlossen</span>" in page
    assert "frei</span>" not in page


def test_70_unsent_requests_are_not_in_the_list(office_client, room_g):
    unsent = make_open_booking(
        room_g, request=make_request(sent=False), status="unverified"
    ).request
    assert unsent.number not in office_client.get(f"{LIST}?stand=alle").text
    assert office_client.get(decide_url(unsent)).status_code == 404


@pytest.mark.parametrize("count", [2, 12])
def test_the_list_needs_as_many_queries_for_many_requests(
    office_client, room_g, count, django_assert_num_queries
):
    for _number in range(count):
        make_open_booking(room_g)
    with django_assert_num_queries(13):
        office_client.get(LIST)


def test_the_decision_page_shows_request_day_rivals_and_letter(
    office_client, asked, room_g
):
    rival = make_open_booking(room_g, f"{T} 11:00", f"{T} 13:00").request
    make_booking(room_g, f"{T} 15:00", f"{T} 16:00", title="AG Müll")
    page = office_client.get(decide_url(asked)).text
    for words in [
        "Deutsch-Lerngruppe",
        "12 von 25 Personen",
        "Keine Überschneidung.",
        "AG Müll, bestätigt",
        rival.number,
        "Bestätigt: Raum G am Di, 19. Jan., 10:00 Uhr",
        "(persönlicher Link)",
    ]:
        assert words in page


def test_what_happened_to_a_request_is_told_in_german(office_client, asked):
    note(asked, "Zugesagt.", old=Booking.Status.REQUESTED, new=Booking.Status.CONFIRMED)
    page = office_client.get(f"{LIST}{asked.pk}/change/")
    cells = [text.strip() for text in re.findall(r"<p>([^<]*)</p>", page.text)]
    assert {"Zugesagt.", "angefragt", "bestätigt"} <= set(cells)
    assert {"requested", "confirmed"} & set(cells) == set()


def test_the_preview_shows_the_words_typed_so_far(office_client, asked):
    values = {
        "answer": "decline",
        "reason": "too_many",
        "message": "Schade.",
        "preview": 1,
    }
    page = office_client.post(decide_url(asked), values).text
    assert "Leider nicht möglich: Raum G am Di, 19. Jan." in page
    assert "Grund: Zu viele Personen." in page
    assert page.count("Schade.") == 2  # field and letter
    assert asked.bookings.get().is_open
    assert asked.links.count() == Email.objects.count() == 0


def test_the_letter_that_is_sent_is_the_letter_that_was_shown(office_client, asked):
    shown = office_client.get(decide_url(asked)).context["letter"]
    office_client.post(decide_url(asked), {"answer": "confirm", "message": ""})
    sent = Email.objects.get()
    assert sent.subject == shown.subject
    link = sent.message.split("http://testserver")[-1].split()[0]
    own_words = sent.message.replace(f"http://testserver{link}", "(persönlicher Link)")
    assert own_words == shown.text


def test_d10_declining_needs_a_reason(office_client, asked):
    page = office_client.post(decide_url(asked), {"answer": "decline", "message": ""})
    assert page.status_code == 422
    assert "Wählen Sie einen Grund." in page.text
    other = {"answer": "decline", "reason": "other", "message": ""}
    page = office_client.post(decide_url(asked), other)
    assert "Schreiben Sie den Grund in die Nachricht." in page.text
    assert asked.bookings.get().is_open


def test_d13_a_clash_is_named_and_confirming_refused(office_client, asked, room_g):
    make_booking(room_g, f"{T} 11:00", f"{T} 13:00", title="AG Müll")
    page = office_client.get(decide_url(asked)).text
    assert "„AG Müll“, 11:00 bis 13:00\xa0Uhr" in page
    answer = office_client.post(decide_url(asked), {"answer": "confirm", "message": ""})
    assert answer.status_code == 409
    assert asked.bookings.get().is_open


def test_23_a_tick_waives_the_turnover(office_client, room_g):
    make_booking(room_g)
    asked = make_open_booking(room_g, f"{T} 12:00", f"{T} 13:00").request
    assert (
        "Pause weglassen und trotzdem zusagen"
        in office_client.get(decide_url(asked)).text
    )
    office_client.post(
        decide_url(asked), {"answer": "confirm", "message": "", "waive": "turnover"}
    )
    assert asked.bookings.get().is_confirmed


def test_19_a_slower_colleague_gets_a_plain_message(office_client, asked, office):
    office_client.post(decide_url(asked), {"answer": "confirm", "message": ""})
    page = office_client.post(
        decide_url(asked), {"answer": "decline", "reason": "rules", "message": ""}
    )
    assert page.status_code == 409
    assert "buero hat diese Anfrage um 10:00\xa0Uhr schon bestätigt." in page.text
    assert Email.objects.count() == 1


def test_visitors_are_sent_to_the_login(client, asked):
    answer = client.get(decide_url(asked))
    assert answer.status_code == 302
    assert "/verwaltung/login/" in answer["Location"]


def test_each_waivable_problem_has_a_tick_of_its_own(office_client, room_g):
    sunday = make_open_booking(room_g, "2027-01-17 10:00", "2027-01-17 12:00").request
    sunday.persons = 40
    sunday.save()
    make_closure("2027-01-17 00:00", "2027-01-18 00:00")
    page = office_client.get(decide_url(sunday)).text
    for code in ("opening", "closure", "persons"):
        assert f'value="{code}"' in page
    values = {"answer": "confirm", "message": "", "waive": ["opening", "closure"]}
    assert office_client.post(decide_url(sunday), values).status_code == 409
    values["waive"].append("persons")
    assert office_client.post(decide_url(sunday), values).status_code == 302
    assert sunday.bookings.get().is_confirmed


def test_a_turnover_before_a_real_overlap_does_not_hide_it(office_client, room_g):
    make_booking(room_g, f"{T} 10:00", f"{T} 12:00")
    make_booking(room_g, f"{T} 13:00", f"{T} 15:00")
    asked = make_open_booking(room_g, f"{T} 12:00", f"{T} 14:00").request
    page = office_client.get(decide_url(asked))
    assert page.context["may_confirm"] is False
    assert "trotzdem zusagen" not in page.text
