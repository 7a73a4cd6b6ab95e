"""The invented load: lively, marked as invented, and never twice."""

from collections import Counter
from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from post_office.models import Email

from events.models import Event, EventDate
from quarters.models import Person
from rooms.fitting import fits_of
from rooms.models import Booking, BookingRequest, Proposal
from rooms.response import usual_answer

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def demo(loaded):
    loaded("load_content", "load_demo")


def invented_dates():
    return EventDate.objects.filter(event__slug__startswith="beispiel-")


def test_every_quarter_has_dates_for_twelve_weeks():
    last = timezone.localdate() + timedelta(weeks=10)
    quarters = invented_dates().filter(first_on__gte=last)
    assert set(quarters.values_list("event__quarters__slug", flat=True)) == {
        "alwin-lonke-quartier",
        "bahnhofsvorstadt",
        "huenertshagen",
    }


def test_something_is_on_every_day_of_the_coming_week():
    coming = [timezone.localdate() + timedelta(days=n) for n in range(7)]
    days = set(invented_dates().values_list("first_on", flat=True))
    assert set(coming) <= days


def test_there_are_twenty_requests_in_all_states():
    states = Booking.objects.exclude(request=None).values_list("status", flat=True)
    assert BookingRequest.objects.count() == 20
    assert set(states) == set(Booking.Status.values)


def test_a_weekly_series_is_half_confirmed_and_leaves_a_taken_date_out():
    series = BookingRequest.objects.get(rhythm="weekly")
    assert series.state == "teilweise bestätigt"
    states = Counter(booking.status for booking in series.dates())
    assert states == {"confirmed": 3, "left_out": 1, "requested": 2}
    assert Booking.objects.get(status="left_out").reason == "taken"


def test_somebody_wishes_to_change_a_date_and_somebody_called():
    wish = Booking.objects.get(replaces__isnull=False)
    assert (wish.status, wish.replaces.status) == ("requested", "confirmed")
    assert BookingRequest.objects.get(email="").state == "bestätigt"


def test_another_time_is_proposed():
    assert Proposal.objects.open().count() == 1


def test_the_usual_answer_can_be_told():
    assert usual_answer().startswith("Meist antworten wir")


def test_an_open_request_wants_what_is_taken():
    fits = fits_of(list(BookingRequest.objects.open().with_dates()))
    assert "Überschneidung" in {fit.word for fit in fits.values()}


def test_unsent_requests_were_not_sent():
    unsent = BookingRequest.objects.unsent()
    assert {b.status for r in unsent for b in r.bookings.all()} == {"unverified"}


def test_dates_in_our_rooms_hold_them():
    held = invented_dates().filter(room__isnull=False, status="planned")
    assert held.count() > 50
    assert not held.filter(booking=None).exists()


def test_one_date_falls_out_and_one_is_moved():
    changed = invented_dates().exclude(status="planned")
    assert sorted(changed.values_list("status", flat=True)) == ["cancelled", "moved"]
    assert all(date.public_note for date in changed)


def test_everybody_and_everything_says_that_it_is_invented():
    assert not Event.objects.filter(slug__startswith="beispiel-").exclude(
        title__startswith="Beispiel: "
    )
    assert not BookingRequest.objects.exclude(name__endswith="(erfunden)")
    assert not BookingRequest.objects.exclude(organisation__endswith="(erfunden)")
    assert Person.objects.filter(name__endswith="(erfunden)").count() == 2
    assert (
        Person.objects.exclude(responsibilities__office_hours=None)
        .exclude(name__endswith="(erfunden)")
        .count()
        == 0
    )


def test_no_letter_is_written():
    assert (Email.objects.count(), mail.outbox) == (0, [])


def test_loading_twice_adds_nothing():
    before = (EventDate.objects.count(), Booking.objects.count())
    call_command("load_demo", verbosity=0)
    assert (EventDate.objects.count(), Booking.objects.count()) == before
