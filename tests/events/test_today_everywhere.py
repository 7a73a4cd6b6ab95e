"""„Was ist heute?“: page, month, calendar, JSON, message and poster give one answer."""

from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from django.utils import timezone
from icalendar import Calendar

from events import messenger, poster
from events.models import EventDate
from events.periods import period
from quarters.local_time import day_end, day_start
from quarters.models import Quarter
from tests.factories import make_event, make_event_date, make_quarter

pytestmark = pytest.mark.django_db
MOMENTS = pytest.mark.parametrize(
    "now",
    [
        pytest.param("2027-01-19T10:00:00+01:00", id="a morning in winter"),
        pytest.param("2027-07-20T00:30:00+02:00", id="69 half past midnight in summer"),
        pytest.param("2027-07-20T23:30:00+02:00", id="late in the evening in summer"),
        pytest.param("2027-03-28T12:00:00+02:00", id="clocks put forward"),
        pytest.param("2027-10-31T00:30:00+02:00", id="clocks put back"),
    ],
)
TODAY = {
    "am Abend",
    "ohne Ende",
    "ganztags",
    "zwei ganze Tage",
    "seit Tagen",
    "heute Nacht",
    "fällt aus",
    "ist verlegt",
}


@pytest.fixture
def nord(db):
    return make_quarter(slug="nord")


def fill(quarter, day: date) -> None:
    """Around the day: what is on it, and what only comes close."""
    before, after = day - timedelta(days=1), day + timedelta(days=1)

    def add(title, start, end, **more):
        event = make_event(title=title, quarters=[quarter], is_published=title != "?")
        return make_event_date(event=event, starts_at=start, ends_at=end, **more)

    add("am Abend", at(day, 18), at(day, 20))
    add("ohne Ende", at(day, 15), None)
    add("ganztags", day_start(day), day_end(day), all_day=True)
    add("zwei ganze Tage", day_start(before), day_end(day), all_day=True)
    add("seit Tagen", at(day - timedelta(days=20), 10), at(after, 18))
    add("heute Nacht", at(day, 20), at(after, 1))
    add("gestern Nacht", at(before, 20), at(day, 1))
    add("fällt aus", at(day, 9), at(day, 10), status="cancelled")
    new = add("morgen", at(after, 9), at(after, 10))
    add("ist verlegt", at(day, 9), at(day, 10), status="moved", moved_to=new)
    add("endete um Mitternacht", at(before, 20), day_start(day))
    add("gestern ohne Ende", at(before, 23), None)
    add("gestern ganztags", day_start(before), day_start(day), all_day=True)
    add("beginnt um Mitternacht", day_end(day), at(after, 2))
    add("?", at(day, 12), at(day, 13))
    make_event_date(event=make_event(title="anderswo"), starts_at=at(day, 12))


def at(day: date, hour: int) -> datetime:
    local = datetime.combine(day, time()) + timedelta(hours=hour)
    return timezone.make_aware(local)


def on_the_page(client, day):
    asked = {"zeitraum": "heute", "quartier": "nord"}
    days = client.get("/veranstaltungen/", asked).context["days"]
    return [date.event.title for shown in days for date in shown.dates]


def in_the_calendar(client, day):
    """As a calendar program sees it: it knows the file and nothing of ours."""
    entries = Calendar.from_ical(client.get("/feeds/nord.ics").content).walk("VEVENT")
    return [title(entry) for entry in entries if is_on(entry, day)]


def title(entry) -> str:
    return entry["summary"].split(": ")[-1]


def is_on(entry, day) -> bool:
    """A night is an entry of its evening, though it reaches into the next day."""
    start = entry["dtstart"].dt
    end = entry["dtend"].dt if "dtend" in entry else None
    if not isinstance(start, datetime):
        return start <= day < end
    if end is None or end - start <= timedelta(hours=14):
        return timezone.localdate(start) == day
    return start < day_end(day) and end > day_start(day)


def in_the_json(client, day):
    asked = {"von": day.isoformat(), "bis": day.isoformat(), "quartier": "nord"}
    dates = client.get("/api/v1/termine.json", asked).json()["termine"]
    return [date["titel"] for date in dates]


def on_the_poster(client, day):
    """What the sheet of the week holds, taken for the day."""
    address = f"/quartiere/nord/wochenprogramm/?woche={day:%G-W%V}"
    printed = client.get(address).text
    monday = day - timedelta(days=day.weekday())
    rows = [
        row
        for shown in poster.week(Quarter.objects.get(slug="nord"), monday)
        for row in shown.dates
        if row.first_day <= day <= row.last_day
    ]
    return [row.event.title for row in rows if row.event.title in printed]


def in_the_month(client, day):
    month = client.get(f"/veranstaltungen/monat/{day:%Y/%m}/?quartier=nord")
    found = month.context["month"].days[day]
    return [date.event.title for date in [*found.dates, *found.running]]


def in_the_message(client, day):
    text = messenger.of_week(Quarter.objects.get(slug="nord"), period("heute", day))
    lines = [paragraph.splitlines()[0] for paragraph in text.split("\n\n")[1:-1]]
    return [line.split(": ")[-1].partition(",")[0] for line in lines if ": " in line]


ANSWERS = [
    on_the_page,
    in_the_month,
    in_the_calendar,
    in_the_json,
    in_the_message,
    on_the_poster,
]


@MOMENTS
def test_b20_65_66_67_68_what_is_on_today_is_the_same_everywhere(client, nord, now):
    with time_machine.travel(now, tick=False):
        day = timezone.localdate()
        fill(nord, day)
        answers = [sorted(answer(client, day)) for answer in ANSWERS]
    assert answers == [sorted(TODAY)] * len(ANSWERS)


@pytest.mark.parametrize(
    ("now", "day", "is_there", "is_over"),
    [
        ("2027-01-16T20:30:00+01:00", "2027-01-16", True, False),
        ("2027-01-17T00:30:00+01:00", "2027-01-17", False, False),
        ("2027-01-17T09:00:00+01:00", "2027-01-17", False, True),
        # The sheets of both weeks: the night from Sunday to Monday.
        ("2027-01-17T23:30:00+01:00", "2027-01-17", True, False),
        ("2027-01-18T00:30:00+01:00", "2027-01-18", False, False),
    ],
    ids=["evening", "it still runs", "morning after", "Sunday", "Monday, 0:30"],
)
def test_b20_a_night_is_today_on_its_evening_only(
    client, nord, now, day, is_there, is_over
):
    event = make_event(title="Tanz", slug="tanz", quarters=[nord])
    day = date.fromisoformat(day)
    evening = day if is_there else day - timedelta(days=1)
    night = make_event_date(
        event=event, starts_at=at(evening, 20), ends_at=at(evening, 25)
    )
    with time_machine.travel(now, tick=False):
        answers = [answer(client, day) for answer in ANSWERS]
        page = client.get("/veranstaltungen/tanz/").text
        assert list(EventDate.objects.not_over()) == ([] if is_over else [night])
    assert answers == [["Tanz"] if is_there else []] * len(ANSWERS)
    assert ("Dieser Termin ist vorbei." in page) == is_over


def test_b20_69_on_the_start_page_it_is_the_local_day_too(client, nord):
    with time_machine.travel("2027-07-20T00:30:00+02:00", tick=False):
        fill(nord, date(2027, 7, 20))
        dates = client.get("/").context["dates_today"]
    assert {shown.event.title for shown in dates} == TODAY | {"anderswo"}
