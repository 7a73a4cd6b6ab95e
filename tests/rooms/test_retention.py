"""Requests lose their names when their time is over; no canary sings after."""

from datetime import timedelta

import pytest
from post_office.models import Email

from rooms import (
    conversation,
    decision,
    forgetting,
    guard,
    retention,
    taking_back,
    usage,
)
from rooms.forms import RequestForm
from rooms.models import Booking, BookingRequest
from tests.factories import (
    form_data,
    make_booking,
    make_open_booking,
    make_partner,
    make_request,
)

from .canary import found, make_canary

pytestmark = pytest.mark.django_db


def ask(room) -> BookingRequest:
    form = RequestForm(room, form_data(stamp=guard.new_stamp()))
    assert form.is_valid()
    return conversation.begin(form, "einmal")


def test_70_an_unsent_request_vanishes_after_72_hours(room_g, monday_morning, tidy):
    ask(room_g)
    monday_morning.shift(timedelta(hours=71, minutes=59))
    assert tidy()["nicht abgeschickte Anfragen gelöscht"] == 0
    monday_morning.shift(timedelta(minutes=2))
    assert tidy()["nicht abgeschickte Anfragen gelöscht"] == 1
    assert not BookingRequest.objects.exists()
    assert not Booking.objects.exists()
    assert not Email.objects.exists()


def test_70_a_request_sent_off_after_71_hours_is_kept(room_g, monday_morning, tidy):
    request = make_request(sent=False)
    make_booking(room_g, request=request, status="unverified")
    monday_morning.shift(timedelta(hours=71))
    conversation.send_off(request)
    monday_morning.shift(timedelta(hours=2))
    assert tidy()["nicht abgeschickte Anfragen gelöscht"] == 0
    assert request.bookings.get().is_open


def test_78_names_go_twelve_months_after_the_last_date(
    room_g, office, monday_morning, tidy
):
    request = make_canary(room_g, by=office)
    assert len(found()) > 20  # the canaries do sing
    monday_morning.move_to("2028-01-19T11:00:00+01:00")
    assert tidy()["vergangene Anfragen anonymisiert"] == 0
    monday_morning.move_to("2028-01-19T12:01:00+01:00")
    assert tidy()["vergangene Anfragen anonymisiert"] == 1
    assert found() == []
    request.refresh_from_db()
    assert request.anonymised_at
    assert request.name == "gelöscht"


def test_g04_the_statistics_survive(room_g, office, monday_morning, tidy):
    request = make_canary(room_g, by=office)
    numbers = "room", "starts_at", "ends_at", "status", "reason", "request__persons"
    dates = Booking.objects.values(*numbers, "request__partner", "request__number")
    before = list(dates)
    monday_morning.move_to("2028-03-01T03:00:00+01:00")
    tidy()
    assert list(dates) == before
    assert request.bookings.get().room.quarter


def test_g04_the_yearly_report_of_a_partner_stays_the_same(
    room_g, office, monday_morning, tidy
):
    make_canary(room_g, by=office, partner=make_partner())
    times = "2027-02-02 10:00", "2027-02-02 12:00"
    make_canary(room_g, *times, by=office, partner=make_partner(name="Chor"))

    def numbers() -> list[tuple]:
        [quarter] = usage.of_year(2027, [room_g])
        return [(one.count, one.hours, one.organisations) for one in quarter.rooms]

    assert numbers() == [(2, 4.0, 2)]
    monday_morning.move_to("2028-03-01T03:00:00+01:00")
    tidy()
    assert numbers() == [(2, 4.0, 2)]


def test_78_a_second_run_changes_nothing(room_g, office, monday_morning, tidy):
    make_canary(room_g, by=office)
    monday_morning.move_to("2028-03-01T03:00:00+01:00")
    tidy()
    rows = list(BookingRequest.objects.values())
    monday_morning.shift(timedelta(days=1))
    assert sum(tidy().values()) == 0
    assert list(BookingRequest.objects.values()) == rows


@pytest.mark.parametrize("status", Booking.Status.values[1:])
def test_78_a_request_with_a_future_date_is_skipped(
    room_g, office, monday_morning, tidy, status
):
    request = make_canary(room_g, by=office)
    times = "2028-03-02 10:00", "2028-03-02 12:00"
    make_open_booking(room_g, *times, request=request, status=status)
    monday_morning.move_to("2028-03-01T03:00:00+01:00")
    tidy()
    request.refresh_from_db()
    assert request.anonymised_at is None
    assert request.name == "Kanarienvogel Name"


def test_the_number_of_months_is_a_setting(room_g, monday_morning, tidy, settings):
    settings.RETENTION = settings.RETENTION | {"past": {"months": 3}}
    make_open_booking(room_g, status="confirmed")
    monday_morning.move_to("2027-04-20T03:00:00+02:00")
    assert tidy()["vergangene Anfragen anonymisiert"] == 1


@pytest.mark.parametrize("end", ["declined", "withdrawn"])
def test_r50_what_came_to_nothing_goes_six_months_after_the_decision(
    room_g, office, monday_morning, tidy, end
):
    request = make_open_booking(room_g).request
    if end == "declined":
        decision.decline(request, by=office, reason="rules")
    else:
        taking_back.withdraw(request)
    monday_morning.move_to("2027-07-11T09:00:00+02:00")
    assert tidy()["abgelehnte Anfragen anonymisiert"] == 0
    monday_morning.move_to("2027-07-11T10:01:00+02:00")
    assert tidy()["abgelehnte Anfragen anonymisiert"] == 1


def test_r50_dates_left_out_of_a_refused_series_keep_nothing(
    room_g, monday_morning, tidy
):
    request = make_open_booking(room_g, status="declined").request
    times = "2027-01-26 10:00", "2027-01-26 12:00"
    make_open_booking(room_g, *times, request=request, status="left_out")
    monday_morning.move_to("2027-08-01T09:00:00+02:00")
    assert tidy()["abgelehnte Anfragen anonymisiert"] == 1


def test_a_partly_confirmed_request_waits_for_its_twelve_months(
    room_g, monday_morning, tidy
):
    request = make_open_booking(room_g, status="declined").request
    times = "2027-01-26 10:00", "2027-01-26 12:00"
    make_open_booking(room_g, *times, request=request, status="confirmed")
    monday_morning.move_to("2027-12-01T03:00:00+01:00")
    assert tidy()["abgelehnte Anfragen anonymisiert"] == 0


def test_r47_two_years_of_nights_leave_only_what_is_young(
    room_g, office, monday_morning, tidy
):
    for month in (2, 5, 8, 11):
        times = f"2027-{month:02}-02 10:00", f"2027-{month:02}-02 12:00"
        make_open_booking(room_g, *times, status="confirmed")
    left = []
    for _week in range(104):
        monday_morning.shift(timedelta(days=7))
        tidy()
        left.append(BookingRequest.objects.filter(anonymised_at=None).count())
    assert left == sorted(left, reverse=True)
    assert (left[54], left[-1]) == (4, 0)
    assert Booking.objects.occupying().count() == 4


def test_the_old_link_is_dead_like_any_other(room_g, monday_morning, client, tidy):
    request = make_open_booking(room_g, status="confirmed").request
    address = f"/anfrage/{request.new_link()}/"
    assert client.get(address).status_code == 200
    monday_morning.move_to("2028-03-01T03:00:00+01:00")
    tidy()
    answer = client.get(address)
    unknown = client.get("/anfrage/kenntniemand/")
    assert answer.status_code == unknown.status_code == 404
    assert "Dieser Link ist nicht mehr gültig" in answer.text


@pytest.mark.parametrize("page", ["change", "entscheiden"])
def test_staff_still_see_room_and_time(
    office_client, room_g, office, monday_morning, tidy, page
):
    request = make_canary(room_g, by=office)
    monday_morning.move_to("2028-03-01T03:00:00+01:00")
    tidy()
    office_client.force_login(office)
    requests = "/verwaltung/rooms/bookingrequest/"
    assert request.number in office_client.get(f"{requests}?stand=alle").text
    answer = office_client.get(f"{requests}{request.pk}/{page}/")
    assert answer.status_code == 200
    assert "Raum G" in answer.text


@pytest.mark.parametrize(
    ("model", "decided"),
    [
        (BookingRequest, set(forgetting.NEUTRAL) | forgetting.KEPT),
        (Booking, set(forgetting.NEUTRAL_DATE) | forgetting.KEPT_DATE),
    ],
)
def test_r46_of_every_field_it_is_decided_whether_it_goes(model, decided):
    # A new field? Decide in rooms/forgetting.py: NEUTRAL goes, KEPT is for statistics.
    assert {field.name for field in model._meta.concrete_fields} == decided


def test_months_are_counted_as_on_the_wall(monday_morning):
    monday_morning.move_to("2027-08-31T10:00:00+02:00")
    assert f"{retention.ago(months=6):%Y-%m-%d %H:%M}" == "2027-02-28 10:00"
    monday_morning.move_to("2028-02-29T10:00:00+01:00")
    assert f"{retention.ago(months=12):%Y-%m-%d}" == "2027-02-28"
    assert f"{retention.ago(hours=72):%Y-%m-%d %H:%M}" == "2028-02-26 10:00"
