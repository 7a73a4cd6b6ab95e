"""Free and busy for everybody: right to the minute, and without anybody's name."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from tests.factories import (
    at,
    make_booking,
    make_closure,
    make_open_booking,
    make_request,
    make_room,
)

pytestmark = pytest.mark.django_db
ICS, JSON = "/raeume/raum-g/belegung.ics", "/raeume/raum-g/belegung.json"
T = "2027-01-19"
SECRET = {
    "name": "Zzyzx Geheim",
    "organisation": "Zzyzx-Kreis",
    "email": "zzyzx@verein.example",
    "phone": "0421 999111",
    "purpose": "Zzyzx-Treffen",
    "message": "Zzyzx kommt auch.",
    "internal_note": "Zzyzx kennen wir.",
}


def times(client, state: str) -> list[tuple[str, str]]:
    zeiten = client.get(JSON).json()["zeiten"]
    return [(t["beginn"], t["ende"]) for t in zeiten if t["stand"] == state]


def entries(client) -> list:
    return Calendar.from_ical(client.get(ICS).content).walk("VEVENT")


@pytest.fixture
def secrets(room_g):
    """Everything that could leak: confirmed, asked for, our own."""
    make_booking(room_g, request=make_request(**SECRET))
    make_open_booking(
        room_g, f"{T} 14:00", f"{T} 15:00", request=make_request(**SECRET)
    )
    make_booking(room_g, f"{T} 17:00", f"{T} 18:00", title="Zzyzx-Gespräch")


@pytest.mark.parametrize("address", [ICS, JSON, "/raeume/raum-g/?woche=2027-W03"])
def test_77_c12_no_name_purpose_or_address_leaves_the_house(client, secrets, address):
    answer = client.get(address)
    text = answer.content.decode() + str(answer.headers)
    assert "belegt" in text
    assert "angefragt" in text
    for word in ["zzyzx", "geheim", "999111", "qek-0", "kennen wir"]:
        assert word not in text.casefold()


def test_77_the_entries_carry_nothing_that_leads_to_a_request(client, secrets, room_g):
    text = client.get(ICS).content.decode() + client.get(JSON).text
    for booking in room_g.bookings.all():
        assert str(booking.uid) not in text
    for entry in entries(client):
        assert {"DESCRIPTION", "ATTENDEE", "ORGANIZER", "CONTACT"} & set(entry) == set()


def test_c12_the_files_reach_at_least_eight_weeks(client, room_g):
    make_booking(room_g, "2027-03-08 10:00", "2027-03-08 12:00")
    room_g.horizon_days = 10
    room_g.save()
    assert times(client, "belegt") == [
        ("2027-03-08T10:00:00+01:00", "2027-03-08T12:00:00+01:00")
    ]
    assert client.get(JSON).json()["bis"] == "2027-03-08"
    assert len(entries(client)) == 1


def test_c12_what_lies_behind_or_far_ahead_is_left_out(client, room_g):
    make_booking(room_g, "2027-01-08 10:00", "2027-01-08 12:00")
    make_booking(room_g, "2028-01-10 10:00", "2028-01-10 12:00")
    assert entries(client) == []


def test_c13_four_states_fill_the_open_hours_without_overlap(client, room_g):
    make_booking(room_g)
    make_open_booking(room_g, f"{T} 11:00", f"{T} 13:00")
    make_closure(f"{T} 18:00", f"{T} 21:00")
    zeiten = client.get(JSON).json()["zeiten"]
    of_the_day = [
        (z["beginn"][11:16], z["ende"][11:16], z["stand"])
        for z in zeiten
        if z["beginn"].startswith(T)
    ]
    assert of_the_day == [
        ("08:00", "10:00", "frei"),
        ("10:00", "12:00", "belegt"),
        ("12:00", "13:00", "angefragt"),
        ("13:00", "18:00", "frei"),
        ("18:00", "21:00", "geschlossen"),
    ]


def test_c07_the_turnover_is_not_part_of_a_booking(client, room_g):
    make_booking(room_g)
    assert times(client, "belegt") == [(f"{T}T10:00:00+01:00", f"{T}T12:00:00+01:00")]


def test_11_what_was_cancelled_or_never_sent_is_free(client, room_g):
    for status in ["cancelled", "declined", "withdrawn", "unverified"]:
        make_open_booking(room_g, status=status)
    assert entries(client) == []


def test_63_f03_eighteen_o_clock_stays_so_in_january_and_july(client, room_g):
    make_booking(room_g, f"{T} 18:00", f"{T} 20:00")
    make_booking(room_g, "2027-07-06 18:00", "2027-07-06 20:00")
    winter, summer = entries(client)
    assert winter["DTSTART"].dt == datetime(2027, 1, 19, 17, tzinfo=UTC)
    assert summer["DTSTART"].dt == datetime(2027, 7, 6, 16, tzinfo=UTC)
    assert [start for start, _end in times(client, "belegt")] == [
        "2027-01-19T18:00:00+01:00",
        "2027-07-06T18:00:00+02:00",
    ]


def test_the_calendar_says_what_blocks_and_what_does_not(client, room_g):
    make_booking(room_g)
    make_open_booking(room_g, f"{T} 14:00", f"{T} 15:00")
    make_closure("2027-01-20 00:00", "2027-01-21 00:00", reason="Umbau")
    said = [(str(e["SUMMARY"]), e["STATUS"], e["TRANSP"]) for e in entries(client)]
    assert said == [
        ("belegt", "CONFIRMED", "OPAQUE"),
        ("angefragt", "TENTATIVE", "TRANSPARENT"),
        ("geschlossen", "CONFIRMED", "OPAQUE"),
    ]
    room_g.hold_open_requests = True
    room_g.save()
    assert entries(client)[1]["TRANSP"] == "OPAQUE"


def test_f08_the_json_says_its_version(client, room_g):
    answer = client.get(JSON)
    said = json.loads(answer.content)
    assert answer.headers["Content-Type"] == "application/json; charset=utf-8"
    assert {"raum", "von", "bis", "zeiten"} < set(said)
    assert (said["version"], said["zeitzone"]) == (1, "Europe/Berlin")
    assert said["adresse"] == "http://testserver/raeume/raum-g/"


@pytest.mark.parametrize("address", [ICS, JSON])
def test_f05_asking_again_costs_little_until_something_changes(
    client, room_g, address, monday_morning, django_assert_max_num_queries
):
    booking = make_booking(room_g)
    first = client.get(address)
    known = {"If-None-Match": first.headers["ETag"]}
    monday_morning.shift(timedelta(minutes=5))
    with django_assert_max_num_queries(4):
        again = client.get(address, headers=known)
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    booking.ends_at = booking.blocked_until = at(f"{T} 13:00")
    booking.save()
    changed = client.get(address, headers=known)
    assert changed.status_code == 200
    assert changed.headers["ETag"] != first.headers["ETag"]


@pytest.mark.parametrize("address", [ICS, JSON])
def test_f08_the_files_are_for_everybody_and_set_nothing(client, room_g, address):
    answer = client.get(address)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert client.post(address).status_code == 405


@pytest.mark.parametrize("name", ["belegung.ics", "belegung.json"])
def test_unpublished_and_unknown_rooms_have_no_files(client, name):
    room = make_room(is_published=False)
    make_booking(room)
    assert client.get(f"/raeume/{room.slug}/{name}").status_code == 404
    assert client.get(f"/raeume/gibt-es-nicht/{name}").status_code == 404


def test_the_room_page_leads_to_the_files(client, room_g):
    page = client.get(room_g.get_absolute_url()).text
    assert f'href="{ICS}"' in page
    assert f'href="{JSON}"' in page
