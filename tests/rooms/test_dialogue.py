"""D12: a question by letter, the answer on the status page; the request stays open."""

import pytest
from post_office.models import Email

from rooms import decision, dialogue, taking_back
from rooms.forms import MessageForm
from tests.factories import make_open_booking

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(room_g):
    return make_open_booking(room_g).request


@pytest.fixture
def link(asked):
    return f"/anfrage/{asked.new_link()}/"


def ask(office_client, request, words="Brauchen Sie Stühle?"):
    page = f"/verwaltung/rooms/bookingrequest/{request.pk}/entscheiden/"
    return office_client.post(page, {"answer": "ask", "message": words})


def test_d12_a_question_is_mailed_and_shown_and_the_request_stays_open(
    office_client, asked, link
):
    ask(office_client, asked)
    [letter] = Email.objects.all()
    assert letter.subject == f"Eine Frage zu Ihrer Raumanfrage ({asked.number})"
    assert "Brauchen Sie Stühle?" in letter.message
    assert "Brauchen Sie Stühle?" in office_client.get(link).text
    assert asked.bookings.get().is_open
    assert asked.log.get(is_public=True).by_name == "buero"


def test_d12_the_answer_reaches_staff_and_the_decision_page(
    client, office_client, asked, link
):
    client.post(f"{link}schreiben/", {"text": "Ja, zwölf."})
    [letter] = Email.objects.all()
    assert letter.subject == f"Nachricht zu {asked.number} – Musterverein (erfunden)"
    assert "Ja, zwölf." in letter.message
    page = f"/verwaltung/rooms/bookingrequest/{asked.pk}/entscheiden/"
    assert "Ja, zwölf." in office_client.get(page).text
    assert asked.log.get(is_public=True).text == "Sie haben uns geschrieben."


def test_the_question_that_is_sent_is_the_one_that_was_shown(office_client, asked):
    page = f"/verwaltung/rooms/bookingrequest/{asked.pk}/entscheiden/"
    values = {"answer": "ask", "message": "Brauchen Sie Stühle?", "preview": "ja"}
    shown = office_client.post(page, values).context["letter"]
    ask(office_client, asked)
    assert Email.objects.get().subject == shown.subject
    assert shown.text.count("(persönlicher Link)") == 2


def test_an_empty_question_is_refused(office_client, asked):
    answer = ask(office_client, asked, words="")
    assert answer.status_code == 422
    assert "Schreiben Sie Ihre Frage in die Nachricht." in answer.text


def test_pressing_twice_asks_and_answers_once(client, office_client, asked, link):
    for _time in range(2):
        ask(office_client, asked)
        assert asked.messages.count() == 1
    for _time in range(2):
        client.post(f"{link}schreiben/", {"text": "Ja, zwölf."})
    assert asked.messages.count() == Email.objects.count() == 2


def test_a_decided_request_is_asked_nothing_more(office_client, asked, office, link):
    decision.decline(asked, by=office, reason="rules")
    assert ask(office_client, asked).status_code == 409
    assert "Nachricht schicken" not in office_client.get(link).text


def test_after_withdrawing_nothing_can_be_written(client, asked, link):
    taking_back.withdraw(asked)
    client.post(f"{link}schreiben/", {"text": "Doch!"})
    assert asked.messages.count() == 0


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Schreiben Sie Ihre Nachricht."),
        ("x" * 700, "Bitte höchstens 600 Zeichen. Es sind 100 zu viel."),
    ],
)
def test_a_refused_message_says_why_and_keeps_the_words(
    client, asked, link, text, sentence
):
    page = client.post(f"{link}schreiben/", {"text": text})
    assert page.status_code == 422
    assert page.text.count(sentence) == 2
    assert text in page.text
    assert asked.messages.count() == 0


def test_looking_writes_nothing(client, asked, link):
    for _time in range(10):
        assert client.get(f"{link}schreiben/").status_code == 302
    assert asked.messages.count() == 0


def test_nobody_can_flood_us(client, asked, link, settings):
    answers = [
        client.post(f"{link}schreiben/", {"text": f"Nummer {number}"}).status_code
        for number in range(settings.REQUESTS_PER_HOUR + 1)
    ]
    assert answers == [302] * settings.REQUESTS_PER_HOUR + [429]


def test_a_message_too_many_is_kept_on_the_page(client, asked, link, settings):
    settings.REQUESTS_PER_HOUR = 0
    page = client.post(f"{link}schreiben/", {"text": "Wir kommen später."})
    assert page.context["form"].errors == {"text": [MessageForm.TOO_MANY]}
    assert ">\nWir kommen später.</textarea>" in page.text


def test_a_rolled_back_question_leaves_no_letter(asked, office, monkeypatch):
    monkeypatch.setattr(dialogue.letters, "question", lambda *a: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        dialogue.ask_back(asked, by=office, text="Brauchen Sie Stühle?")
    assert asked.messages.count() == asked.log.count() == 0
