"""Two libraries that know nothing of each other read the same from one calendar."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import vobject
from icalendar import Calendar

from tests.factories import at, make_event, make_event_date, make_place

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
ALL = "/feeds/alle.ics"
TEXTS = [
    "uid",
    "sequence",
    "status",
    "summary",
    "description",
    "location",
    "url",
    "transp",
]
TIMES = ["dtstart", "dtend", "dtstamp", "last-modified"]
# Counted in octets, lines would end inside of its signs.
ODD = (
    'a, b; c\\n d:\\ „e“ "f" 🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉 مرحبا بكم في الحي '
    + "ß" * 20
)
SPANS = {
    "summer comes": ("2027-03-27 22:00", "2027-03-28 06:00"),
    "winter comes": ("2027-10-30 22:00", "2027-10-31 06:00"),
    "January": ("2027-01-19 18:00", "2027-01-19 20:00"),
    "July": ("2027-07-20 18:00", "2027-07-20 20:00"),
    "open": ("2027-02-01 18:00", None),
    "over the year": ("2027-12-31 20:00", "2028-01-01 02:00"),
    "leap day": ("2028-02-28 20:00", "2028-02-29 12:00"),
}


DAYS = [("2027-03-27", "2027-03-28"), ("2027-10-31", "2027-10-31")]


@pytest.fixture
def content(client):
    """Every state and every kind of time; what people write stands in each text."""
    event = make_event(title=ODD[:120], summary=ODD)
    place = make_place(name=ODD[:60], street="Weg 1, Hinterhaus; links")
    for start, end in SPANS.values():
        make_event_date(event=event, starts_at=start, ends_at=end, place=place)
    for status in ["cancelled", "postponed", "moved"]:
        make_event_date(event=event, status=status, public_note=ODD)
    new = make_event_date(event=event, starts_at="2027-03-02 18:00")
    make_event_date(event=event, status="moved", moved_to=new, place_text="")
    for first, last in DAYS:
        days = {"starts_at": at(f"{first} 00:00"), "ends_at": at(f"{last} 12:00")}
        make_event_date(event=event, all_day=True, **days)
    return client.get("/feeds/alle.ics").content


def by_icalendar(content: bytes) -> list[dict]:
    return [
        {name: str(entry[name]) for name in TEXTS if name in entry}
        | {name: comparable(entry[name].dt) for name in TIMES if name in entry}
        for entry in Calendar.from_ical(content).walk("VEVENT")
    ]


def by_vobject(content: bytes) -> list[dict]:
    entries = vobject.readOne(content.decode()).vevent_list
    return [
        {name: found[name][0].value for name in TEXTS if name in found}
        | {name: comparable(found[name][0].value) for name in TIMES if name in found}
        for found in (entry.contents for entry in entries)
    ]


def comparable(value):
    """Whole days stay days."""
    return value.astimezone(UTC) if isinstance(value, datetime) else value


def test_f01_f02_both_read_the_same_of_every_state_and_every_time(content):
    one, other = by_icalendar(content), by_vobject(content)
    assert one == other
    assert len({entry["uid"] for entry in one}) == len(one) == len(SPANS) + 7
    assert {entry["status"] for entry in one} == {"CONFIRMED", "CANCELLED"}
    assert {entry["transp"] for entry in one} == {"TRANSPARENT"}


def test_b03_62_63_64_67_the_times_are_those_that_were_entered(content):
    read = {(entry["dtstart"], entry.get("dtend")) for entry in by_vobject(content)}
    entered = {(at(start), end and at(end)) for start, end in SPANS.values()}
    days = {
        (date.fromisoformat(first), date.fromisoformat(last) + timedelta(days=1))
        for first, last in DAYS
    }
    assert entered | days <= read


def test_63_every_time_is_in_utc_so_that_no_reader_needs_rules_for_the_clock(content):
    times = re.findall(rb"^(DTSTART|DTEND|DTSTAMP|LAST-MODIFIED)(.*)\r$", content, re.M)
    assert len(times) > 4 * len(SPANS)
    for _name, value in times:
        assert re.fullmatch(rb":\d{8}T\d{6}Z|;VALUE=DATE:\d{8}", value)


def test_no_line_is_too_long_and_none_is_folded_inside_of_a_sign(content):
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert [line.decode() for line in lines]
    assert ODD in by_icalendar(content)[0]["description"]
