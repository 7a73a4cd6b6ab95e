"""Dates left out, wishes and proposals in plans, calendars, sheets and reports: only
what is confirmed or asked for is there, and never with a name for the public."""

import csv
from datetime import date
from io import StringIO
from urllib.parse import urlencode

import pytest
from icalendar import Calendar

from rooms.models import Proposal, StaffFeed
from tests.factories import at, make_open_booking, make_request

from .searching import answers

pytestmark = pytest.mark.django_db
JSON, ICS = "/raeume/raum-g/belegung.json", "/raeume/raum-g/belegung.ics"
WEEK, NEXT_WEEK = "/raeume/raum-g/?woche=2027-W03", "/raeume/raum-g/?woche=2027-W04"
SEARCHED = {"datum": "2027-01-26", "von": "10:00", "bis": "12:00", "personen": "12"}
SEARCH = f"/raeume/?{urlencode(SEARCHED)}"
SHEET = "/verwaltung/rooms/opener/?tag=2027-01-"
REPORT = "/verwaltung/rooms/booking/nutzung/?jahr=2027&form=csv"


@pytest.fixture
def booked(room_g):
    """Confirmed on Tuesday the 19th."""
    words = {"name": "Zzyzx Geheim", "organisation": "Zzyzx", "purpose": "Zzyzx-Kreis"}
    request = make_request(rhythm="weekly", email="zzyzx@verein.example", **words)
    return make_open_booking(room_g, request=request, status="confirmed")


def leave_out(booked):
    times = "2027-01-26 10:00", "2027-01-26 12:00"
    words = {"reason": "taken", "reason_text": "Zzyzx", "wants_notice": True}
    status = {"status": "left_out", "wished": "statt Zzyzx"}
    make_open_booking(booked.room, *times, request=booked.request, **words, **status)


def propose(booked):
    """For a date of another week, so that the 26th is free but for the proposal."""
    times = "2027-02-02 10:00", "2027-02-02 12:00"
    Proposal.objects.create(
        booking=make_open_booking(booked.room, *times, request=booked.request),
        room=booked.room,
        starts_at=at("2027-01-26 10:00"),
        ends_at=at("2027-01-26 12:00"),
        valid_until=date(2027, 1, 18),
    )


def wish(booked, **overrides):
    times = "2027-01-20 14:00", "2027-01-20 16:00"
    wanted = {"request": booked.request, "replaces": booked}
    return make_open_booking(booked.room, *times, **wanted, **overrides)


def states(client, day: str) -> list[str]:
    told = client.get(JSON).json()["zeiten"]
    return [one["stand"] for one in told if one["beginn"].startswith(day)]


def entries(client, room, office) -> list[tuple[str, str]]:
    link = f"/raeume/raum-g/intern/{StaffFeed.renew(room, by=office)}.ics"
    found = Calendar.from_ical(client.get(link).content).walk("VEVENT")
    return [(str(entry["SUMMARY"]), entry["STATUS"]) for entry in found]


@pytest.mark.parametrize("deed", [leave_out, propose])
def test_c12_what_is_left_out_or_proposed_takes_no_time(client, booked, deed):
    deed(booked)
    assert states(client, "2027-01-26") == ["frei"]
    assert answers(client, **SEARCHED) == {"Raum G": "frei"}


@pytest.mark.parametrize("address", [JSON, ICS, WEEK, NEXT_WEEK, SEARCH])
def test_77_a_series_leaves_no_name_in_public(client, booked, address):
    leave_out(booked)
    wish(booked, reason_text="Zzyzx")
    propose(booked)
    answer = client.get(address)
    assert answer.status_code == 200
    assert "zzyzx" not in answer.content.decode().casefold()


def test_d24_an_open_wish_is_shown_as_asked_for_and_the_old_date_as_taken(
    client, booked
):
    wish(booked)
    assert states(client, "2027-01-19") == ["frei", "belegt", "frei"]
    assert states(client, "2027-01-20") == ["frei", "angefragt", "frei"]


@pytest.mark.parametrize("end", ["declined", "withdrawn"])
def test_a_wish_that_came_to_nothing_takes_no_time(client, booked, end):
    wish(booked, status=end)
    assert states(client, "2027-01-20") == ["frei"]


def test_f04_the_team_sees_the_date_and_the_wish(client, booked, office):
    leave_out(booked)
    wish(booked)
    assert entries(client, booked.room, office) == [
        ("Zzyzx-Kreis, Zzyzx", "CONFIRMED"),
        ("Änderung angefragt: Zzyzx-Kreis, Zzyzx", "TENTATIVE"),
    ]


@pytest.mark.parametrize(("day", "number"), [("19", 1), ("20", 0), ("26", 0)])
def test_ahead_18_only_confirmed_dates_are_on_the_sheet(
    office_client, booked, day, number
):
    leave_out(booked)
    wish(booked)
    propose(booked)
    sheet = office_client.get(f"{SHEET}{day}").context["sheet"]
    assert len(sheet.lines) == number


def test_e10_the_report_counts_neither_wishes_nor_dates_left_out(office_client, booked):
    leave_out(booked)
    propose(booked)
    wish(booked)
    text = office_client.get(REPORT).content.decode("utf-8-sig")
    row = next(r for r in csv.reader(StringIO(text), delimiter=";") if "Raum G" in r)
    assert row[3:] == ["1", "2", "1", "0"]
