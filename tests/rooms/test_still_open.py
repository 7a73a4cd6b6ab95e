"""„Noch offen“, written when the request comes in, speaks of what is open when it
leaves."""

import pytest
from post_office.models import Email

from rooms import decision, taking_back
from rooms.conversation import send_off

from .series import make_tuesdays
from .test_changing_times import ask

pytestmark = pytest.mark.django_db
DAYS = ["19. Januar", "26. Januar", "2. Februar"]


@pytest.fixture
def dates(room_g):
    dates = make_tuesdays(room_g, *["unverified"] * 3)
    type(dates[0].request).objects.update(sent_at=None, answer_by=None)
    dates[0].request.refresh_from_db()
    send_off(dates[0].request)
    return dates


def days_named() -> list[str]:
    waiting = Email.objects.filter(subject__startswith="Noch offen:")
    text = "".join(letter.message for letter in waiting)
    return [day for day in [*DAYS, "20. Januar"] if day in text]


def test_the_reminder_names_all_dates_at_first(dates):
    assert days_named() == DAYS


def test_what_is_answered_is_not_asked_for_again(dates, office):
    decision.confirm(dates[0].request, by=office, dates=dates[:1])
    assert days_named() == DAYS[1:]
    decision.decline(dates[0].request, by=office, reason="taken")
    assert days_named() == []


def test_what_is_withdrawn_is_not_asked_for_again(dates):
    taking_back.withdraw(dates[0].request, only=[dates[1].pk])
    assert days_named() == [DAYS[0], DAYS[2]]


def test_a_changed_date_is_asked_for_at_its_new_time(client, dates):
    ask(client, dates[0])
    assert days_named() == [*DAYS[1:], "20. Januar"]


def test_a_wish_beside_open_dates_is_asked_for_with_them(client, dates, office):
    decision.confirm(dates[0].request, by=office, dates=dates[:1])
    ask(client, dates[0])
    assert days_named() == [*DAYS[1:], "20. Januar"]


def test_a_reminder_that_has_left_is_not_written_again(dates, office, monday_morning):
    monday_morning.move_to("2027-01-13T10:00:00+01:00")
    Email.objects.all().delete()
    decision.confirm(dates[0].request, by=office, dates=dates[:1])
    assert days_named() == []


@pytest.fixture
def decided(dates, office):
    """All confirmed; nothing waits any more."""
    decision.confirm(dates[0].request, by=office)
    assert days_named() == []
    return dates


def test_a_wish_that_stands_alone_is_asked_for(client, decided):
    ask(client, decided[0])
    assert days_named() == ["20. Januar"]


def test_what_we_look_at_again_is_asked_for_again(dates, office):
    request = dates[0].request
    decision.decline(request, by=office, reason="taken")
    decision.reopen(request, by=office)
    assert days_named() == DAYS
