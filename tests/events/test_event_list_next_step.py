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
