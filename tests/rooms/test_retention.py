"""What is kept how long: `manage.py tidy`, its periods, and no canary sings after."""

import shutil
from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry as AdminLogEntry
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.management import call_command
from post_office.models import STATUS, Attachment, Email

from rooms import conversation, decision, forgetting, guard, outbox, retention
from rooms.forms import RequestForm
from rooms.models import Attempt, Booking, BookingRequest, Room
from tests.factories import (
    form_data,
    make_booking,
    make_open_booking,
    make_request,
    make_room,
)

from .canary import found, make_canary
from .racing import RACERS, race

pytestmark = pytest.mark.django_db
STORAGE = Attachment._meta.get_field("file").storage


@pytest.fixture(autouse=True)
def no_letter_files():
    """Other tests are rolled back and leave their files behind."""
    shutil.rmtree(STORAGE.location, ignore_errors=True)


@pytest.fixture
def tidy(django_capture_on_commit_callbacks):
    """One run, as the timer starts it; files go with the commit."""

    def run(**options) -> dict[str, int]:
        with django_capture_on_commit_callbacks(execute=True):
            return dict(retention.tidy(**options))

    return run


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
        conversation.withdraw(request)
    monday_morning.move_to("2027-07-11T09:00:00+02:00")
    assert tidy()["abgelehnte Anfragen anonymisiert"] == 0
    monday_morning.move_to("2027-07-11T10:01:00+02:00")
    assert tidy()["abgelehnte Anfragen anonymisiert"] == 1


def test_a_partly_confirmed_request_waits_for_its_twelve_months(
    room_g, monday_morning, tidy
):
    request = make_open_booking(room_g, status="declined").request
    times = "2027-01-26 10:00", "2027-01-26 12:00"
    make_open_booking(room_g, *times, request=request, status="confirmed")
    monday_morning.move_to("2027-12-01T03:00:00+01:00")
    assert tidy()["abgelehnte Anfragen anonymisiert"] == 0


def test_r47_a_dry_run_counts_and_changes_nothing(room_g, office, monday_morning, tidy):
    make_canary(room_g, by=office)
    monday_morning.move_to("2028-03-01T03:00:00+01:00")
    singing = found()
    assert tidy(dry_run=True)["vergangene Anfragen anonymisiert"] == 1
    assert found() == singing
    assert tidy()["vergangene Anfragen anonymisiert"] == 1


def test_the_command_prints_numbers_without_names(
    room_g, office, monday_morning, capsys, caplog
):
    make_canary(room_g, by=office)
    monday_morning.move_to("2028-03-01T03:00:00+01:00")
    call_command("tidy", "--dry-run")
    call_command("tidy")
    printed = capsys.readouterr().out
    assert "Probelauf" in printed
    assert printed.count("1 vergangene Anfragen anonymisiert.") == 2
    assert "anarienvogel" not in printed + caplog.text


def test_many_go_in_small_steps(room_g, monday_morning, tidy, monkeypatch):
    monkeypatch.setattr(retention, "BATCH", 2)
    for hour in range(8, 13):
        times = f"2027-01-19 {hour:02}:00", f"2027-01-19 {hour:02}:30"
        make_open_booking(room_g, *times, status="confirmed")
    monday_morning.move_to("2028-03-01T03:00:00+01:00")
    assert tidy()["vergangene Anfragen anonymisiert"] == 5


def test_letters_go_thirty_days_after_they_went_out_with_their_files(
    room_g, office, monday_morning, tidy
):
    make_canary(room_g, by=office)
    outbox.send_due()
    [name] = Attachment.objects.values_list("file", flat=True)
    monday_morning.shift(timedelta(days=29))
    assert tidy()["Briefe gelöscht"] == 0
    assert STORAGE.exists(name)
    monday_morning.shift(timedelta(days=1, minutes=1))
    assert tidy()["Briefe gelöscht"] == 2
    assert not Attachment.objects.exists()
    assert not STORAGE.exists(name)


def test_a_letter_that_still_waits_is_kept(room_g, office, monday_morning, tidy):
    make_canary(room_g, by=office)
    Email.objects.update(status=STATUS.requeued)
    monday_morning.shift(timedelta(days=60))
    assert tidy()["Briefe gelöscht"] == 0


def test_files_without_a_letter_are_swept_a_day_later(monday_morning, tidy, db):
    name = STORAGE.save("verwaist/termin.ics", ContentFile(b"Kanarienvogel"))
    monday_morning.move_to(STORAGE.get_modified_time(name) + timedelta(hours=23))
    assert tidy()["verwaiste Dateien gelöscht"] == 0
    monday_morning.shift(timedelta(hours=2))
    assert tidy()["verwaiste Dateien gelöscht"] == 1
    assert not STORAGE.exists(name)


def test_marks_sessions_and_old_history_go(office, client, monday_morning, tidy):
    guard.take(("ip", "192.0.2.7"))
    client.force_login(office)
    AdminLogEntry.objects.create(user=office, object_repr="alt", action_flag=2)
    monday_morning.shift(timedelta(hours=25))
    tidy()
    assert not Attempt.objects.exists()
    assert not Session.objects.exists()
    assert AdminLogEntry.objects.exists()
    monday_morning.move_to("2029-01-12T03:00:00+01:00")
    assert tidy()["alte Einträge im Verlauf gelöscht"] == 1


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


def run_at_once(barrier, _number):
    barrier.wait()
    counts = retention.tidy()
    return dict(counts)["vergangene Anfragen anonymisiert"] if counts else 0


@pytest.mark.django_db(transaction=True)
def test_several_runs_at_once_do_the_work_once(monday_morning):
    room = make_room()
    for hour in range(8, 20):
        times = f"2027-01-19 {hour:02}:00", f"2027-01-19 {hour:02}:30"
        make_open_booking(room, *times, status="confirmed")
    monday_morning.move_to("2028-03-01T03:00:00+01:00")
    done = race(run_at_once, list(range(RACERS)))
    assert sum(map(int, done)) == 12
    assert Room.objects.get().bookings.count() == 12
