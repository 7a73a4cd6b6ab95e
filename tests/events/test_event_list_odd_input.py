"""The list gets whatever people and robots write into the address."""

import pytest
from django.utils.http import urlencode

from tests.factories import make_event_date

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

LIST = "/veranstaltungen/"


def test_unknown_values_are_left_out_and_said_so(client):
    date = make_event_date(starts_at="2027-01-14 10:00")
    response = client.get(LIST, {"zeitraum": "xx", "quartier": "yy"})
    (day,) = response.context["days"]
    assert day.dates == [date]
    html = response.content.decode()
    assert "Diese Auswahl bei „Zeitraum“ gibt es nicht" in html
    assert "Diese Auswahl bei „Quartier“ gibt es nicht" in html


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


@pytest.mark.parametrize("param", [*PARAMS, "von", "bis"])
@pytest.mark.parametrize("value", ["\x00", "%", "'", "<b>", "🎉", "x" * 10_000])
def test_odd_input_never_breaks_the_list(client, param, value):
    response = client.get(f"{LIST}?{urlencode({param: value})}")
    assert response.status_code == 200
    assert "<b>" not in response.content.decode()


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
    assert response.text.count("gibt es nicht (mehr). Wir haben sie weggelassen.") == 1
