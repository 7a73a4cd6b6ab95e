"""Letters about a request of which only some dates are meant."""

import pytest
from post_office.models import Email

from rooms import dialogue, taking_back
from tests.factories import make_open_booking, make_request, make_room

from .series import make_tuesdays
from .test_changing_times import ask

pytestmark = pytest.mark.django_db


def first_letter() -> Email:
    return Email.objects.order_by("pk").first()


def test_d12_a_question_calls_no_confirmed_date_open(room_g):
    confirmed, waiting = make_tuesdays(room_g, "confirmed", "requested")
    dialogue.ask_back(confirmed.request, by=None, text="Brauchen Sie Stühle?")
    said = first_letter().message.partition("Darüber haben wir noch nicht")[2]
    assert "19. Januar" not in first_letter().message
    assert "- Raum G, Dienstag, 26. Januar 2027, 18:00 bis 20:00 Uhr" in said


def test_d24_one_changed_date_of_several_is_spoken_of_in_the_singular(client, room_g):
    [date, *_rest] = make_tuesdays(room_g, "requested", "requested")
    ask(client, date)
    assert "Dieser Termin ist noch nicht fest" in first_letter().message


@pytest.mark.parametrize("other", ["left_out", "declined", "cancelled"])
def test_d09_a_request_of_which_nothing_stands_is_withdrawn_whole(room_g, other):
    date, *_rest = make_tuesdays(room_g, "requested", other)
    taking_back.withdraw(date.request)
    letter, to_staff = Email.objects.order_by("pk")
    said = "Sie haben Ihre Anfrage zurückgezogen. Der Termin findet nicht statt."
    assert said in letter.message
    assert "Diese Anfrage wurde zurückgezogen." in to_staff.message


def test_d09_a_withdrawn_date_beside_a_confirmed_one_is_not_the_request(room_g):
    date, *_rest = make_tuesdays(room_g, "requested", "confirmed")
    taking_back.withdraw(date.request)
    assert "Ihre anderen Termine bleiben" in first_letter().message
    told = date.request.log.get(is_public=True)
    assert told.text == "Sie haben einen Termin zurückgezogen."


def test_d09_the_subject_names_every_room_of_the_cancelled_dates(room_g):
    [date] = make_tuesdays(room_g, "confirmed")
    office = make_room(name="Büro", slug="buero", place=room_g.place)
    make_open_booking(office, request=date.request, status="confirmed")
    taking_back.cancel(date.request)
    assert first_letter().subject.startswith("Storniert: Büro und Raum G, 2 Termine")


@pytest.mark.parametrize(
    ("persons", "words"), [(1, "etwa 1 Person\n"), (2, "etwa 2 Personen\n")]
)
def test_letters_count_persons_in_german(room_g, persons, words):
    date = make_open_booking(room_g, request=make_request(persons=persons))
    taking_back.withdraw(date.request)
    assert words in first_letter().message
