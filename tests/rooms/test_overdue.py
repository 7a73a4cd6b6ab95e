"""`manage.py remind`: who waits too long is told to the team, then to the lead."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from post_office.models import Email

from quarters.contacts import contact_of_the_site
from rooms import reminding
from tests.factories import (
    at,
    make_open_booking,
    make_person,
    make_request,
    make_responsibility,
)

pytestmark = pytest.mark.django_db
LATE = "Bitte antworten: Raum G, Di, 19. Jan., 10:00–12:00 – Musterverein (erfunden)"


@pytest.fixture
def lead(db):
    person = make_person(name="Lea Leitung", email="leitung@qek.example")
    return make_responsibility(person=person, quarter=None)


@pytest.fixture
def waiting(room_g, lead):
    """Came on Monday the 11th; the answer was promised for Thursday the 14th."""
    person = make_person(name="Ada Amt", email="ada@qek.example")
    make_responsibility(person=person, quarter=room_g.quarter)
    return make_open_booking(room_g).request


def letters_on(traveller, day: str) -> list[tuple[str, str]]:
    """What this morning's run writes: to whom, and the subject."""
    known = set(Email.objects.values_list("pk", flat=True))
    traveller.move_to(f"2027-01-{day}T09:00:00+01:00")
    reminding.remind()
    new = Email.objects.exclude(pk__in=known).order_by("pk")
    return [(letter.to[0], letter.subject) for letter in new]


def test_d17_after_three_working_days_the_team_is_reminded_once(
    waiting, monday_morning
):
    assert letters_on(monday_morning, "14") == []
    assert letters_on(monday_morning, "15") == [("ada@qek.example", LATE)]
    assert letters_on(monday_morning, "16") == []
    assert letters_on(monday_morning, "18") == []


def test_d17_after_seven_working_days_the_lead_is_told_once(waiting, monday_morning):
    waiting.bookings.update(
        starts_at=at("2027-01-28 10:00"),
        ends_at=at("2027-01-28 12:00"),
        blocked_until=at("2027-01-28 12:30"),
    )
    letters_on(monday_morning, "15")
    assert letters_on(monday_morning, "20") == []
    [(address, subject)] = letters_on(monday_morning, "21")
    assert address == "leitung@qek.example"
    assert subject.startswith(
        "Seit mehr als 7 Arbeitstagen offen: Raum G, Do, 28. Jan."
    )
    assert letters_on(monday_morning, "22") == []


def test_without_a_lead_the_site_itself_is_told(waiting, lead, monday_morning):
    lead.delete()
    waiting.bookings.update(
        starts_at=at("2027-01-28 10:00"),
        ends_at=at("2027-01-28 12:00"),
        blocked_until=at("2027-01-28 12:30"),
    )
    addresses = [address for address, _subject in letters_on(monday_morning, "22")]
    assert addresses == ["ada@qek.example", contact_of_the_site().email]


def test_d17_nobody_is_written_to_on_a_weekend(waiting, monday_morning):
    waiting.answer_by = date(2027, 1, 15)  # a Friday
    waiting.save()
    assert letters_on(monday_morning, "16") == []
    assert len(letters_on(monday_morning, "18")) == 1


def test_the_letter_leads_to_the_decision_and_names_no_person(waiting, monday_morning):
    letters_on(monday_morning, "15")
    text = Email.objects.get().message
    assert "Wir haben eine Antwort bis Donnerstag, 14. Januar 2027 versprochen." in text
    assert f"/verwaltung/rooms/bookingrequest/{waiting.pk}/entscheiden/" in text
    assert waiting.name not in text
    assert waiting.email not in text


def test_who_stands_in_for_an_absent_colleague_is_reminded_too(
    waiting, room_g, monday_morning
):
    absent = room_g.quarter.responsibilities.get().person
    cover = make_person(name="Vera Vertretung", email="vertretung@qek.example")
    absent.absences.create(
        starts_on=date(2027, 1, 11), ends_on=date(2027, 1, 22), cover=cover
    )
    addresses = [address for address, _subject in letters_on(monday_morning, "15")]
    assert addresses == ["ada@qek.example", "vertretung@qek.example"]


@pytest.mark.parametrize("status", ["confirmed", "declined", "withdrawn", "left_out"])
def test_answered_requests_remind_nobody(waiting, monday_morning, status):
    waiting.bookings.update(status=status, decided_at=timezone.now())
    assert letters_on(monday_morning, "15") == []


def test_a_request_whose_dates_are_over_reminds_nobody(waiting, monday_morning):
    assert letters_on(monday_morning, "20") == []


def test_unsent_requests_remind_nobody(waiting, monday_morning):
    waiting.bookings.update(status="unverified")
    waiting.sent_at = waiting.answer_by = None
    waiting.save()
    assert letters_on(monday_morning, "15") == []


def test_while_our_proposal_is_open_the_team_is_left_in_peace(
    waiting, room_g, monday_morning
):
    waiting.bookings.get().proposals.create(
        room=room_g,
        starts_at=at("2027-01-20 10:00"),
        ends_at=at("2027-01-20 12:00"),
        valid_until=date(2027, 1, 15),
    )
    assert letters_on(monday_morning, "15") == []
    assert letters_on(monday_morning, "16") == []  # a Saturday
    assert letters_on(monday_morning, "18") == [("ada@qek.example", LATE)]


def test_a_request_that_is_opened_again_has_its_own_time(waiting, monday_morning):
    letters_on(monday_morning, "15")
    waiting.answer_by = date(2027, 1, 15)
    waiting.save()
    assert letters_on(monday_morning, "18") == [("ada@qek.example", LATE)]


def test_h06_the_command_may_run_twice_and_says_what_it_did(
    waiting, monday_morning, capsys
):
    monday_morning.shift(timedelta(days=4))
    call_command("remind")
    assert "1 Erinnerungen an das Team." in capsys.readouterr().out
    call_command("remind")
    assert "0 Erinnerungen an das Team." in capsys.readouterr().out
    assert Email.objects.count() == 1


def test_a_late_request_with_several_dates_is_one_letter(
    waiting, room_g, monday_morning
):
    week_after = "2027-01-26 10:00", "2027-01-26 12:00"
    make_open_booking(room_g, *week_after, request=waiting)
    [(_address, subject)] = letters_on(monday_morning, "15")
    late = "Bitte antworten: Raum G, 2 Termine ab Di, 19. Jan. – "
    assert subject == late + "Musterverein (erfunden)"


def test_the_number_of_queries_does_not_grow_with_requests_in_time(
    room_g, django_assert_max_num_queries
):
    for hour in range(8, 20):
        times = f"2027-01-25 {hour:02}:00", f"2027-01-25 {hour:02}:30"
        make_open_booking(room_g, *times, request=make_request())
    with django_assert_max_num_queries(8):
        reminding.remind()
