"""List, month and JSON get whatever people and robots write into the address."""

import pytest

from quarters.models import SlugHistory
from tests.factories import (
    make_audience,
    make_event,
    make_event_date,
    make_quarter,
    make_topic,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

LIST, JSON = "/veranstaltungen/", "/api/v1/termine.json"
MONTH = f"{LIST}monat/2027/01/"


def test_unknown_values_are_left_out_and_said_so(client):
    date = make_event_date(starts_at="2027-01-14 10:00")
    response = client.get(LIST, {"zeitraum": "xx", "quartier": "yy"})
    (day,) = response.context["days"]
    assert day.dates == [date]
    html = response.content.decode()
    assert "Diese Auswahl bei „Zeitraum“ gibt es nicht" in html
    assert "Diese Auswahl bei „Quartier“ gibt es nicht" in html
    assert html.count("alert--info") == 1


@pytest.mark.parametrize(
    "week",
    ["2026-W99", "2027-W53", "2027-W00", "x", "2027-W1", "9999-W52", "0001-W01", "\x00"]
    + ["١٢٣٤-W٠١"],
)
def test_a_week_that_no_calendar_has_is_not_found(client, week):
    assert client.get(LIST, {"woche": week}).status_code == 404


@pytest.mark.parametrize("page", ["-1", "0", "99", "x", "\x00", "9" * 30])
def test_a_page_that_is_not_there_is_not_found(client, page):
    assert client.get(LIST, {"seite": page}).status_code == 404


PARAMS = ["quartier", "thema", "fuer", "zeitraum", "alter", "sprache", "kostenlos"]
ODD = {
    "NUL": "%00",
    "half a sign": "%",
    "no UTF-8": "%FF%FE",
    "half a pair": "%ED%A0%80",
    "quote": "%27",
    "markup": "%3Cb%3E",
    "emoji": "%F0%9F%8E%89",
    "right to left": "%E2%80%AE",
    "Arabic digits": "%D9%A2%D9%A0",
    "huge number": "9" * 5000,
    "long": "x" * 2000,
    "year 10000": "10000-01-01",
}


@pytest.mark.parametrize("value", ODD.values(), ids=ODD)
@pytest.mark.parametrize("address", [LIST, MONTH, JSON])
def test_odd_input_never_breaks_a_page(client, address, value):
    for param in [*PARAMS, "von", "bis"]:
        response = client.get(f"{address}?{param}={value}")
        assert response.status_code == 200
        assert "<b>" not in response.text


@pytest.mark.parametrize("param", ["quartier", "thema", "fuer"])
@pytest.mark.parametrize("address", [LIST, MONTH, JSON])
def test_b11_an_unknown_value_is_ignored_with_a_note(client, address, param):
    make_event_date(event=make_event(title="Nähcafé"), starts_at="2027-01-14 10:00")
    text = client.get(address, {param: "gibt-es-nicht"}).text
    assert "Nähcafé" in text
    assert ("nicht beachtet" in text) or ("Wir haben sie weggelassen." in text)


@pytest.mark.parametrize(
    ("param", "make"),
    [("quartier", make_quarter), ("thema", make_topic), ("fuer", make_audience)],
)
@pytest.mark.parametrize("address", [LIST, MONTH, JSON])
def test_a_former_slug_still_asks_for_the_same(client, address, param, make):
    """A partner's page would suddenly show the dates of all quarters."""
    thing = make(slug="vorher")
    names = {"quartier": "quarters", "thema": "topics", "fuer": "audiences"}
    chosen = make_event(title="Nähcafé", **{names[param]: [thing]})
    for event in [chosen, make_event(title="Fest")]:
        make_event_date(event=event, starts_at="2027-01-14 10:00")
    SlugHistory.objects.remember(thing, "vorher")
    thing.slug = "nachher"
    thing.save()
    text = client.get(address, {param: "vorher"}).text
    assert ("Nähcafé" in text, "Fest" in text) == (True, False)
    assert "nicht beachtet" not in text and "weggelassen" not in text


@pytest.mark.parametrize("address", [LIST, MONTH, JSON])
def test_of_a_question_that_is_asked_twice_the_last_answer_counts(client, address):
    for slug in ["nord", "sued"]:
        event = make_event(title=f"Fest {slug}", quarters=[make_quarter(slug=slug)])
        make_event_date(event=event, starts_at="2027-01-14 10:00")
    text = client.get(f"{address}?quartier=nord&quartier=sued").text
    assert ("Fest nord" in text, "Fest sued" in text) == (False, True)


@pytest.mark.parametrize(
    ("param", "value"),
    [
        ("alter", "-1"),
        ("alter", "121"),
        ("alter", "acht"),
        ("alter", "٨"),
        ("sprache", "xx"),
        ("kostenlos", "vielleicht"),
        ("von", "30.2.2027"),
        ("von", "9999-12-31"),
        ("bis", "0001-01-01"),
        ("bis", "morgen"),
    ],
)
def test_what_cannot_be_read_is_left_out_and_said_so(client, param, value):
    date = make_event_date(starts_at="2027-01-14 10:00")
    response = client.get(LIST, {param: value})
    (day,) = response.context["days"]
    assert day.dates == [date]
    assert response.text.count("weggelassen.") == 1
