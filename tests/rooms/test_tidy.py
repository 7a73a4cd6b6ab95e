"""`manage.py tidy`: a dry run, small steps, letters and files, several at once."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry as AdminLogEntry
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.management import call_command
from post_office.models import STATUS, Attachment, Email

from rooms import guard, outbox, retention
from rooms.models import Attempt, Room
from tests.factories import make_open_booking, make_room

from .canary import found, make_canary
from .racing import RACERS, race

pytestmark = pytest.mark.django_db
STORAGE = Attachment._meta.get_field("file").storage


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
