"""Rows of the programme that the office fills, each by its number."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from events.models import Event, EventDate
from rooms.models import Booking
from rooms.occupancy import occupy
from tests.factories import at, make_closure, make_event, make_event_date, make_series

from .entering import ADD, date_fields, event_fields
from .test_admin_series import ADD as ADD_SERIES
from .test_admin_series import enter, fields

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


@pytest.mark.parametrize(
    "missing",
    ["title", "dates-0-on", "dates-0-starts", "dates-0-place_text"],
    ids=["title", "day", "start", "place"],
)
def test_b01_an_event_needs_title_day_start_and_place(office_client, missing):
    entered = event_fields(date_fields()) | {missing: ""}
    assert office_client.post(ADD, entered).status_code == 200
    assert not Event.objects.exists()


def test_b01_a_picture_without_words_is_refused(office_client):
    out = BytesIO()
    Image.new("RGB", (40, 30), "red").save(out, "JPEG")
    upload = SimpleUploadedFile("foto.jpg", out.getvalue())
    page = office_client.post(ADD, event_fields(date_fields(), image=upload))
    assert "Ein Bild braucht eine Beschreibung." in page.text
    assert not Event.objects.exists()


def test_b03_two_whole_days_are_exactly_two_days(office_client):
    whole = {"starts": "", "ends": "", "all_day": "on"}
    days = {"on": "07.05.2027", "until": "08.05.2027"}
    office_client.post(ADD, event_fields(date_fields(**whole, **days)))
    date = EventDate.objects.get()
    assert (date.starts_at, date.ends_at) == (
        at("2027-05-07 00:00"),
        at("2027-05-09 00:00"),
    )


def test_b04_a_week_with_several_weekdays_has_them_all(office_client):
    entered = fields(weekdays=["0", "2", "4"], until="31.01.2027")
    enter(office_client, ADD_SERIES, entered)
    days = EventDate.objects.values_list("first_on__day", flat=True)
    assert list(days) == [20, 22, 25, 27, 29]


def test_46_a_closed_and_a_taken_day_are_named_before_anything_is_saved(
    office_client, room
):
    make_closure("2027-02-02 00:00", "2027-02-03 00:00")
    occupy(room, at("2027-02-16 18:00"), at("2027-02-16 20:00"))
    entered = fields(room=room.pk, skip_taken="on") | {"_preview": "ja"}
    page = office_client.post(ADD_SERIES, entered)
    plan = page.context["plan"]
    assert (len(plan.dates), len(plan.left_out)) == (9, 2)
    assert Booking.objects.count() == 1


def test_49_a_day_that_is_free_again_is_added_by_hand(office_client, room):
    series = make_series(room=room, place_text="", skip_taken=True)
    taken = occupy(room, at("2027-02-16 18:00"), at("2027-02-16 20:00"))
    series.generate()
    taken.delete()
    entered = {"event": series.event_id, "on": "2027-02-16", "room": room.pk}
    entered |= {"starts": "18:00", "ends": "20:00", "status": "planned"}
    office_client.post(reverse("admin:events_eventdate_add"), entered)
    assert series.event.dates.count() == 11


def test_52_a_weekly_night_is_two_days_long(office_client):
    enter(office_client, ADD_SERIES, fields(starts="22:00", ends="02:00"))
    first = EventDate.objects.order_by("starts_at").first()
    assert first.ends_at == at("2027-01-20 02:00")


@pytest.mark.parametrize(
    "title",
    ["x" * 121, "x" * 300, ""],
    ids=["one too many", "three hundred", "none"],
)
def test_a_title_that_does_not_fit_is_refused_and_kept(office_client, title):
    page = office_client.post(ADD, event_fields(date_fields(), title=title))
    assert page.status_code == 200
    assert title in page.text
    assert not Event.objects.exists()


@pytest.mark.parametrize("title", ["مقهى الخياطة", "Nähen 🧵 für alle"])
def test_a_title_in_any_script_is_kept_and_copied(office_client, title):
    date = make_event_date(event=make_event(title=title))
    url = reverse("admin:events_event_copy", args=[date.event_id])
    assert office_client.post(url, follow=True).status_code == 200
    assert Event.objects.filter(title=title).count() == 2


def test_pages_of_staff_ask_no_more_for_a_long_series(
    office_client, django_assert_max_num_queries
):
    series = make_series()
    series.generate()
    first = series.dates.order_by("starts_at").first()
    with django_assert_max_num_queries(16):
        office_client.get(
            f"{reverse('admin:events_eventdate_cancel')}?termine={first.pk}"
        )
    with django_assert_max_num_queries(23):
        office_client.get(reverse("admin:events_event_change", args=[series.event_id]))
