"""The next four weeks in words: what opening rules and closures come to."""

from datetime import date

import pytest

from rooms.forecast import forecast, next_weeks, weeks_around
from rooms.models import Room
from tests.factories import make_closure, make_opening, make_room

pytestmark = pytest.mark.django_db
USUAL = ["Mo bis Fr: 8:00 bis 21:00 Uhr", "Sa: 10:00 bis 18:00 Uhr", "So: geschlossen"]


def told(room, *days) -> list[tuple[str, list[str]]]:
    """The forecast as plain words."""
    found = forecast(room, *days) if days else next_weeks(room)
    return [
        (plain(stretch.span), [plain(day) for day in stretch.days])
        for stretch in found.stretches
    ]


def plain(words: str) -> str:
    return words.replace("\xa0", " ")


def test_equal_weeks_are_told_once(room_g):
    assert told(room_g) == [("Mo, 11. Jan. bis So, 7. Feb.", USUAL)]


def test_c04_a_week_with_a_closure_is_told_by_its_days(room_g):
    make_closure("2027-01-20 00:00", "2027-01-21 00:00", reason="Wasserschaden")
    weeks = told(room_g)
    assert [span for span, _days in weeks] == [
        "Mo, 11. Jan. bis So, 17. Jan.",
        "Mo, 18. Jan. bis So, 24. Jan.",
        "Mo, 25. Jan. bis So, 7. Feb.",
    ]
    assert weeks[1][1] == [
        "Mo, 18. Jan. bis Di, 19. Jan.: 8:00 bis 21:00 Uhr",
        "Mi, 20. Jan.: geschlossen (Wasserschaden)",
        "Do, 21. Jan. bis Fr, 22. Jan.: 8:00 bis 21:00 Uhr",
        "Sa, 23. Jan.: 10:00 bis 18:00 Uhr",
        "So, 24. Jan.: geschlossen",
    ]
    assert weeks[2][1] == USUAL


def test_c05_good_friday_is_named_in_its_week(room_g):
    make_closure("2027-03-26 00:00", "2027-03-27 00:00", reason="Karfreitag")
    [(_span, days)] = told(room_g, date(2027, 3, 22), date(2027, 3, 28))
    assert "Fr, 26. März: geschlossen (Karfreitag)" in days


def test_c04_a_closure_of_two_hours_leaves_the_rest_open(room_g):
    make_closure("2027-01-19 14:00", "2027-01-19 16:00", reason="Wartung")
    [(_span, days)] = told(room_g, date(2027, 1, 19), date(2027, 1, 19))
    assert days == [
        "Di, 19. Jan.: 8:00 bis 14:00 Uhr und 16:00 bis 21:00 Uhr (Wartung)"
    ]


def test_c06_a_hint_is_said_and_closes_nothing(room_g):
    make_closure("2027-01-18 00:00", "2027-01-25 00:00", reason="Ferien", closes=False)
    [(_span, days)] = told(room_g, date(2027, 1, 18), date(2027, 1, 24))
    assert days[0].endswith("8:00 bis 21:00 Uhr (Ferien)")
    assert days[-1] == "So, 24. Jan.: geschlossen"


def test_c02_two_windows_are_both_told_and_adjoining_ones_are_one(db):
    room = make_room(opening=[(0, "08:00", "12:00"), (0, "13:00", "21:00")])
    make_opening(room, 1, "08:00", "12:00")
    make_opening(room, 1, "12:00", "00:00")
    [(_span, days)] = told(room)
    assert days == [
        "Mo: 8:00 bis 12:00 Uhr und 13:00 bis 21:00 Uhr",
        "Di: 8:00 bis 24:00 Uhr",
        "Mi bis So: geschlossen",
    ]


def test_c03_a_rule_that_begins_in_the_middle_parts_the_weeks(db):
    room = make_room(opening=[])
    make_opening(room, 0, "08:00", "12:00", valid_until=date(2027, 1, 20))
    make_opening(room, 0, "08:00", "22:00", valid_from=date(2027, 1, 21))
    assert [(span, days[0][-19:]) for span, days in told(room)] == [
        ("Mo, 11. Jan. bis So, 24. Jan.", "Mo: 8:00 bis 12:00 Uhr"[-19:]),
        ("Mo, 25. Jan. bis So, 7. Feb.", "Mo: 8:00 bis 22:00 Uhr"[-19:]),
    ]


def test_a_begun_week_joins_the_whole_ones(room_g, monday_morning):
    monday_morning.move_to("2027-01-13T10:00:00+01:00")
    assert told(room_g) == [("Mi, 13. Jan. bis Di, 9. Feb.", USUAL)]


def test_the_weeks_of_a_later_closure_are_told_beside_the_next_four(room_g):
    later = make_closure("2027-03-26 00:00", "2027-03-27 00:00", reason="Karfreitag")
    soon = make_closure("2027-01-20 00:00", "2027-01-21 00:00")
    [stretch] = weeks_around(room_g, later).stretches
    assert plain(stretch.span) == "Mo, 22. März bis So, 28. März"
    assert weeks_around(room_g, soon) is None


def test_after_saving_a_room_staff_see_the_next_four_weeks(office_client, room_g):
    values = {"name": "Raum G", "slug": "raum-g", "place": room_g.place_id}
    numbers = [field for field in Room._meta.fields if field.name.endswith("_minutes")]
    values |= {field.name: getattr(room_g, field.name) for field in numbers}
    values |= {"lead_days": 2, "horizon_days": 180, "cancel_days": 1, "position": 0}
    values |= {"mode": "on_request", "image_alt": "", "image_credit": ""}
    values |= inline(room_g)
    page = office_client.post(
        f"/verwaltung/rooms/room/{room_g.pk}/change/", values, follow=True
    )
    assert page.redirect_chain[-1][0].endswith(f"/room/{room_g.pk}/vier-wochen/")
    assert "Mo bis Fr: 8:00 bis 21:00\xa0Uhr · Sa:" in page.text


def inline(room) -> dict:
    """The rows of the opening rules as the form sends them back."""
    rules = list(room.opening_rules.all())
    prefix, count = "opening_rules", len(rules)
    values = {f"{prefix}-TOTAL_FORMS": count, f"{prefix}-INITIAL_FORMS": count}
    for number, rule in enumerate(rules):
        row = {"id": rule.pk, "room": room.pk, "weekday": rule.weekday}
        row |= {"starts": rule.starts, "ends": rule.ends}
        values |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return values


def test_a_room_without_opening_hours_says_so(office_client, db):
    room = make_room(opening=[])
    page = office_client.get(f"/verwaltung/rooms/room/{room.pk}/vier-wochen/").text
    assert "Es sind keine Öffnungszeiten eingetragen." in page


def test_after_saving_a_closure_staff_see_the_weeks_of_every_room(
    office_client, room_g
):
    make_room(name="Raum H", place=room_g.place)
    page = office_client.post(
        "/verwaltung/rooms/closure/add/",
        {"reason": "Karfreitag", "closes": "on", "first_day": "26.03.2027"},
        follow=True,
    )
    text = plain(page.text)
    assert text.count("Fr, 26. März: geschlossen (Karfreitag)") == 2
    assert text.count("Mo bis Fr: 8:00 bis 21:00 Uhr") == 2
