"""What visitors narrow the list by; all of it stands in the address."""

import pytest

from tests.factories import make_audience, make_event, make_event_date, make_quarter
from tests.pages import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

LIST = "/veranstaltungen/"


def on(starts: str, title: str, **event):
    return make_event_date(event=make_event(title=title, **event), starts_at=starts)


def titles(response) -> list[str]:
    days = response.context["days"]
    return [date.event.title for day in days for date in day.dates]


def test_b11_the_address_carries_quarter_language_age_cost_and_days(client):
    quarter = make_quarter(slug="hier")
    wanted = {
        "quarters": [quarter],
        "languages": "Deutsch, Türkisch",
        "min_age": 6,
        "cost": "free",
    }
    on("2027-01-20 10:00", "passt", **wanted)
    on("2027-01-20 10:00", "anderes Quartier", **wanted | {"quarters": []})
    on("2027-01-20 10:00", "andere Sprache", **wanted | {"languages": "Polnisch"})
    on("2027-01-20 10:00", "anderes Alter", **wanted | {"min_age": 18})
    on("2027-01-20 10:00", "kostet etwas", **wanted | {"cost": "paid"})
    on("2027-01-23 10:00", "anderer Tag", **wanted)
    asked = "quartier=hier&sprache=tr&alter=8&kostenlos=ja&von=18.1.27&bis=22.1.27"
    assert titles(client.get(f"{LIST}?{asked}")) == ["passt"]


@pytest.mark.parametrize(
    ("ages", "years", "is_listed"),
    [
        ({}, "8", True),
        ({"min_age": 8, "max_age": 15}, "8", True),
        ({"min_age": 8, "max_age": 15}, "15", True),
        ({"min_age": 8, "max_age": 15}, "7", False),
        ({"min_age": 8, "max_age": 15}, "16", False),
        ({"max_age": 3}, "0", True),
        ({"min_age": 18}, "120", True),
    ],
    ids=["no ages", "first", "last", "too young", "too old", "a baby", "very old"],
)
def test_an_event_is_for_the_ages_that_it_names(client, ages, years, is_listed):
    on("2027-01-14 10:00", "Treff", **ages)
    assert bool(titles(client.get(LIST, {"alter": years}))) is is_listed


def test_an_event_without_ages_is_for_those_of_its_audiences(client):
    old, young = make_audience(min_age=60), make_audience(max_age=12)
    on("2027-01-14 10:00", "für Ältere", audiences=[old])
    on("2027-01-14 11:00", "für beide", audiences=[old, young])
    on("2027-01-14 12:00", "für Kinder ab 8", audiences=[young], min_age=8)
    on("2027-01-14 13:00", "für alle", audiences=[make_audience()])
    on("2027-01-14 14:00", "bis 6, mit Großeltern", audiences=[old], max_age=6)
    listed = titles(client.get(LIST, {"alter": "6"}))
    assert listed == ["für beide", "für alle", "bis 6, mit Großeltern"]


def test_an_event_that_names_no_language_is_in_german(client):
    on("2027-01-14 10:00", "nennt keine", languages="")
    on("2027-01-14 11:00", "auch auf Deutsch", languages="Arabisch und Deutsch")
    on("2027-01-14 12:00", "nur auf Farsi", languages="Farsi")
    german = titles(client.get(LIST, {"sprache": "de"}))
    assert german == ["nennt keine", "auch auf Deutsch"]
    assert titles(client.get(LIST, {"sprache": "fa"})) == ["nur auf Farsi"]


@pytest.mark.parametrize(
    "day", ["2027-01-20", "20.1.27", "20.01.2027", "20. Januar 2027", "20.1."]
)
def test_days_are_read_as_people_write_them(client, day):
    on("2027-01-19 20:00", "davor")
    on("2027-01-20 10:00", "an dem Tag")
    on("2027-01-21 10:00", "danach")
    response = client.get(LIST, {"von": day, "bis": day})
    assert titles(response) == ["an dem Tag"]
    assert response.context["heading"].endswith("am Mittwoch, 20.\u00a0Januar 2027")
    assert '<input id="filter-von" name="von" type="date" value="2027-01-20">' in (
        response.text
    )


@pytest.mark.parametrize(
    ("asked", "expected", "heading"),
    [
        ({"von": "13.1.27"}, ["bald", "später"], "ab Mittwoch, 13.\u00a0Januar 2027"),
        ({"bis": "13.1.27"}, ["heute"], "vom 11. bis 13.\u00a0Januar 2027"),
        (
            {"bis": "10.1.27"},
            ["gestern"],
            "vom 9.\u00a0Januar 2026 bis 10.\u00a0Januar 2027",
        ),
        (
            {"von": "1.1.2000", "bis": "1.1.2100"},
            [],
            "vom 1.\u00a0Januar 2000 bis 1.\u00a0Januar 2001",
        ),
    ],
    ids=["from", "until", "until a past day", "a century is cut to a year"],
)
def test_one_of_the_days_is_enough_and_a_list_has_an_end(
    client, asked, expected, heading
):
    for starts, title in [
        ("2027-01-10 10:00", "gestern"),
        ("2027-01-11 15:00", "heute"),
        ("2027-01-14 10:00", "bald"),
        ("2027-12-14 10:00", "später"),
        ("2028-12-14 10:00", "viel später"),
    ]:
        on(starts, title)
    response = client.get(LIST, asked)
    assert titles(response) == expected
    assert response.context["heading"].endswith(heading)


def test_an_end_before_the_beginning_is_left_out_and_said_so(client):
    on("2027-01-21 10:00", "danach")
    response = client.get(LIST, {"von": "20.1.27", "bis": "19.1.27"})
    assert titles(response) == ["danach"]
    text = text_of(response)
    assert "Der letzte Tag liegt vor dem ersten. Wir haben ihn weggelassen." in text
    assert "gibt es nicht" not in text


def test_each_chosen_filter_can_be_taken_away(client):
    asked = {"alter": "8", "kostenlos": "ja", "von": "20.1.27"}
    html = client.get(LIST, asked).text
    for chip in [
        '?kostenlos=ja&amp;von=20.1.27"><span class="visually-hidden">Alter: </span>8',
        '?alter=8&amp;von=20.1.27"><span class="visually-hidden">Kosten: </span>kost',
        '?alter=8&amp;kostenlos=ja"><span class="visually-hidden">Von: </span>ab 20.',
    ]:
        assert f'<a class="chip" href="{LIST}{chip}' in html


def test_the_quick_links_take_the_days_away_and_keep_the_rest(client):
    html = client.get(LIST, {"alter": "8", "von": "20.1.27", "bis": "21.1.27"}).text
    assert f'href="{LIST}?alter=8&amp;zeitraum=heute"' in html
    assert f'href="{LIST}monat/2027/01/?alter=8"' in html


@pytest.mark.parametrize(
    ("asked", "expected"),
    [("2027-01-19", []), ("2027-01-18", ["bis Mitternacht"])],
    ids=["the day after", "the day itself"],
)
def test_65_what_ends_at_midnight_is_not_listed_on_the_next_day(
    client, asked, expected
):
    event = make_event(title="bis Mitternacht")
    make_event_date(
        event=event, starts_at="2027-01-18 20:00", ends_at="2027-01-19 00:00"
    )
    assert titles(client.get(LIST, {"von": asked, "bis": asked})) == expected


@pytest.mark.parametrize(
    ("param", "value"), [("woche", "2027-W04"), ("zeitraum", "monat")]
)
def test_b11_the_form_of_the_filter_keeps_the_time_that_was_chosen(
    client, param, value
):
    html = client.get(LIST, {param: value}).text
    assert f'<input type="hidden" name="{param}" value="{value}">' in html
