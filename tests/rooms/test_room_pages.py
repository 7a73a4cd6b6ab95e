"""The list of rooms, a room with its week, and odd addresses."""

import pytest

from tests.factories import (
    make_booking,
    make_closure,
    make_equipment,
    make_open_booking,
    make_place,
    make_room,
)

pytestmark = pytest.mark.django_db
T = "2027-01-19"


def week_of(client, room, query="woche=2027-W03"):
    return client.get(f"{room.get_absolute_url()}?{query}").context["week"]


def slots(week, weekday: int) -> list[str]:
    day = week.days[weekday]
    return [f"{slot.starts}–{slot.ends} {slot.state}" for slot in day.slots]


def test_the_list_shows_facts_and_the_next_free_time(client, room_g):
    room_g.equipment.add(make_equipment("Leinwand"))
    page = client.get("/raeume/").text
    assert "Raum G" in page
    assert "Leinwand" in page
    assert "Mittwoch, 13.\xa0Januar, 8:00\xa0Uhr" in page


def test_hidden_rooms_are_nowhere(client, room_g):
    room_g.is_published = False
    room_g.save()
    assert "Raum G" not in client.get("/raeume/").text
    assert client.get(room_g.get_absolute_url()).status_code == 404


def test_unknown_facts_are_left_out(client, db):
    room = make_room(capacity_seated=None, place=make_place(street=""))
    page = client.get(room.get_absolute_url()).text
    for label in ["Plätze", "Größe", "Kosten", "Toilette", "None", "k. A."]:
        assert label not in page


def test_opening_hours_are_told_in_words(client, room_g):
    page = client.get(room_g.get_absolute_url()).text
    assert "Montag bis Freitag, 8:00 bis 21:00\xa0Uhr" in page
    assert "Samstag, 10:00 bis 18:00\xa0Uhr" in page


def test_the_key_is_not_public(client, room_g):
    assert "Schlüssel liegt" not in client.get(room_g.get_absolute_url()).text


def test_a_day_is_told_in_pieces(client, room_g):
    make_booking(room_g, f"{T} 10:00", f"{T} 12:00")
    make_open_booking(room_g, f"{T} 11:00", f"{T} 14:00")
    make_closure(f"{T} 20:00", "2027-01-20 00:00")
    week = week_of(client, room_g)
    assert slots(week, 1) == [
        "8:00–10:00 free",
        "10:00–12:00 taken",
        "12:00–14:00 requested",
        "14:00–20:00 free",
    ]
    hours = [cell.state for cell in week.days[1].hours]
    assert hours == (
        ["free"] * 2 + ["taken"] * 2 + ["requested"] * 2 + ["free"] * 6 + ["closed"]
    )


def test_a_closed_day_names_its_reason(client, room_g):
    make_closure(f"{T} 00:00", "2027-01-20 00:00", reason="Betriebsausflug")
    page = client.get(f"{room_g.get_absolute_url()}?woche=2027-W03").text
    assert "Geschlossen (Betriebsausflug)" in page


def test_days_gone_by_are_told_as_such(client, room_g, monday_morning):
    monday_morning.move_to("2027-01-13T10:00:00+01:00")
    week = week_of(client, room_g, "woche=2027-W02")
    assert [cell.label for cell in week.days[0].hours] == ["vorbei"] * 13
    assert week.days[2].is_open


def test_only_days_that_may_be_asked_for_have_a_link(client, room_g):
    week = week_of(client, room_g, "woche=2027-W02")
    asked_for = [bool(day.request_url) for day in week.days]
    assert asked_for == [False, False, True, True, True, True, False]


def test_without_a_week_the_first_that_may_be_asked_for_is_shown(
    client, room_g, monday_morning
):
    monday_morning.move_to("2027-01-15T10:00:00+01:00")  # a Friday, two days' lead
    assert week_of(client, room_g, "").name == "2027-W02"
    monday_morning.move_to("2027-01-16T10:00:00+01:00")
    assert week_of(client, room_g, "").name == "2027-W03"


def test_a_day_in_the_address_means_its_week(client, room_g):
    assert week_of(client, room_g, "woche=2027-01-21").name == "2027-W03"


@pytest.mark.parametrize(
    "week",
    [
        "2026-W99",
        "2027-W54",
        "2027-W01",
        "2027-W40",
        "9999-W52",
        "0000-W00",
        "quatsch",
        "2027-13-01",
        "-1",
        "a%00b",
        "9" * 400,
    ],
)
def test_weeks_that_are_none_of_ours_are_a_friendly_404(client, room_g, week):
    page = client.get(f"{room_g.get_absolute_url()}?woche={week}")
    assert page.status_code == 404
    assert "Diese Seite gibt es nicht" in page.text


def test_the_pager_ends_where_nothing_can_be_asked_for(client, room_g):
    first, last = week_of(client, room_g, "woche=2027-W02"), None
    assert first.previous == ""
    last = week_of(client, room_g, "woche=2027-W27")
    assert last.next == ""


def test_a_full_week_says_so_and_leads_on(client, room_g):
    make_closure("2027-01-11 00:00", "2027-01-18 00:00")
    page = client.get(f"{room_g.get_absolute_url()}?woche=2027-W02").text
    assert "In dieser Woche ist nichts mehr frei." in page
    assert "?woche=2027-W03#wann" in page


@pytest.mark.parametrize("view", ["liste", "plan", "quatsch"])
def test_list_and_table_are_both_in_the_page(client, room_g, view):
    page = client.get(f"{room_g.get_absolute_url()}?ansicht={view}").text
    assert "Belegung Raum G, 11. bis 17.\xa0Januar 2027" in page
    assert 'class="day-slots"' in page


@pytest.mark.parametrize("count", [1, 40])
def test_a_room_needs_as_many_queries_for_a_full_week(
    client, room_g, count, django_assert_num_queries
):
    for number in range(count):
        day, hour = 18 + number % 5, 8 + number // 5
        make_booking(
            room_g, f"2027-01-{day} {hour:02d}:00", f"2027-01-{day} {hour:02d}:30"
        )
    with django_assert_num_queries(12):
        client.get(f"{room_g.get_absolute_url()}?woche=2027-W03")


def test_the_form_needs_few_queries(client, room_g, django_assert_num_queries):
    with django_assert_num_queries(10):
        client.get(f"{room_g.get_absolute_url()}anfrage/")


@pytest.mark.parametrize("rooms", [2, 6])
def test_the_list_needs_as_many_queries_for_many_rooms(
    client, db, rooms, django_assert_num_queries
):
    for _number in range(rooms):
        make_booking(make_room())
    with django_assert_num_queries(8):
        client.get("/raeume/")
