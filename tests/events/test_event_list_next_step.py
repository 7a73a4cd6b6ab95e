"""What the list of events offers beside its rows."""

import pytest

from tests.factories import (
    make_event,
    make_event_date,
    make_person,
    make_quarter,
    make_responsibility,
    make_topic,
)
from tests.pages import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
LIST = "/veranstaltungen/"


def test_an_empty_list_says_what_to_do_next(client):
    """Of one's own quarter and week: the others, and whom to call."""
    quarter = make_quarter(slug="nord")
    person = make_person(name="Ada Beispiel", phone="0421 111111")
    make_responsibility(person=person, quarter=quarter)
    make_event_date(event=make_event(quarters=[make_quarter()]))
    page = text_of(client.get(LIST, {"quartier": "nord"}))
    said = "Diese Woche ist nichts eingetragen. Schauen Sie in die anderen Quartiere"
    assert f"{said} oder rufen Sie uns an: Ada Beispiel 0421\u00a0111111" in page
    for asked in [{"alter": "8"}, {"quartier": "nord", "kostenlos": "ja"}]:
        page = text_of(client.get(LIST, {"thema": make_topic().slug} | asked))
        assert "Dazu haben wir nichts gefunden. Filter löschen" in page
        assert "ist nichts eingetragen" not in page


def test_f01_the_list_of_a_quarter_offers_its_own_calendar(client):
    make_quarter(slug="nord")
    page = client.get(LIST, {"quartier": "nord"}).text
    assert "webcal://testserver/feeds/nord.ics" in page
    assert "webcal://testserver/feeds/alle.ics" not in page
    assert "webcal://testserver/feeds/alle.ics" in client.get(LIST).text


def test_a_week_to_come_leads_back_to_the_one_before(client):
    make_event_date(starts_at="2027-02-02 18:00")
    for week, before in [("2027-W06", "2027-W05"), ("2027-W03", "2027-W02")]:
        page = client.get(LIST, {"woche": week, "quartier": ""})
        assert page.context["week_before"] == before
        assert f"woche={before}" in page.text.partition("Vorige Woche")[0]
    for asked in [{}, {"woche": "2027-W02"}, {"woche": "2027-W01"}, {"von": "1.3.27"}]:
        assert "Vorige Woche" not in client.get(LIST, asked).text
