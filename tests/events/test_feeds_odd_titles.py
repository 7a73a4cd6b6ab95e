"""Whatever people type or paste comes out of every feed as it went in."""

import json
from xml.etree import ElementTree

import pytest
import vobject
from icalendar import Calendar

from events.calendar_file import calendar_file
from tests.factories import make_event, make_event_date

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
TITLES = {
    "signs of the format": 'Kaffee, Tee; Kuchen\\n "gut": BEGIN:VEVENT',
    "signs of HTML": "</script><b>Fest</b> & 'mehr'",
    "emoji": "Sommerfest 🎉 👩‍👩‍👧 für alle",
    "right to left": "مرحبا بكم في الحي",
    "both directions": "Nähcafé – خياطة – für alle",
}
ODD = pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
LONG = "Straßenfest mit Füßen " * 13 + "und Hüten, ja"


@ODD
def test_the_calendar_gives_the_title_back(client, title):
    make_event_date(event=make_event(title=title))
    content = client.get("/feeds/alle.ics").content
    (entry,) = Calendar.from_ical(content).walk("VEVENT")
    assert entry["summary"] == title
    assert vobject.readOne(content.decode()).vevent.summary.value == title


@ODD
def test_atom_gives_the_title_back(client, title):
    make_event_date(event=make_event(title=title))
    feed = ElementTree.fromstring(client.get("/feeds/veranstaltungen.xml").content)
    said = feed.findtext("{*}entry/{*}title")
    assert said == f"{title}, Dienstag, 12.\u00a0Januar 2027"


@ODD
def test_f08_the_json_gives_the_title_back(client, title):
    make_event_date(event=make_event(title=title))
    (date,) = client.get("/api/v1/termine.json").json()["termine"]
    assert date["titel"] == title


@ODD
def test_f07_no_title_breaks_out_of_the_data_in_a_page(client, title):
    date = make_event_date(event=make_event(title=title))
    html = client.get(date.get_absolute_url()).text
    data = html.split('<script type="application/ld+json">')[1].split("</script>")[0]
    assert json.loads(data)["name"] == title


def test_three_hundred_letters_are_folded_at_seventy_five_octets():
    assert len(LONG) == 299
    date = make_event_date(event=make_event())
    # Longer than the office may type; another program may store it all the same.
    date.event.title = LONG
    content = calendar_file([date])
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert vobject.readOne(content.decode()).vevent.summary.value == LONG


@pytest.mark.parametrize(
    "address", ["/feeds/alle.ics", "/feeds/veranstaltungen.xml", "/api/v1/termine.json"]
)
def test_control_characters_break_no_file(client, address):
    make_event_date(
        event=make_event(title="Nähcafé\x0b\x1f", summary="Kommt\x08 alle!")
    )
    text = client.get(address).text
    assert "Nähcafé" in text
    assert not set(text) & {"\x0b", "\x1f", "\x08"}


@pytest.mark.parametrize("sign", "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069")
def test_no_title_turns_the_rest_of_a_line_around(client, sign):
    event = make_event(title=f"Deutsch{sign} A2", summary=f"Um{sign} zehn.")
    date = make_event_date(event=event)
    files = ["/feeds/alle.ics", "/feeds/veranstaltungen.xml", "/api/v1/termine.json"]
    for address in [*files, date.get_absolute_url(), "/veranstaltungen/"]:
        said = client.get(address).text
        assert sign not in said
        assert "Deutsch A2" in said
    assert date.sentence.endswith("Deutsch A2, kostenlos, Am Brunnen")
    assert (event.title, event.summary) == ("Deutsch A2", "Um zehn.")


def test_an_emoji_of_several_signs_and_arabic_stay_whole(client):
    title = "👩‍👩‍👧 مرحبا\u200f (2 €)"
    date = make_event_date(event=make_event(title=title))
    date.event.refresh_from_db()
    assert date.event.title == title
