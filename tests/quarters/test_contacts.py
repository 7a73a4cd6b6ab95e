from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from quarters.contacts import Cover, Presence, contact_for, contacts_by_quarter
from quarters.models import Absence, Quarter, SiteText
from tests.factories import (
    make_absence,
    make_office_hour,
    make_person,
    make_place,
    make_quarter,
    make_responsibility,
)

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")


def at(day: int, clock: str, month: int = 12) -> datetime:
    """A local moment; 3 December 2026 is a Thursday."""
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, month, day, hour, minute, tzinfo=BERLIN)


@pytest.fixture
def office():
    """There on Tuesdays and Thursdays from ten to four."""
    responsibility = make_responsibility()
    for weekday in (1, 3):
        make_office_hour(responsibility=responsibility, weekday=weekday)
    return responsibility


@pytest.mark.parametrize(
    ("now", "kind", "text"),
    [
        (at(3, "10:00"), "here", "Heute bis 16\u00a0Uhr da"),
        (at(3, "15:59"), "here", "Heute bis 16\u00a0Uhr da"),
        (at(3, "16:00"), "later", "Wieder Dienstag"),
        (at(3, "09:59"), "later", "Heute ab 10\u00a0Uhr da"),
        (at(2, "12:00"), "later", "Wieder Donnerstag"),
        (at(5, "00:30"), "later", "Wieder Dienstag"),
    ],
    ids=[
        "opening minute",
        "last minute",
        "end is exclusive",
        "before opening",
        "day before",
        "weekend",
    ],
)
def test_the_card_says_when_somebody_is_there(office, now, kind, text):
    assert contact_for(office.quarter, now).presence == Presence(kind, text)


def test_the_local_clock_counts_in_summer(office):
    # 08:30 UTC on Thursday 2 July is 10:30 in Bremen.
    now = datetime(2026, 7, 2, 8, 30, tzinfo=ZoneInfo("UTC"))
    assert contact_for(office.quarter, now).presence.kind == "here"


def test_half_hours_are_named():
    hour = make_office_hour(ends=time(16, 30))
    presence = contact_for(hour.responsibility.quarter, at(3, "11:00")).presence
    assert presence.text == "Heute bis 16:30\u00a0Uhr da"


def test_between_two_office_hours_of_a_day_the_next_one_counts(office):
    make_office_hour(responsibility=office, starts=time(18), ends=time(19))
    presence = contact_for(office.quarter, at(3, "17:00")).presence
    assert presence.text == "Heute ab 18\u00a0Uhr da"


def test_without_office_hours_the_card_says_nothing_about_presence():
    responsibility = make_responsibility()
    assert not contact_for(responsibility.quarter, at(3, "11:00")).presence


@pytest.mark.parametrize(
    ("now", "text"),
    [
        (at(2, "12:00"), "Wieder Dienstag, 15.\u00a0Dezember"),
        (at(3, "11:00"), "Im Urlaub bis 14.\u00a0Dezember"),
        (at(14, "23:59"), "Im Urlaub bis 14.\u00a0Dezember"),
        (at(15, "00:01"), "Heute ab 10\u00a0Uhr da"),
    ],
    ids=["day before", "first day", "last minute of the last day", "day after"],
)
def test_an_absence_counts_from_its_first_to_its_last_day(office, now, text):
    make_absence(
        person=office.person, starts_on=date(2026, 12, 3), ends_on=date(2026, 12, 14)
    )
    assert contact_for(office.quarter, now).presence.text == text


def test_absences_that_follow_each_other_are_one(office):
    make_absence(
        person=office.person, starts_on=date(2026, 12, 1), ends_on=date(2026, 12, 4)
    )
    make_absence(
        person=office.person,
        starts_on=date(2026, 12, 5),
        ends_on=date(2026, 12, 9),
        reason=Absence.Reason.AWAY,
    )
    presence = contact_for(office.quarter, at(3, "11:00")).presence
    assert presence == Presence("away", "Nicht da bis 9.\u00a0Dezember")


def test_the_cover_is_named_only_during_the_absence(office):
    cover = make_person(
        name="Vertretung Name", phone="0421 000001", email="cover@qek.example"
    )
    day = date(2026, 12, 3)
    make_absence(person=office.person, starts_on=day, ends_on=day, cover=cover)
    away = contact_for(office.quarter, at(3, "11:00")).cover
    assert away == Cover("Vertretung Name", "0421 000001", "cover@qek.example")
    assert contact_for(office.quarter, at(4, "11:00")).cover is None


def test_office_hours_are_grouped_by_time_of_day(office):
    make_office_hour(responsibility=office, weekday=4, starts=time(8), ends=time(9, 30))
    assert contact_for(office.quarter).hours == [
        "Dienstag und Donnerstag, 10:00 bis 16:00\u00a0Uhr",
        "Freitag, 8:00 bis 9:30\u00a0Uhr",
    ]


def test_the_first_person_of_the_quarter_answers():
    quarter = make_quarter()
    make_responsibility(quarter=quarter, person=make_person(name="B"), position=2)
    make_responsibility(quarter=quarter, person=make_person(name="A"), position=1)
    make_responsibility(quarter=None, person=make_person(name="Leitung"), position=0)
    assert contact_for(quarter).name == "A"


def test_a_quarter_without_people_is_answered_by_the_project():
    make_responsibility(quarter=None, person=make_person(name="Leitung"))
    assert contact_for(make_quarter()).name == "Leitung"


def test_without_anybody_the_number_of_the_site_answers():
    SiteText.objects.create(phone="0421 000009", email="haus@qek.example")
    contact = contact_for(make_quarter())
    assert (contact.phone, contact.email) == ("0421 000009", "haus@qek.example")


def test_one_person_serves_two_quarters_and_is_edited_once():
    person = make_person(phone="0421 000002")
    quarters = [make_responsibility(person=person).quarter for _number in range(2)]
    person.phone = "0421 000003"
    person.save()
    assert {contact_for(quarter).phone for quarter in quarters} == {"0421 000003"}


def test_a_quarter_that_others_look_after_shows_none_of_our_people():
    carrier = {"status": Quarter.Status.HANDED_OVER, "carrier": "Neuer Träger"}
    responsibility = make_responsibility(quarter=make_quarter(**carrier))
    groups, _project = contacts_by_quarter([responsibility.quarter])
    assert groups[0].contacts == []


def test_a_contact_card_takes_three_queries_however_much_it_shows(
    office, django_assert_num_queries
):
    make_absence(person=office.person, cover=make_person())
    office.person.place = make_place()
    office.person.save()
    with django_assert_num_queries(3):
        contact_for(office.quarter)
