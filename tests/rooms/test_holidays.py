"""Bremen's holidays are proposals: shown, ticked, entered once."""

from datetime import date

import pytest

from rooms import holiday
from rooms.models import Closure
from tests.factories import make_booking, make_closure, make_open_booking, make_room

pytestmark = pytest.mark.django_db
PAGE = "/verwaltung/rooms/closure/feiertage/"
GOOD_FRIDAY, REFORMATION = "2027-03-26", "2027-10-31"
AUTUMN = "2027-10-18-ferien"


def tick(client, *keys, year=2027, scope="", **options):
    address = f"{PAGE}?year={year}&scope={scope}"
    return client.post(address, {"feiertag": keys}, **options)


def test_36_the_holidays_of_2027_contain_31_october_and_not_1_november():
    days = {one.first: one.name for one in holiday.public_holidays(2027)}
    assert days[date(2027, 10, 31)] == "Reformationstag"
    assert days[date(2027, 3, 26)] == "Karfreitag"
    assert date(2027, 11, 1) not in days
    assert len(days) == 10


def test_c05_nothing_is_closed_before_somebody_ticks(office_client, room_g):
    page = office_client.get(f"{PAGE}?year=2027&scope=")
    assert page.status_code == 200
    assert "Reformationstag" in page.text
    assert " checked" not in page.text
    assert not Closure.objects.exists()


def test_36_running_the_proposal_twice_adds_nothing(office_client, room_g):
    tick(office_client, GOOD_FRIDAY, REFORMATION)
    page = tick(office_client, GOOD_FRIDAY, REFORMATION, follow=True)
    closures = Closure.objects.values_list("reason", "closes", "room", "place")
    assert list(closures) == [
        ("Karfreitag", True, None, None),
        ("Reformationstag", True, None, None),
    ]
    assert "Das war schon eingetragen." in page.text
    assert page.text.count("schon eingetragen</a>") == 2


def test_c05_a_holiday_lasts_from_midnight_to_midnight(office_client, room_g):
    tick(office_client, REFORMATION)
    closure = Closure.objects.get()
    # The clock is put back on this very day: it has 25 hours.
    assert (closure.ends_at - closure.starts_at).total_seconds() == 25 * 3600
    assert closure.when == "Sonntag, 31.\xa0Oktober 2027"


@pytest.mark.parametrize("kind", ["room", "place"])
def test_c05_a_holiday_may_close_one_room_or_one_place(office_client, room_g, kind):
    target = room_g if kind == "room" else room_g.place
    name = {"room": "raum", "place": "ort"}[kind]
    tick(office_client, GOOD_FRIDAY, scope=f"{name}-{target.pk}")
    assert getattr(Closure.objects.get(), kind) == target


def test_c05_what_is_closed_for_all_is_not_proposed_for_one_room(office_client, room_g):
    make_closure("2027-03-26 00:00", "2027-03-27 00:00", reason="Karfreitag: zu")
    tick(office_client, GOOD_FRIDAY, scope=f"raum-{room_g.pk}")
    tick(office_client, GOOD_FRIDAY, scope=f"ort-{room_g.place_id}")
    assert Closure.objects.count() == 1


def test_c05_what_is_closed_for_one_room_can_still_be_closed_for_all(
    office_client, room_g
):
    tick(office_client, GOOD_FRIDAY, scope=f"raum-{room_g.pk}")
    page = office_client.get(f"{PAGE}?year=2027&scope=").text
    assert "Schon eingetragen für:" in page
    tick(office_client, GOOD_FRIDAY)
    assert Closure.objects.count() == 2


def test_c06_school_holidays_are_hints_and_close_nothing(office_client, room_g):
    tick(office_client, AUTUMN)
    closure = Closure.objects.get()
    assert (closure.reason, closure.closes) == ("Herbstferien", False)
    assert closure.when == (
        "Montag, 18.\xa0Oktober 2027 bis Samstag, 30.\xa0Oktober 2027"
    )


def test_c06_holidays_over_new_year_are_one_span_in_both_years(office_client, room_g):
    spans = {one.first: one.last for one in holiday.school_holidays(2027)}
    assert spans[date(2026, 12, 23)] == date(2027, 1, 9)
    last = max(spans)
    assert (last, spans[last].year) == (date(2027, 12, 23), 2028)
    tick(office_client, "2027-12-23-ferien", year=2027)
    tick(office_client, "2027-12-23-ferien", year=2028)
    assert Closure.objects.count() == 1


@pytest.mark.parametrize(
    ("year", "warning"),
    [
        (2028, ""),
        (2029, "sind die Schulferien noch nicht vollständig bekannt"),
        (2030, "sind noch keine Schulferien bekannt"),
    ],
)
def test_c06_a_year_without_school_holidays_warns(office_client, room_g, year, warning):
    page = office_client.get(f"{PAGE}?year={year}&scope=").text
    assert ("bekannt." in page) == bool(warning)
    assert warning in page


def test_holidays_that_are_over_are_not_proposed(room_g, monday_morning):
    monday_morning.move_to("2027-12-31T10:00:00+01:00")
    [proposal] = holiday.proposals(2027)
    assert proposal.holiday.name == "Weihnachtsferien"
    assert holiday.year_to_propose() == 2028


@pytest.mark.parametrize(
    "query",
    [
        "year=1900&scope=",
        "year=abc",
        "year=2027&scope=raum-999",
        "scope=ort-x",
        "year=",
    ],
)
def test_an_odd_address_enters_nothing_and_says_so(office_client, room_g, query):
    page = office_client.post(f"{PAGE}?{query}", {"feiertag": GOOD_FRIDAY})
    assert page.status_code == 422
    assert "Wählen Sie Jahr und Ort aus der Liste." in page.text
    assert not Closure.objects.exists()


@pytest.mark.parametrize("keys", [[], ["2027-11-01"], ["x" * 500]])
def test_an_odd_tick_enters_nothing(office_client, room_g, keys):
    assert tick(office_client, *keys, follow=True).status_code == 200
    assert not Closure.objects.exists()


def test_a_holiday_over_confirmed_dates_names_them_and_cancels_none(
    office_client, room_g
):
    asked = make_open_booking(
        room_g, "2027-03-26 10:00", "2027-03-26 12:00", status="confirmed"
    )
    page = tick(office_client, GOOD_FRIDAY, follow=True).text
    closure = Closure.objects.get()
    assert "Karfreitag: 1 bestätigter Termin ist betroffen." in page
    assert f"/verwaltung/rooms/closure/{closure.pk}/folgen/" in page
    asked.refresh_from_db()
    assert asked.is_confirmed


def test_only_who_may_add_closures_sees_the_proposals(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("gast", is_staff=True))
    assert client.get(PAGE).status_code == 403


@pytest.mark.parametrize("count", [1, 8])
def test_the_proposals_need_as_many_queries_for_many_rooms(
    office_client, room_g, count, django_assert_num_queries
):
    for _number in range(count):
        make_booking(make_room(place=room_g.place))
    with django_assert_num_queries(5):
        office_client.get(f"{PAGE}?year=2027&scope=")
