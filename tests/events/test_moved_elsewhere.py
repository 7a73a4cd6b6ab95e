"""A date that moves to another place: everything says where it is now."""

import json
import re
from datetime import timedelta

import pytest
from icalendar import Calendar

from events import messenger, poster
from events.models import EventDate
from events.structured import structured
from events.words import lasting_replacement
from tests.factories import at, make_event, make_event_date, make_place, make_quarter
from tests.pages import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
SAME, LATER = "2027-01-19 18:00", "2027-01-26 18:00"
WEEK = "/veranstaltungen/?woche=2027-W03"


def moved(
    to: str, place: str = "Neues Haus", slug: str = "treff"
) -> tuple[EventDate, EventDate]:
    quarter = make_quarter()
    event = make_event(title="Treff", slug=slug, quarters=[quarter])
    old = make_event_date(event=event, starts_at=SAME, place_text="Altes Haus")
    where = make_place(name=place, quarter=quarter, street="Neue Straße 1")
    new = EventDate(event=event, starts_at=at(to), place=where)
    new.ends_at = new.starts_at + timedelta(hours=2)
    old.move_to(new, "Zimmer belegt")
    return tuple(EventDate.objects.for_page().get(pk=row.pk) for row in [old, new])


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\r\n ", "")


def of_the_old(client, old) -> dict[str, str]:
    """What each of them says of the old date, as plain text."""
    atom = client.get("/feeds/veranstaltungen.xml").text
    calendar = Calendar.from_ical(client.get("/feeds/alle.ics").content)
    [entry] = [e for e in calendar.walk("VEVENT") if str(old.uid) in e["uid"]]
    notice = client.get("/veranstaltungen/treff/aushang/", {"termin": old.pk})
    week = text_of(client.get(WEEK))
    return {
        "page": plain(text_of(client.get(old.get_absolute_url()))),
        "list": plain(week.partition("Verlegt")[2]),
        "notice": plain(text_of(notice)),
        "poster": plain(poster.note(old)),
        "message": plain(messenger.of_date(old)),
        "calendar": plain(entry["description"]),
        "atom": plain(atom.partition(str(old.uid))[2].partition("</entry>")[0]),
    }


def test_b08_another_place_at_the_same_time_is_the_news(client):
    old, _new = moved(to=SAME)
    for where, text in of_the_old(client, old).items():
        said = text.partition("Neuer Ort: ")[2][:60]
        assert "Neues Haus" in said, where
        assert "Neuer Termin" not in text, where


def test_b08_where_only_the_place_is_new_only_the_place_is_struck_through(client):
    old, _new = moved(to=SAME)
    for address in [old.get_absolute_url(), WEEK]:
        page = plain(client.get(address).text)
        assert "<s>Altes Haus</s>" in page
        assert "<s>18:00" not in page
        assert "Neue Straße 1" in page or address == WEEK
    notice = f"/veranstaltungen/treff/aushang/?termin={old.pk}"
    sheet = plain(client.get(notice).text)
    assert "<s>Altes Haus</s>" in sheet
    assert '<p class="placard__was">Dienstag, 19. Januar, 18:00' in sheet
    assert '<p class="placard__when">Neues Haus</p>' in sheet
    old, _new = moved(to=LATER, slug="chor")
    page = plain(client.get(old.get_absolute_url()).text)
    assert "<s>18:00 bis 20:00 Uhr</s>" in page
    assert "<s>Altes Haus" not in page


def test_f07_another_place_is_no_other_time(client):
    for row in moved(to=SAME):
        said = structured(row.event, row)
        assert said["eventStatus"].endswith("EventScheduled")
        assert "previousStartDate" not in said
        assert said["location"]["name"] == "Neues Haus"


def test_b08_a_place_that_ends_in_a_full_stop_gets_no_second_one(client):
    old, _new = moved(to=SAME, place="Mütterzentrum e. V.")
    for where, text in of_the_old(client, old).items():
        assert "Mütterzentrum e. V." in text, where
        assert "e. V.." not in text, where


def test_b08_a_poster_says_of_which_date_the_last_day_is():
    event = make_event()
    old = make_event_date(
        event=event, starts_at="2027-01-18 10:00", ends_at="2027-01-20 12:00"
    )
    new = EventDate(event=event, starts_at=at("2027-01-21 10:00"), place_text="Hier")
    new.ends_at = at("2027-01-23 12:00")
    old.move_to(new, "Sturm.")
    note = plain(poster.note(EventDate.objects.for_page().get(pk=old.pk)))
    assert note.startswith("Neuer Termin: Donnerstag, 21. Januar, 10:00 Uhr, Hier")
    assert note.endswith(" · bis Samstag, 23. Januar · Sturm.")


def test_b08_another_time_and_place_are_both_said(client):
    old, _new = moved(to=LATER)
    for where, text in of_the_old(client, old).items():
        said = text.partition("Neuer Termin: ")[2][:80]
        assert "26. Januar" in said and "Neues Haus" in said, where


def test_b08_a_place_that_stays_is_not_said_again():
    old, _new = moved(to=LATER, place="Altes Haus")
    said = "Neuer Termin: Dienstag, 26. Januar 2027, 18:00 bis 20:00 Uhr."
    assert plain(lasting_replacement(old)) == said


def test_b08_the_new_date_says_where_it_was_before(client):
    _old, new = moved(to=SAME)
    page = client.get(new.get_absolute_url()).text
    assert "Bisher: <s>Altes Haus</s>" in page
    assert "Neuer Ort, bisher: <s>Altes Haus</s>" in client.get(WEEK).text


def test_b08_the_new_date_at_another_time_says_when_and_where_it_was(client):
    _old, new = moved(to=LATER)
    said = "<s>Dienstag, 19. Januar 2027, 18:00 bis 20:00 Uhr, Altes Haus</s>"
    assert said in plain(client.get(new.get_absolute_url()).text)


def test_f07_f08_programs_read_the_new_place_with_the_new_time(client):
    old, _new = moved(to=LATER)
    html = client.get(old.get_absolute_url()).text
    said = json.loads(re.search(r"ld\+json\">(.*?)</script>", html)[1])
    assert said["startDate"] == "2027-01-26T18:00:00+01:00"
    assert said["location"]["name"] == "Neues Haus"
    assert said["location"]["address"]["streetAddress"] == "Neue Straße 1"
    rows = client.get("/api/v1/termine.json").json()["termine"]
    [row] = [row for row in rows if row["id"] == str(old.uid)]
    assert row["neuer_termin"]["ort"] == "Neues Haus"


def test_f05_renaming_the_new_place_is_news_of_the_old_date(client):
    _old, new = moved(to=LATER)
    # So far only the old one is in it.
    address = "/api/v1/termine.json?bis=2027-01-20"
    before = client.get(address)["ETag"]
    new.place.name = "Neuestes Haus"
    new.place.save()
    assert client.get(address)["ETag"] != before


def test_a_note_without_a_full_stop_does_not_run_into_the_next_sentence(client):
    old, _new = moved(to=LATER)
    assert "Zimmer belegt. Neuer Termin:" in text_of(client.get(old.get_absolute_url()))


def test_f02_a_postponed_date_says_everywhere_that_the_new_one_is_open(client):
    old = make_event_date(event=make_event(slug="treff"), starts_at=SAME)
    old.postpone("Zimmer belegt")
    old = EventDate.objects.for_page().get(pk=old.pk)
    said = of_the_old(client, old) | {"list": text_of(client.get(WEEK))}
    for where, text in said.items():
        assert "Der neue Termin steht noch nicht fest" in text, where
