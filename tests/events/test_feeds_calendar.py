"""Calendars to subscribe to, read by two libraries that know nothing of each other."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
import vobject
from icalendar import Calendar

from tests.factories import (
    at,
    make_audience,
    make_event,
    make_event_date,
    make_quarter,
    make_series,
    make_topic,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
ALL = "/feeds/alle.ics"
BERLIN = ZoneInfo("Europe/Berlin")


def entries(client, address=ALL) -> list:
    response = client.get(address)
    assert response.status_code == 200
    return Calendar.from_ical(response.content).walk("VEVENT")


def starts_by_icalendar(content: bytes, name="dtstart") -> list[datetime]:
    return [entry[name].dt for entry in Calendar.from_ical(content).walk("VEVENT")]


def starts_by_vobject(content: bytes, name="dtstart") -> list[datetime]:
    found = vobject.readOne(content.decode()).contents.get("vevent", [])
    return [entry.contents[name][0].value for entry in found]


PARSERS = pytest.mark.parametrize(
    "starts", [starts_by_icalendar, starts_by_vobject], ids=["icalendar", "vobject"]
)


@PARSERS
def test_63_f03_b13_six_in_the_evening_is_six_all_year(client, starts):
    series = make_series(until=date(2027, 11, 9))
    series.generate()
    local = [start.astimezone(BERLIN) for start in starts(client.get(ALL).content)]
    assert {start.hour for start in local} == {18}
    days = {start.date() for start in local}
    assert {date(2027, 1, 19), date(2027, 7, 20)} <= days
    assert {date(2027, 3, 23), date(2027, 3, 30)} <= days
    assert {date(2027, 10, 26), date(2027, 11, 2)} <= days


@PARSERS
def test_63_f03_asked_for_in_july_it_still_says_six(client, starts):
    make_series(until=date(2027, 7, 20)).generate()
    with time_machine.travel("2027-07-19T10:00:00+02:00", tick=False):
        content = client.get(ALL).content
    local = [start.astimezone(BERLIN) for start in starts(content)]
    assert [start.hour for start in local] == [18] * 5


@PARSERS
@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        pytest.param("2027-03-28 01:00", "2027-03-28 04:00", 2, id="59 put forward"),
        pytest.param("2027-10-31 01:00", "2027-10-31 04:00", 4, id="61 put back"),
        pytest.param("2027-10-30 22:00", "2027-10-31 06:00", 9, id="62 overnight"),
    ],
)
def test_a_night_in_which_the_clocks_change_has_its_real_length(
    client, starts, start, end, hours
):
    make_event_date(starts_at=start, ends_at=end)
    content = client.get(ALL).content
    begins, ends = starts(content)[0], starts(content, "dtend")[0]
    assert ends - begins == timedelta(hours=hours)
    assert f"{ends.astimezone(BERLIN):%Y-%m-%d %H:%M}" == end


def test_each_date_of_a_series_is_an_entry_without_a_rule(client):
    make_series().generate()
    found = entries(client)
    assert len(found) == len({entry["uid"] for entry in found}) == 11
    assert not any("rrule" in entry for entry in found)


def test_f01_there_is_one_for_each_quarter_topic_and_audience(client):
    quarter = make_quarter(name="Nord", slug="nord")
    topic = make_topic(name="Kultur", slug="kultur")
    audience = make_audience(name="Kinder", slug="kinder")
    event = make_event(quarters=[quarter], topics=[topic], audiences=[audience])
    mine = make_event_date(event=event)
    make_event_date()
    for address in ["nord", "thema/kultur", "fuer/kinder"]:
        (found,) = entries(client, f"/feeds/{address}.ics")
        assert found["uid"] == f"{mine.uid}@qek"
    assert len(entries(client)) == 2


@pytest.mark.parametrize(
    ("address", "name"),
    [
        (ALL, "QEK: alle Quartiere"),
        ("/feeds/nord.ics", "QEK: Nord"),
        ("/feeds/thema/kultur.ics", "QEK: Kultur, Kunst"),
        ("/feeds/fuer/kinder.ics", "QEK: Kinder"),
    ],
)
def test_f01_it_has_a_name_and_says_how_often_to_ask(client, address, name):
    make_quarter(name="Nord", slug="nord")
    make_topic(name="Kultur, Kunst", slug="kultur")
    make_audience(name="Kinder", slug="kinder")
    calendar = Calendar.from_ical(client.get(address).content)
    assert calendar["x-wr-calname"] == calendar["name"] == name
    assert calendar["refresh-interval"].dt == timedelta(hours=1)
    assert calendar["refresh-interval"].params["value"] == "DURATION"
    assert calendar["x-wr-timezone"] == "Europe/Berlin"


def test_f02_the_name_of_a_date_is_that_of_its_single_file(client):
    date = make_event_date()
    (found,) = entries(client)
    single = f"{date.event.get_absolute_url()}kalender.ics?termin={date.pk}"
    assert found["uid"] == entries(client, single)[0]["uid"]


def test_68_f02_a_cancelled_date_stays_and_counts_up(client):
    date = make_event_date(event=make_event(title="Kurs"))
    date.schedule()
    (before,) = entries(client)
    date.cancel("Die Lehrkraft ist krank.")
    (after,) = entries(client)
    assert after["uid"] == before["uid"]
    assert (before["status"], after["status"]) == ("CONFIRMED", "CANCELLED")
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert after["summary"] == "Fällt aus: Kurs"


def test_a_moved_date_names_the_new_one_in_full(client):
    """The file is read on other days: never „heute“."""
    event = make_event()
    new = make_event_date(event=event, starts_at="2027-01-11 18:00")
    make_event_date(event=event, status="moved", moved_to=new)
    old = next(entry for entry in entries(client) if entry["status"] == "CANCELLED")
    words = "Neuer Termin: Montag, 11. Januar 2027, 18:00 bis 20:00 Uhr."
    assert words in old["description"].replace("\u00a0", " ")


def test_64_67_whole_days_and_open_ends_are_what_they_are(client):
    days = {"starts_at": "2027-05-07 00:00", "ends_at": "2027-05-09 00:00"}
    make_event_date(ends_at=None)
    make_event_date(all_day=True, **days)
    open_end, festival = entries(client)
    assert "dtend" not in open_end and "duration" not in open_end
    assert festival["dtstart"].dt == date(2027, 5, 7)
    assert festival["dtend"].dt == date(2027, 5, 9)


def test_it_reaches_four_weeks_back_and_as_far_ahead_as_there_are_dates(client):
    for day in ["2026-12-13", "2026-12-14", "2027-01-11", "2031-05-01"]:
        make_event_date(starts_at=f"{day} 18:00")
    days = [entry["dtstart"].dt.date().isoformat() for entry in entries(client)]
    assert days == ["2026-12-14", "2027-01-11", "2031-05-01"]


def test_b17_what_began_long_ago_and_still_runs_is_in_it(client):
    make_event_date(starts_at="2026-11-01 10:00", ends_at="2027-02-01 18:00")
    (found,) = entries(client)
    assert found["dtend"].dt == at("2027-02-01 18:00")


def test_drafts_are_not_in_it(client):
    make_event_date(event=make_event(is_published=False))
    assert entries(client) == []
