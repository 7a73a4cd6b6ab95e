"""What the letters about several dates say, from the link to the office."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from post_office.models import Email

from rooms import conversation, letters
from rooms.conversation import renew_links
from tests.factories import make_booking, make_open_booking, make_request, make_room

from .series import FIRST

pytestmark = pytest.mark.django_db


@pytest.fixture
def make_unsent(room_g):
    """So many Tuesdays from 19 January on, the last one left out."""

    def make(number: int, **overrides):
        request = make_request(sent=False, number="QEK-7K4M", **overrides)
        for week in range(number):
            day = FIRST + timedelta(weeks=week)
            times = f"{day} 18:00", f"{day} 20:00"
            make_open_booking(room_g, *times, request=request, status="unverified")
        request.bookings.filter(pk=request.bookings.last().pk).update(
            status="left_out", reason="taken", reason_text="Der Raum ist belegt."
        )
        return request

    return make


def letter(kind: str) -> Email:
    return Email.objects.get(subject__startswith=kind)


def test_the_letter_with_the_link_speaks_of_all_dates(make_unsent):
    text = letters.link_to_send(make_unsent(3), is_first=True)
    assert text.subject == (
        "Bitte noch abschicken: Ihre Raumanfrage für 2 Termine ab Di, 19. Jan."
    )
    assert (
        """Die 2 Termine:
- Raum G, Dienstag, 19. Januar 2027, 18:00 bis 20:00 Uhr
- Raum G, Dienstag, 26. Januar 2027, 18:00 bis 20:00 Uhr

Nicht dabei ist dieser Termin:
- Raum G, Dienstag, 2. Februar 2027, 18:00 bis 20:00 Uhr
  Der Raum ist belegt.

Deutsch-Lerngruppe, etwa 12 Personen
Nummer: QEK-7K4M
"""
        in text.text
    )


def test_47_the_letter_lists_nine_and_two(make_unsent, room_g):
    request = make_unsent(11)
    booking = request.bookings.first()
    booking.status, booking.reason_text = "left_out", "Sie haben ihn gestrichen."
    booking.save()
    conversation.send_off(request)
    received = letter("Angekommen")
    assert received.subject == (
        "Angekommen: Ihre Raumanfrage für 9 Termine ab Di, 26. Jan. (QEK-7K4M)"
    )
    asked, _heading, left_out = received.message.partition("Nicht dabei sind diese 2")
    assert (asked.count("- Raum G"), left_out.count("- Raum G")) == (9, 2)
    assert "Die Termine sind noch nicht fest für Sie reserviert." in asked


def test_a_time_chosen_instead_says_of_which(make_unsent):
    request = make_unsent(3)
    request.bookings.filter(pk=request.bookings.first().pk).update(
        wished="statt 17 Uhr"
    )
    assert "20:00 Uhr\n  (statt 17 Uhr)\n- Raum G" in letters.received(request).text


def test_the_office_hears_at_which_dates_others_ask(make_unsent, room_g):
    rival = make_open_booking(room_g, f"{FIRST} 17:00", f"{FIRST} 19:00")
    conversation.send_off(make_unsent(3))
    told = letter("Neue Raumanfrage")
    assert told.subject == (
        "Neue Raumanfrage: Raum G, 2 Termine ab Di, 19. Jan. – Musterverein (erfunden)"
    )
    number = rival.request.number
    assert (
        f"Überschneidung:\n- Di, 19. Jan., Raum G: {number}, 17:00 bis 19:00 Uhr\n\n"
    ) in told.message


def test_c14_the_subject_names_every_room(make_unsent, room_g):
    request = make_unsent(2)
    annex = make_room(name="Nebenraum", place=room_g.place)
    times = f"{FIRST} 18:00", f"{FIRST} 20:00"
    make_open_booking(annex, *times, request=request, status="unverified")
    subject = letters.to_staff(request, {}).subject
    assert subject.startswith("Neue Raumanfrage: Raum G und Nebenraum, 2 Termine ab")


def test_one_date_that_is_left_reads_as_one(make_unsent):
    assert letters.received(make_unsent(2)).subject == (
        "Angekommen: Ihre Raumanfrage für Di, 19. Jan. (QEK-7K4M)"
    )


def test_the_list_of_links_names_a_series_by_its_first_date(make_unsent):
    request = make_unsent(4, email="vera@verein.example")
    conversation.send_off(request)
    renew_links("vera@verein.example")
    message = letter("Ihre Raumanfragen").message
    assert (
        "Raum G, 3 Termine ab Di, 19. Jan.\nDeutsch-Lerngruppe – angefragt (QEK-7K4M)\n"
    ) in message


def test_sending_off_costs_the_same_for_three_dates_and_for_sixty(make_unsent, room_g):
    room_g.horizon_days = 500
    room_g.save()
    costs = []
    for number in (3, 60):
        request = make_unsent(number)
        with CaptureQueriesContext(connection) as queries:
            conversation.send_off(request)
        costs.append(len(queries))
        request.delete()
    assert costs[0] == costs[1]


def test_looking_at_gone_dates_costs_the_same_however_many(make_unsent, room_g):
    costs = []
    for number in (3, 30):
        request = make_unsent(number)
        first = make_booking(room_g, f"{FIRST} 18:00", f"{FIRST} 20:00")
        with (
            CaptureQueriesContext(connection) as queries,
            pytest.raises(conversation.DatesGone),
        ):
            conversation.send_off(request)
        costs.append(len(queries))
        first.delete()
        request.delete()
    assert costs[0] == costs[1]
