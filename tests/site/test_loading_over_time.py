"""The starter content and the calendar: what runs on, and what must not."""

import pytest
import time_machine
from django.core.management import CommandError, call_command

from events.content.loading import extend_running
from events.models import Event, EventDate, Series
from quarters.models import Offer, Partner, Quarter

pytestmark = pytest.mark.django_db


@time_machine.travel("2027-01-11 10:00 +0100")
def test_the_kulturtafel_fills_the_second_tuesdays_of_half_a_year():
    call_command("load_content", verbosity=0)
    dates = EventDate.objects.filter(series__isnull=False, starts_at__year=2027)
    kulturtafel = dates.filter(event__slug="sprechzeit-der-kulturtafel")
    assert [f"{date.first_on:%d.%m.}" for date in kulturtafel] == [
        "12.01.",
        "09.02.",
        "09.03.",
        "13.04.",
        "11.05.",
        "08.06.",
        "13.07.",
    ]


def test_a_failure_in_the_middle_leaves_nothing_behind(monkeypatch):
    monkeypatch.setattr("events.content.loading.NEWS", [{"title": "ohne Tag"}])
    with pytest.raises(KeyError):
        call_command("load_content", verbosity=0)
    assert (Quarter.objects.count(), Partner.objects.count()) == (0, 0)


def test_a_later_run_extends_the_running_dates_once():
    with time_machine.travel("2027-01-11 10:00 +0100"):
        call_command("load_content", verbosity=0)
    with time_machine.travel("2027-04-01 10:00 +0100"):
        assert extend_running() == 3
        assert extend_running() == 0


def test_days_that_went_by_unnoticed_get_no_date():
    with time_machine.travel("2027-01-11 10:00 +0100"):
        call_command("load_content", verbosity=0)
    with time_machine.travel("2029-06-01 10:00 +0200"):
        assert extend_running() == 7
        assert not EventDate.objects.filter(starts_at__year=2028).exists()


@pytest.mark.parametrize(
    "end",
    [
        lambda: Offer.objects.filter(slug="sprechzeit-der-kulturtafel").update(
            status="ended"
        ),
        lambda: Series.objects.filter(rhythm="nth").delete(),
        lambda: Event.objects.filter(slug="sprechzeit-der-kulturtafel").delete(),
    ],
    ids=["the offer ended", "the series deleted", "the event deleted"],
)
def test_what_the_office_ended_is_not_extended(end):
    with time_machine.travel("2027-01-11 10:00 +0100"):
        call_command("load_content", verbosity=0)
    end()
    with time_machine.travel("2027-10-01 10:00 +0200"):
        assert extend_running() == 0


def test_the_demo_without_the_starter_content_says_what_is_missing():
    with pytest.raises(CommandError, match="erst load_content"):
        call_command("load_demo", verbosity=0)
