"""How much the rooms were used in a year: numbers, nobody's name, no formulas."""

import csv
from io import StringIO

import pytest

from rooms import usage
from rooms.models import Booking, Room
from rooms.use_report import plain_cell
from tests.factories import (
    make_booking,
    make_open_booking,
    make_partner,
    make_place,
    make_quarter,
    make_request,
    make_room,
)

pytestmark = pytest.mark.django_db
PAGE = "/verwaltung/rooms/booking/nutzung/"
CSV = f"{PAGE}?jahr=2027&form=csv"
HEAD = ["Jahr", "Quartier", "Raum", "Termine", "Stunden", "Organisationen", "Storniert"]
T = "2027-01-19"


def table(client, address=CSV) -> list[list[str]]:
    text = client.get(address).content.decode("utf-8-sig")
    return list(csv.reader(StringIO(text), delimiter=";"))


@pytest.fixture
def used(db):
    """Two rooms of the Hafen, one of the Wiese; three organisations."""
    harbour = make_place(quarter=make_quarter(name="Hafen", position=1))
    meadow = make_place(quarter=make_quarter(name="Wiese", position=2))
    hall = make_room(name="Saal", place=harbour, position=1)
    kitchen = make_room(name="Küche", place=harbour, position=2)
    make_room(name="Laube", place=meadow)
    tea = {"organisation": "Teekreis", "name": "Zzyzx Geheim"}
    make_booking(hall, request=make_request(**tea))
    make_booking(
        hall, "2027-02-02 10:00", "2027-02-02 11:30", request=make_request(**tea)
    )
    make_booking(kitchen, request=make_request(organisation="Chor"))
    make_booking(kitchen, f"{T} 15:00", f"{T} 16:00", title="Teamsitzung")
    make_booking(kitchen, f"{T} 18:00", f"{T} 19:00", status=Booking.Status.CANCELLED)
    make_open_booking(hall, f"{T} 16:00", f"{T} 17:00")
    make_open_booking(hall, f"{T} 18:00", f"{T} 19:00", status="declined")
    make_open_booking(hall, f"{T} 19:00", f"{T} 20:00", status="withdrawn")


def test_e10_the_file_counts_per_room_and_per_quarter(office_client, used):
    assert table(office_client) == [
        HEAD,
        ["2027", "Hafen", "Saal", "2", "3,5", "1", "0"],
        ["2027", "Hafen", "Küche", "2", "3", "1", "1"],
        ["2027", "Hafen", "alle Räume", "4", "6,5", "2", "1"],
        ["2027", "Wiese", "Laube", "0", "0", "0", "0"],
        ["2027", "Wiese", "alle Räume", "0", "0", "0", "0"],
    ]


def test_e10_page_and_file_say_the_same(office_client, used):
    page = office_client.get(f"{PAGE}?jahr=2027").text
    assert "Nutzung der Räume 2027" in page
    for number in ["3,5", "6,5"]:
        assert f'data-label="Stunden">{number}</td>' in page


def test_e10_nothing_about_a_person_is_in_it(office_client, used):
    for address in [CSV, f"{PAGE}?jahr=2027"]:
        text = office_client.get(address).content.decode("utf-8-sig")
        for word in ["Zzyzx", "Geheim", "verein.example", "0421", "Lerngruppe"]:
            assert word not in text
        assert "Teekreis" not in text
        assert "Teamsitzung" not in text


def test_e10_the_year_is_the_local_one(office_client, room_g):
    make_booking(room_g, "2026-12-31 23:30", "2027-01-01 00:30")
    make_booking(room_g, "2027-01-01 01:00", "2027-01-01 02:00")
    assert table(office_client)[1][3:5] == ["1", "1"]
    assert table(office_client, CSV.replace("2027", "2026"))[1][3:5] == ["1", "1"]


def test_59_61_hours_are_those_that_really_pass(office_client, room_g):
    make_booking(room_g, "2027-03-28 01:00", "2027-03-28 04:00")
    make_booking(room_g, "2027-10-31 01:00", "2027-10-31 04:00")
    assert table(office_client)[1][3:5] == ["2", "6"]


def test_e10_one_organisation_counts_once_however_it_is_written(room_g):
    partner = make_partner(name="Bürgertreff")
    for number, values in enumerate(
        [
            {"organisation": "Bürgertreff Öst"},
            {"organisation": "bürgertreff  öst", "partner": partner},
            {"organisation": "Treff", "partner": partner},
            {"organisation": "Chor"},
        ],
        start=1,
    ):
        day = f"2027-02-0{number}"
        span = f"{day} 10:00", f"{day} 12:00"
        make_booking(room_g, *span, request=make_request(**values))
    (quarter,) = usage.of_year(2027, Room.objects.with_place())
    assert quarter.total.organisations == 2


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "＝"])
def test_r34_no_cell_is_taken_for_a_formula(start):
    assert plain_cell(f"{start}HYPERLINK()") == f"'{start}HYPERLINK()"


def test_r34_names_of_rooms_and_quarters_are_harmless_in_the_file(office_client):
    quarter = make_quarter(name="@Hafen")
    make_room(name='=cmd|" /C calc"!A0', place=make_place(quarter=quarter))
    assert table(office_client)[1][1:3] == ["'@Hafen", '\'=cmd|" /C calc"!A0']
    assert plain_cell("Saal-West") == "Saal-West"


def test_e10_the_years_go_back_to_the_first_date(office_client, room_g):
    make_booking(room_g, "2025-05-05 10:00", "2025-05-05 12:00")
    assert office_client.get(PAGE).context["years"] == [2027, 2026, 2025]


@pytest.mark.parametrize("year", ["1999", "2028", "abc", "２０２７", "-1", "9" * 40])
def test_e10_other_years_are_not_there(office_client, room_g, year):
    assert office_client.get(PAGE, {"jahr": year}).status_code == 404


def test_e10_the_file_is_named_and_kept_by_nobody(office_client, used):
    answer = office_client.get(CSV)
    disposition = 'attachment; filename="raumnutzung-2027.csv"'
    assert answer.headers["Content-Disposition"] == disposition
    assert "no-store" in answer.headers["Cache-Control"]


def test_e10_is_for_staff_who_may_see_bookings(client, django_user_model):
    assert client.get(PAGE).status_code == 302
    client.force_login(django_user_model.objects.create_user("x", is_staff=True))
    assert client.get(PAGE).status_code == 403
    assert client.get(CSV).status_code == 403


def test_e10_needs_few_queries_however_much_there_is(
    office_client, used, django_assert_max_num_queries
):
    with django_assert_max_num_queries(6):
        office_client.get(CSV)


def test_the_list_of_bookings_leads_to_the_sheets(office_client, used):
    page = office_client.get("/verwaltung/rooms/booking/").text
    assert PAGE in page
    assert "/verwaltung/rooms/opener/" in page
