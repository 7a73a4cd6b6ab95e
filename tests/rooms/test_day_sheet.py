"""„Wer kommt heute, wann, wer schließt auf?“: first names only, and soon gone."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from rooms.day_sheet import first_name
from rooms.models import Booking, Opener
from tests.factories import (
    make_booking,
    make_closure,
    make_open_booking,
    make_request,
    make_room,
)

pytestmark = pytest.mark.django_db
PAGE = "/verwaltung/rooms/opener/"
T = "2027-01-19"
SHEET = f"{PAGE}?tag={T}"


@pytest.fixture
def booking(room_g):
    request = make_request(
        name="Vera Zzyzx",
        organisation="Teekreis",
        purpose="Zzyzx-Beratung",
        email="zzyzx@verein.example",
        phone="0421 999111",
        message="Zzyzx kommt.",
    )
    return make_booking(room_g, request=request)


def lines(client, address=SHEET) -> list[tuple]:
    sheet = client.get(address).context["sheet"]
    return [(line.when, line.who, line.persons, line.opener) for line in sheet.lines]


def fill_in(client, booking, name, before="") -> None:
    field = f"wer-{booking.pk}"
    return client.post(SHEET, {field: name, f"initial-{field}": before})


def test_ahead_18_the_sheet_says_who_when_and_how_to_get_in(office_client, booking):
    page = office_client.get(SHEET)
    assert lines(office_client) == [
        ("10:00 bis 12:00\u00a0Uhr", "Vera, Teekreis", 12, "")
    ]
    for word in ["Dienstag, 19.\u00a0Januar 2027", "Raum G", "Der Schlüssel liegt im"]:
        assert word in page.text


def test_ahead_18_of_a_person_only_the_first_name_is_on_it(office_client, booking):
    page = office_client.get(SHEET).text
    assert "Vera, Teekreis" in page
    for word in ["Zzyzx", "zzyzx", "999111"]:
        assert word not in page


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Vera Muster", "Vera"),
        ("Dr. Vera Muster", "Vera"),
        ("Frau Prof. Dr. Vera Muster", "Vera"),
        ("Muster, Vera", "Vera"),
        ("Muster, Dr. Vera", "Vera"),
        ("Vera", "Vera"),
        ("Frau Muster", ""),
        ("Herr Dr. Muster", ""),
        ("", ""),
        ("Dr.", ""),
        (" ,", ""),
    ],
)
def test_ahead_18_first_names(name, first):
    assert first_name(name) == first


def test_ahead_18_only_confirmed_dates_of_the_day_in_order(office_client, room_g):
    other = make_room(name="Küche", position=9)
    make_booking(other, f"{T} 08:00", f"{T} 09:00", title="Kochkurs")
    make_booking(room_g, f"{T} 15:00", f"{T} 16:00", title="Probe")
    make_booking(room_g, f"{T} 09:00", f"{T} 10:00", title="Team")
    make_open_booking(room_g, f"{T} 12:00", f"{T} 13:00")
    make_booking(room_g, f"{T} 18:00", f"{T} 19:00", status=Booking.Status.CANCELLED)
    make_booking(room_g, "2027-01-20 08:00", "2027-01-20 09:00", title="morgen")
    assert [who for _when, who, *_rest in lines(office_client)] == [
        "Team",
        "Probe",
        "Kochkurs",
    ]


def test_65_a_night_is_on_both_days_but_midnight_is_not(office_client, room_g):
    make_booking(room_g, f"{T} 22:00", "2027-01-20 00:00", title="bis Mitternacht")
    other = make_room(position=9)
    make_booking(other, f"{T} 22:00", "2027-01-20 06:00", title="Nacht")
    assert lines(office_client)[0][0] == "22:00 bis 24:00\u00a0Uhr"
    assert (
        lines(office_client)[1][0] == "22:00 bis 6:00\u00a0Uhr, bis Mi, 20.\u00a0Jan."
    )
    (following,) = lines(office_client, f"{PAGE}?tag=2027-01-20")
    assert following[:2] == ("22:00 bis 6:00\u00a0Uhr, seit Di, 19.\u00a0Jan.", "Nacht")


def test_69_today_is_the_local_day(client, office, room_g, monday_morning):
    make_booking(room_g, "2027-07-06 18:00", "2027-07-06 20:00", title="Sommerfest")
    monday_morning.move_to("2027-07-05T22:30:00+00:00")  # 0:30 in Bremen
    client.force_login(office)
    assert lines(client, PAGE) == [("18:00 bis 20:00\u00a0Uhr", "Sommerfest", None, "")]


def test_ahead_18_closures_and_empty_rooms_are_named(office_client, room_g):
    make_room(name="Küche")
    make_closure(f"{T} 00:00", "2027-01-20 00:00", room=room_g, reason="Umbau")
    make_closure(f"{T} 00:00", "2027-01-20 00:00", closes=False, reason="Ferien")
    page = office_client.get(SHEET).text
    assert "Umbau" in page
    assert "Ferien" not in page
    assert "Niemand kommt in: Küche." in page
    assert "An diesem Tag kommt niemand." in office_client.get(PAGE).text


def test_ahead_18_who_unlocks_is_filled_in_on_the_sheet(office_client, booking):
    answer = fill_in(office_client, booking, "Kim vom Büro")
    assert (answer.status_code, answer.url) == (302, SHEET)
    fill_in(office_client, booking, "Kim vom Büro")
    assert lines(office_client)[0][3] == "Kim vom Büro"
    fill_in(office_client, booking, "", before="Kim vom Büro")
    assert Opener.objects.count() == 0


def test_ahead_18_an_old_tab_does_not_undo_what_a_colleague_filled_in(
    office_client, booking
):
    fill_in(office_client, booking, "Kim")
    fill_in(office_client, booking, "")  # the other tab shows an empty line
    assert lines(office_client)[0][3] == "Kim"


@pytest.mark.parametrize("name", ["x" * 61, "a\x00b"])
def test_ahead_18_what_is_no_name_is_refused_in_words(office_client, booking, name):
    answer = fill_in(office_client, booking, name)
    assert answer.status_code == 422
    assert "Bitte sehen Sie noch einmal nach:" in answer.text
    assert Opener.objects.count() == 0


def test_ahead_18_dates_of_other_days_cannot_be_filled_in(office_client, room_g):
    other = make_booking(room_g, "2027-01-20 08:00", "2027-01-20 09:00")
    fill_in(office_client, other, "Kim")
    assert Opener.objects.count() == 0


def test_ahead_18_a_week_later_the_names_are_gone(
    office_client, office, booking, room_g, monday_morning
):
    fill_in(office_client, booking, "Kim")
    monday_morning.move_to("2027-01-27T10:00:00+01:00")
    office_client.force_login(office)
    assert office_client.get(SHEET).status_code == 404
    later = make_booking(room_g, "2027-01-28 10:00", "2027-01-28 12:00")
    Opener.objects.create(booking=later, name="Jo")
    call_command("tidy", "--dry-run", stdout=StringIO())
    assert Opener.objects.count() == 2
    call_command("tidy", stdout=StringIO())
    assert [str(opener) for opener in Opener.objects.all()] == ["Jo"]


@pytest.mark.parametrize(
    "day", ["2027-02-30", "heute", "9999-12-31", "1", "2027-01-03"]
)
def test_ahead_18_days_without_a_sheet(office_client, room_g, day):
    assert office_client.get(PAGE, {"tag": day}).status_code == 404


def test_ahead_18_one_goes_from_day_to_day(office_client, room_g):
    page = office_client.get(PAGE).text
    for day in ["2027-01-10", "2027-01-12"]:
        assert f'href="?tag={day}"' in page
    first = date(2027, 1, 11) - timedelta(days=7)
    edge = office_client.get(PAGE, {"tag": first.isoformat()}).text
    assert "Tag davor" not in edge


def test_ahead_18_the_sheet_is_for_staff_who_see_bookings(
    client, booking, django_user_model
):
    assert client.get(SHEET).status_code == 302
    client.force_login(django_user_model.objects.create_user("x", is_staff=True))
    assert client.get(SHEET).status_code == 403
    assert fill_in(client, booking, "Kim").status_code == 403
    assert Opener.objects.count() == 0


def test_ahead_18_the_sheet_is_kept_by_nobody(office_client, booking):
    answer = office_client.get(SHEET)
    assert "no-store" in answer.headers["Cache-Control"]
    Opener.objects.create(booking=booking, name="Kim")
    address = f"{PAGE}{Opener.objects.get().pk}/change/"
    assert office_client.get(address).status_code == 404


def test_ahead_18_needs_few_queries_however_many_rooms(
    office_client, room_g, django_assert_max_num_queries
):
    for _number in range(5):
        make_booking(make_room(), request=make_request())
    with django_assert_max_num_queries(7):
        office_client.get(SHEET)
