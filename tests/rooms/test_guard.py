"""The database itself refuses what must not be, whoever writes the row."""

import sqlite3

import pytest
from django.core.checks import run_checks
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from rooms.models import Booking
from tests.factories import at, make_booking, make_open_booking

T = "2027-01-19"


def rival(room, starts="11:00", ends="13:00", **overrides) -> Booking:
    values = {
        "room": room,
        "starts_at": at(f"{T} {starts}"),
        "ends_at": at(f"{T} {ends}"),
        "blocked_until": at(f"{T} {ends}"),
        "status": "confirmed",
    }
    return Booking(**values | overrides)


def raw_insert(room):
    copy_of = make_booking(room, "2027-02-02 10:00", "2027-02-02 12:00")
    row = Booking.objects.filter(pk=copy_of.pk).values().get()
    row |= {"uid": "0" * 32, "starts_at": at(f"{T} 11:00"), "ends_at": at(f"{T} 11:30")}
    del row["id"]
    columns = ", ".join(row)
    marks = ", ".join(["%s"] * len(row))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO rooms_booking ({columns}) VALUES ({marks})",
            [
                connection.ops.adapt_datetimefield_value(v)
                if k.endswith(("_at", "_until")) and v
                else v
                for k, v in row.items()
            ],
        )


WRITERS = {
    "save": lambda room: rival(room).save(),
    "bulk_create": lambda room: Booking.objects.bulk_create([rival(room)]),
    "raw SQL": raw_insert,
    "move": lambda room: Booking.objects.filter(
        pk=make_booking(room, f"{T} 15:00", f"{T} 16:00").pk
    ).update(starts_at=at(f"{T} 11:00")),
    "confirm": lambda room: Booking.objects.filter(
        pk=make_open_booking(room, f"{T} 11:00", f"{T} 13:00").pk
    ).update(status="confirmed"),
}


@pytest.mark.parametrize("way", WRITERS)
def test_17_the_database_refuses_a_second_confirmed_booking_by(room_g, way):
    make_booking(room_g)
    with pytest.raises(IntegrityError, match="no_overlap"), transaction.atomic():
        WRITERS[way](room_g)


def test_17_the_turnover_is_part_of_the_guarded_time(room_g):
    make_booking(room_g)
    with pytest.raises(IntegrityError, match="no_overlap"), transaction.atomic():
        rival(room_g, "12:00", "13:00").save()
    rival(room_g, "12:30", "13:00").save()
    assert room_g.bookings.count() == 2


@pytest.mark.parametrize("status", ["requested", "declined", "cancelled"])
def test_other_states_may_overlap(room_g, status):
    make_booking(room_g)
    rival(room_g, status=status).save()
    assert room_g.bookings.count() == 2


@pytest.mark.parametrize("ends", ["11:00", "10:00"])
def test_15_the_database_refuses_zero_and_negative_length(room_g, ends):
    with pytest.raises(IntegrityError, match="ends_after"), transaction.atomic():
        rival(room_g, "11:00", ends).save()


def test_16_seconds_are_never_stored(room_g):
    start = at(f"{T} 10:00").replace(second=30, microsecond=5)
    Booking.objects.bulk_create([rival(room_g, starts_at=start)])
    assert room_g.bookings.get().starts_at == at(f"{T} 10:00")
    room_g.bookings.update(ends_at=at(f"{T} 13:00").replace(second=59))
    assert room_g.bookings.get().ends_at == at(f"{T} 13:00")


def test_the_friendly_message_comes_before_the_database(room_g):
    make_booking(room_g)
    with pytest.raises(ValidationError) as refused:
        rival(room_g).full_clean()
    assert refused.value.messages == ["Der Raum ist in dieser Zeit schon belegt."]


def test_the_message_does_not_complain_about_the_booking_itself(room_g):
    booking = make_booking(room_g)
    booking.full_clean()


def test_a_missing_guard_is_reported_by_the_system_check(room_g):
    assert run_checks(tags=["database"], databases=["default"]) == []
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE rooms_booking DROP CONSTRAINT no_overlap")
        else:
            cursor.execute("DROP TRIGGER no_overlap_update")
    [error] = run_checks(tags=["database"], databases=["default"])
    assert error.id == "rooms.E001"


@pytest.mark.django_db(transaction=True)
def test_the_guard_survives_a_migration_that_rebuilds_the_table(room_g):
    field = Booking._meta.get_field("title")
    wider = field.clone()
    wider.max_length = 200
    wider.set_attributes_from_name("title")
    wider.model = Booking
    with connection.schema_editor() as editor:
        editor.alter_field(Booking, field, wider)
    assert run_checks(tags=["database"], databases=["default"]) == []
    make_booking(room_g)
    with pytest.raises(IntegrityError, match="no_overlap"), transaction.atomic():
        rival(room_g).save()
    with connection.schema_editor() as editor:
        editor.alter_field(Booking, wider, field)


def test_sqlites_guard_needs_nothing_of_ours_in_the_connection(db):
    [guard] = [c for c in Booking._meta.constraints if c.name == "no_overlap"]
    editor = connection.SchemaEditorClass(connection, collect_sql=True)
    on_insert, _on_update = map(str, guard._triggers(Booking, editor))
    plain = sqlite3.connect(":memory:")
    plain.execute(
        "CREATE TABLE rooms_booking (id, room_id, status, starts_at, blocked_until)"
    )
    plain.execute(on_insert)
    row = (1, 1, "confirmed", "2027-01-19 09:00:00", "2027-01-19 11:00:00")
    plain.execute("INSERT INTO rooms_booking VALUES (?, ?, ?, ?, ?)", row)
    with pytest.raises(sqlite3.IntegrityError, match="no_overlap"):
        plain.execute("INSERT INTO rooms_booking VALUES (?, ?, ?, ?, ?)", row)
