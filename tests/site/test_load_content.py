"""The starter content: complete, repeatable, and the office's own from then on."""

from datetime import date

import pytest
from django.apps import apps
from django.core.management import call_command

from events.models import EventDate
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


@pytest.fixture(scope="module", autouse=True)
def content(loaded):
    loaded("load_content")


def rows() -> dict[str, int]:
    ours = [
        model
        for app in ("quarters", "rooms", "events")
        for model in apps.get_app_config(app).get_models()
    ]
    return {model._meta.label: model.objects.count() for model in ours}


def test_it_brings_the_three_quarters_with_their_people():
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


def test_it_brings_the_two_rooms_open_for_requests():
    rooms = Room.objects.requestable().order_by("slug")
    assert [room.slug for room in rooms] == ["besprechungsraum", "gruppenraum"]
    assert [room.opening_rules.count() for room in rooms] == [6, 6]


def test_nobody_can_be_reached_by_accident():
    assert set(Person.objects.values_list("phone", "email")) == {
        ("0421 000000", "name@qek.example")
    }


def test_every_page_of_the_frame_has_words():
    assert set(Page.objects.values_list("key", flat=True)) == set(Page.Key.values)
    assert not Page.objects.filter(text="").exists()


@pytest.mark.parametrize("key", ["impressum", "datenschutz", "barrierefreiheit"])
def test_legal_pages_mark_what_is_unknown(key):
    assert "[wird ergänzt" in Page.objects.get(key=key).text


def test_unknown_facts_of_a_room_stay_empty():
    room = Room.objects.get(slug="gruppenraum")
    assert (room.capacity, room.area_sqm, room.cost) == (None, None, "")
    assert room.place.step_free == "unknown"


def test_nothing_is_booked_in_advance():
    assert not Booking.objects.exists()


def test_courses_have_a_date_on_each_of_their_days_but_holidays():
    dates = EventDate.objects.filter(event__slug="deutsch-a1-2025")
    days = [date.first_on for date in dates]
    assert len(days) == 24
    assert {day.weekday() for day in days} == {0, 2}
    assert date(2025, 4, 21) not in days


def test_the_news_of_the_opening_is_dated_to_its_day():
    item = NewsItem.objects.get(slug="neue-raeume-in-der-bahnhofsvorstadt")
    assert f"{item.publish_from:%d.%m.%Y}" == "23.09.2024"


def test_loading_twice_doubles_nothing():
    before = rows()
    call_command("load_content", verbosity=0)
    assert rows() == before
    assert before["quarters.Partner"] > 30


def test_what_the_office_changed_renamed_or_deleted_stays_so():
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
