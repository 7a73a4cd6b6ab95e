"""Letters written for later, and taken back when they have become pointless."""

from datetime import timedelta

import pytest
from django.core import mail

from rooms import conversation, decision, guard, outbox, taking_back
from rooms.forms import RequestForm
from rooms.models import BookingRequest
from tests.factories import form_data

pytestmark = pytest.mark.django_db


@pytest.fixture
def unsent(room_g) -> BookingRequest:
    form = RequestForm(room_g, form_data(stamp=guard.new_stamp()))
    assert form.is_valid()
    return conversation.begin(form, "einmal")


def subjects_after(traveller, **time) -> list[str]:
    """What leaves the outbox when so much time has passed."""
    traveller.shift(timedelta(**time))
    mail.outbox.clear()
    outbox.send_due()
    return [letter.subject for letter in mail.outbox]


def test_after_a_day_without_a_press_the_link_comes_once_more(unsent, monday_morning):
    plain = "Bitte noch abschicken: Ihre Raumanfrage für Di, 19. Jan."
    assert subjects_after(monday_morning) == [plain]
    assert subjects_after(monday_morning, hours=23) == []
    assert subjects_after(monday_morning, hours=2) == [f"Erinnerung: {plain}"]
    assert subjects_after(monday_morning, hours=24) == []


def test_who_has_pressed_the_button_is_not_reminded(unsent, monday_morning):
    conversation.send_off(unsent)
    later = subjects_after(monday_morning, hours=30)
    assert not any(subject.startswith("Erinnerung") for subject in later)


def test_a_new_letter_puts_the_reminder_off(unsent, monday_morning):
    subjects_after(monday_morning, hours=20)
    conversation.send_link_again(unsent)
    assert len(subjects_after(monday_morning, hours=5)) == 1
    assert len(subjects_after(monday_morning, hours=20)) == 1


def test_staff_are_reminded_on_the_morning_before_the_answer_is_due(
    unsent, monday_morning
):
    conversation.send_off(unsent)  # Monday; the answer is due on Thursday
    assert len(subjects_after(monday_morning)) == 3
    assert subjects_after(monday_morning, hours=46) == []
    assert subjects_after(monday_morning, hours=2) == [
        "Noch offen: Raum G, Di, 19. Jan., 10:00–12:00 – Musterverein (erfunden)"
    ]


@pytest.mark.parametrize("end", ["confirmed", "declined", "withdrawn"])
def test_an_answered_request_needs_no_reminder(unsent, office, monday_morning, end):
    conversation.send_off(unsent)
    if end == "confirmed":
        decision.confirm(unsent, by=office)
    elif end == "declined":
        decision.decline(unsent, by=office, reason="rules")
    else:
        taking_back.withdraw(unsent)
    later = subjects_after(monday_morning, days=4)
    assert not any(subject.startswith("Noch offen") for subject in later)


def test_a_letter_that_is_stuck_is_told_on_the_decision_page(
    office_client, unsent, settings
):
    conversation.send_off(unsent)
    page = f"/verwaltung/rooms/bookingrequest/{unsent.pk}/entscheiden/"
    assert "E-Mail nicht verschickt" not in office_client.get(page).text
    smtp = "django.core.mail.backends.smtp.EmailBackend"
    settings.POST_OFFICE = settings.POST_OFFICE | {"BACKENDS": {"default": smtp}}
    settings.EMAIL_PORT = 1
    outbox.send_due()
    assert "E-Mail nicht verschickt" in office_client.get(page).text


def test_only_the_first_letter_promises_72_hours(unsent, monday_morning):
    monday_morning.shift(timedelta(hours=25))
    mail.outbox.clear()
    outbox.send_due()
    first, reminder = (letter.body for letter in mail.outbox)
    assert "Der Link gilt 72 Stunden." in first
    assert "Der Link gilt bis Donnerstag, 14. Januar, 10:00 Uhr." in reminder
