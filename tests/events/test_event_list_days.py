"""„Heute“ in the list, and weeks of any length."""

import pytest
import time_machine

from tests.factories import make_event, make_event_date, make_quarter
from tests.pages import text_of

pytestmark = pytest.mark.django_db

LIST = "/veranstaltungen/"


def listed(client, now: str, **asked) -> list[str]:
    with time_machine.travel(now, tick=False):
        page = client.get(LIST, {"zeitraum": "heute"} | asked)
    return [date.event.title for day in page.context["days"] for date in day.dates]


@pytest.mark.parametrize(
    ("day", "expected"),
    [("12", []), ("13", ["Fest"]), ("14", ["Fest"]), ("15", ["Fest"]), ("16", [])],
)
def test_66_what_runs_for_days_is_on_today_on_each_of_them(client, day, expected):
    make_event_date(
        event=make_event(title="Fest"),
        starts_at="2027-01-13 18:00",
        ends_at="2027-01-15 16:00",
    )
    assert listed(client, f"2027-01-{day}T12:00:00+01:00") == expected


def test_67_what_has_no_end_is_listed_until_its_day_is_over(client):
    event = make_event(title="Treff")
    make_event_date(event=event, starts_at="2027-01-13 10:00", ends_at=None)
    assert listed(client, "2027-01-13T23:59:00+01:00") == ["Treff"]
    assert listed(client, "2027-01-14T00:00:00+01:00") == []


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2027-07-13T21:59:00Z", ["Dienstag"]),
        ("2027-07-13T22:30:00Z", ["Mittwoch"]),
        ("2027-01-12T22:30:00Z", []),
        ("2027-01-12T23:30:00Z", ["im Winter"]),
    ],
    ids=["before midnight", "half past midnight", "winter before", "winter after"],
)
def test_69_today_is_the_day_in_bremen(client, now, expected):
    for starts, title in [
        ("2027-07-13 23:30", "Dienstag"),
        ("2027-07-14 10:00", "Mittwoch"),
        ("2027-01-13 10:00", "im Winter"),
    ]:
        event = make_event(title=title)
        make_event_date(event=event, starts_at=starts, ends_at=None)
    assert listed(client, now) == expected


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "Keine Termine vom 18. bis 24. Januar 2027"),
        (1, "1 Termin vom"),
        (12, "12 Termine vom"),
        (60, "60 Termine vom"),
    ],
)
def test_each_date_of_a_week_is_listed_once(client, number, said):
    event = make_event(quarters=[make_quarter()])
    for at in range(number):
        make_event_date(event=event, starts_at=f"2027-01-{18 + at % 7} 10:00")
    seen = []
    for page in range(1, 2 + max(0, number - 1) // 20):
        response = client.get(LIST, {"woche": "2027-W03", "seite": page})
        assert said in text_of(response).replace("\u00a0", " ")
        seen += [row.pk for day in response.context["days"] for row in day.dates]
    assert len(seen) == len(set(seen)) == number


@pytest.mark.parametrize(("day", "expected"), [("15", []), ("16", ["Fest"])])
def test_b17_what_runs_for_days_is_not_past_before_it_ends(client, day, expected):
    dates = {"starts_at": "2027-01-13 18:00", "ends_at": "2027-01-15 16:00"}
    make_event_date(event=make_event(title="Fest"), **dates)
    now = f"2027-01-{day}T12:00:00+01:00"
    assert listed(client, now, zeitraum="vergangen") == expected


def test_from_the_past_no_way_leads_on(client):
    make_event_date()
    page = client.get(LIST, {"zeitraum": "vergangen"})
    assert "following" not in page.context


@pytest.mark.parametrize(
    ("day", "expected"), [("15", ["Samstag", "Sonntag"]), ("17", ["Sonntag"])]
)
def test_on_sunday_the_weekend_is_what_is_left_of_it(client, day, expected):
    for on, title in [("16", "Samstag"), ("17", "Sonntag"), ("18", "Montag")]:
        event = make_event(title=title)
        make_event_date(event=event, starts_at=f"2027-01-{on} 15:00")
    now = f"2027-01-{day}T12:00:00+01:00"
    assert listed(client, now, zeitraum="wochenende") == expected


NIGHT = {"starts_at": "2027-01-17 20:00", "ends_at": "2027-01-18 01:00"}
PLACES = [LIST, "/quartiere/nord/", "/quartiere/nord/diese-woche/"]


@pytest.mark.parametrize(
    ("now", "is_there"), [("18T00:30", True), ("18T01:00", False)], ids=["runs", "over"]
)
def test_b17_a_night_is_listed_under_its_evening_until_it_ends(client, now, is_there):
    quarter, now = make_quarter(slug="nord"), f"2027-01-{now}:00+01:00"
    make_event_date(event=make_event(title="Tanz", quarters=[quarter]), **NIGHT)
    with time_machine.travel(now, tick=False):
        pages = [client.get(address).text for address in PLACES]
    said = ["Tanz" in page and "Sonntag, 17.\u00a0Januar" in page for page in pages]
    assert said == [is_there] * len(PLACES)
    assert listed(client, now, zeitraum="woche") == ["Tanz"] * is_there
    assert listed(client, now, zeitraum="vergangen") == ["Tanz"] * (not is_there)
