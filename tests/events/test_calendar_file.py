"""The calendar file, read by a calendar library (cases 62 to 64, 67, 68)."""

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from tests.factories import (
    at,
    make_event,
    make_event_date,
    make_place,
    make_series,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


def file_of(client, event_date):
    url = f"{event_date.event.get_absolute_url()}kalender.ics"
    return client.get(url, {"termin": event_date.pk})


def entry(client, event_date):
    (found,) = Calendar.from_ical(file_of(client, event_date).content).walk("VEVENT")
    return found


def test_it_is_sent_as_a_file_of_its_own(client):
    response = file_of(client, make_event_date(event=make_event(slug="kaffee")))
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="kaffee.ics"'


@pytest.mark.parametrize(
    ("local", "utc"),
    [
        ("2027-01-19 18:00", datetime(2027, 1, 19, 17, tzinfo=UTC)),
        ("2027-07-20 18:00", datetime(2027, 7, 20, 16, tzinfo=UTC)),
    ],
    ids=["January", "July"],
)
def test_63_six_in_the_evening_is_six_in_winter_and_summer(client, local, utc):
    found = entry(client, make_event_date(starts_at=local))
    assert found["dtstart"].dt == utc
    assert found["dtend"].dt == utc.replace(hour=utc.hour + 2)


def test_63_a_weekly_series_is_at_six_on_both_sides_of_the_clock_change(client):
    series = make_series()
    series.generate()
    last_two = [entry(client, row)["dtstart"].dt for row in series.dates.all()][-2:]
    assert [start.hour for start in last_two] == [17, 16]


def test_62_an_event_over_the_night_of_the_change_ends_at_six(client):
    night = make_event_date(starts_at="2027-10-30 22:00", ends_at="2027-10-31 06:00")
    assert entry(client, night)["dtend"].dt == at("2027-10-31 06:00")


def test_64_whole_days_are_days_and_their_end_is_exclusive(client):
    festival = make_event_date(
        starts_at="2027-05-07 00:00", ends_at="2027-05-09 00:00", all_day=True
    )
    found = entry(client, festival)
    assert found["dtstart"].dt == date(2027, 5, 7)
    assert found["dtend"].dt == date(2027, 5, 9)


def test_67_without_an_end_there_is_none_in_the_file(client):
    found = entry(client, make_event_date(ends_at=None))
    assert "dtend" not in found
    assert "duration" not in found


def test_68_a_cancelled_date_keeps_its_name_and_counts_up(client):
    event_date = make_event_date(event=make_event(title="Kurs"))
    event_date.schedule()
    before = entry(client, event_date)
    event_date.cancel("Die Lehrkraft ist krank.")
    after = entry(client, event_date)
    assert (before["status"], after["status"]) == ("CONFIRMED", "CANCELLED")
    assert after["uid"] == before["uid"] == f"{event_date.uid}@qek"
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert after["summary"] == "Fällt aus: Kurs"
    assert "Die Lehrkraft ist krank." in after["description"]


def test_it_says_where_and_leads_back_to_the_page(client):
    place = make_place(name="Spielhaus", street="Musterweg 1", postcode="28195")
    event_date = make_event_date(place=place, place_text="")
    found = entry(client, event_date)
    assert found["location"] == "Spielhaus, Musterweg 1, 28195 Bremen"
    assert found["url"] == f"http://testserver{event_date.get_absolute_url()}"


def test_titles_of_any_kind_come_through(client):
    title = "Fest; mit, Komma \\ Umlauten äöü 🎉 مرحبا" + "ß" * 60
    found = entry(client, make_event_date(event=make_event(title=title)))
    assert found["summary"] == title


def test_no_line_is_longer_than_the_standard_allows(client):
    event_date = make_event_date(event=make_event(title="ü" * 120))
    lines = file_of(client, event_date).content.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75


def test_required_properties_are_there(client):
    event_date = make_event_date()
    calendar = Calendar.from_ical(file_of(client, event_date).content)
    assert calendar["version"] == "2.0"
    assert calendar["prodid"]
    (found,) = calendar.walk("VEVENT")
    assert found["dtstamp"].dt == event_date.changed_at.replace(microsecond=0)


def test_without_a_number_it_is_the_next_date(client):
    event_date = make_event_date()
    response = client.get(f"{event_date.event.get_absolute_url()}kalender.ics")
    (found,) = Calendar.from_ical(response.content).walk("VEVENT")
    assert found["uid"].startswith(str(event_date.uid))


@pytest.mark.parametrize("asked", ["999", "x", "\x00"])
def test_a_date_that_is_not_there_is_not_found(client, asked):
    event = make_event_date().event
    url = f"{event.get_absolute_url()}kalender.ics"
    assert client.get(url, {"termin": asked}).status_code == 404


def test_drafts_and_events_without_dates_have_no_file(client):
    draft = make_event_date(event=make_event(is_published=False))
    assert file_of(client, draft).status_code == 404
    empty = make_event()
    url = f"{empty.get_absolute_url()}kalender.ics"
    assert client.get(url).status_code == 404


def test_the_page_offers_the_file(client):
    event_date = make_event_date()
    html = client.get(event_date.get_absolute_url()).content.decode()
    address = f"{event_date.event.get_absolute_url()}kalender.ics"
    assert f'href="{address}?termin={event_date.pk}"' in html


def test_f05_a_file_that_is_known_already_is_not_sent_again(client):
    event_date = make_event_date()
    first = file_of(client, event_date)
    url = f"{event_date.event.get_absolute_url()}kalender.ics?termin={event_date.pk}"
    again = client.get(url, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    event_date.cancel("Krank.")
    assert file_of(client, event_date).headers["ETag"] != first.headers["ETag"]
