"""The starter content: complete, repeatable, and the office's own from then on."""

from datetime import date

import pytest
import time_machine
from django.apps import apps
from django.core.management import call_command

from events.content.loading import extend_running
from events.models import Event, EventDate, Series
from quarters.models import (
    NewsItem,
    Offer,
    Page,
    Partner,
    Person,
    Quarter,
    Responsibility,
)
from rooms.models import Booking, Room

pytestmark = pytest.mark.django_db


@pytest.fixture
def content():
    call_command("load_content", verbosity=0)


def rows() -> dict[str, int]:
    ours = [
        model
        for app in ("quarters", "rooms", "events")
        for model in apps.get_app_config(app).get_models()
    ]
    return {model._meta.label: model.objects.count() for model in ours}


def test_it_brings_the_three_quarters_with_their_people(content):
    served = Responsibility.objects.exclude(quarter=None)
    assert list(
        served.order_by("quarter__position").values_list(
            "quarter__name", "person__name"
        )
    ) == [
        ("Alwin-Lonke-Quartier", "Annette Feldkamp"),
        ("Bahnhofsvorstadt", "Iris Wensing"),
        ("Hünertshagen", "Annette Feldkamp"),
    ]


def test_it_brings_the_two_rooms_open_for_requests(content):
    rooms = Room.objects.requestable().order_by("slug")
    assert [room.slug for room in rooms] == ["besprechungsraum", "gruppenraum"]
    assert [room.opening_rules.count() for room in rooms] == [6, 6]


def test_nobody_can_be_reached_by_accident(content):
    assert set(Person.objects.values_list("phone", "email")) == {
        ("0421 000000", "name@qek.example")
    }


def test_every_page_of_the_frame_has_words(content):
    assert set(Page.objects.values_list("key", flat=True)) == set(Page.Key.values)
    assert not Page.objects.filter(text="").exists()


@pytest.mark.parametrize("key", ["impressum", "datenschutz", "barrierefreiheit"])
def test_legal_pages_mark_what_is_unknown(content, key):
    assert "[wird ergänzt" in Page.objects.get(key=key).text


def test_unknown_facts_of_a_room_stay_empty(content):
    room = Room.objects.get(slug="gruppenraum")
    assert (room.capacity, room.area_sqm, room.cost) == (None, None, "")
    assert room.place.step_free == "unknown"


def test_nothing_is_booked_in_advance(content):
    assert not Booking.objects.exists()


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


def test_courses_have_a_date_on_each_of_their_days_but_holidays(content):
    dates = EventDate.objects.filter(event__slug="deutsch-a1-2025")
    days = [date.first_on for date in dates]
    assert len(days) == 24
    assert {day.weekday() for day in days} == {0, 2}
    assert date(2025, 4, 21) not in days


def test_the_news_of_the_opening_is_dated_to_its_day(content):
    item = NewsItem.objects.get(slug="neue-raeume-in-der-bahnhofsvorstadt")
    assert f"{item.publish_from:%d.%m.%Y}" == "23.09.2024"


def test_loading_twice_doubles_nothing(content):
    before = rows()
    call_command("load_content", verbosity=0)
    assert rows() == before
    assert before["quarters.Partner"] > 30


def test_what_the_office_changed_renamed_or_deleted_stays_so(content):
    Offer.objects.filter(slug="mitgaertnern-im-gemeinschaftsgarten").update(
        title="Garten", slug="garten"
    )
    Quarter.objects.filter(slug="huenertshagen").update(teaser="Neu.")
    Partner.objects.filter(name="Vonovia").delete()
    before = rows()
    call_command("load_content", verbosity=0)
    assert rows() == before
    assert Offer.objects.get(slug="garten").title == "Garten"
    assert Quarter.objects.get(slug="huenertshagen").teaser == "Neu."


def test_a_failure_in_the_middle_leaves_nothing_behind(monkeypatch):
    monkeypatch.setattr("events.content.loading.NEWS", [{"title": "ohne Tag"}])
    with pytest.raises(KeyError):
        call_command("load_content", verbosity=0)
    assert set(rows().values()) == {0}


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
