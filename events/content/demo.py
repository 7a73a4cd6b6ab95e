"""An invented, lively load for looking and testing: twelve weeks of dates.

Everything says of itself that it is an example; nothing here is a fact about QEK.
"""

from __future__ import annotations

from datetime import date, time, timedelta

from django.db import transaction
from django.utils import timezone

from quarters.local_time import day_end, day_start, moment
from quarters.models import (
    Absence,
    Notice,
    OfficeHour,
    Partner,
    Person,
    Place,
    Quarter,
    Responsibility,
)
from rooms.models import Closure, Room

from ..models import Event, EventDate, Series
from .demo_dates import ALWIN, GROUP, HAGEN, TALK, VORSTADT, WEEKLY
from .demo_requests import make_requests
from .demo_series import make_the_special_ones
from .loading import make

WEEKS = 12
INVENTED = "Musterverein (erfunden)"
MARK = "Beispiel: "


@transaction.atomic
def load_demo() -> bool:
    """Add the load once; False if it is already there."""
    if Event.objects.filter(slug__startswith="beispiel-").exists():
        return False
    monday = timezone.localdate() - timedelta(days=timezone.localdate().weekday())
    make(Partner, {"name": INVENTED, "quarters": [VORSTADT, HAGEN]})
    make_people()
    make_notices()
    make_closure(monday + timedelta(weeks=5, days=2))
    for number, row in enumerate(WEEKLY, start=1):
        make_weekly(number, monday, *row)
    make_exhibition(monday)
    let_something_happen()
    group, talk = Room.objects.get(slug=GROUP), Room.objects.get(slug=TALK)
    make_requests(group, talk)
    make_the_special_ones(group, talk)
    return True


def make_people() -> None:
    """Two more people, one there and one on holiday; nobody real gets office hours."""
    vera, ali = (
        make(
            Person, {"name": name, "phone": "0421 000000", "email": "name@qek.example"}
        )
        for name in ("Vera Muster (erfunden)", "Ali Beispiel (erfunden)")
    )
    for person, quarter in [(vera, VORSTADT), (ali, HAGEN)]:
        responsibility = make(
            Responsibility,
            {"quarter": quarter, "area": "Beispiel-Sprechzeit", "position": 9},
            person=person,
        )
        for weekday in (1, 3):
            hours = {"weekday": weekday, "starts": time(10), "ends": time(16)}
            make(OfficeHour, hours, responsibility=responsibility)
    today = timezone.localdate()
    away = {"starts_on": today, "ends_on": today + timedelta(days=10)}
    make(Absence, away, person=ali, cover=vera)


def make_notices() -> None:
    today = timezone.localdate()
    days = {"starts_on": today, "ends_on": today + timedelta(days=14)}
    make(Notice, {"text": "Beispiel: Das Büro ist am Freitag geschlossen.", **days})
    text = "Beispiel: Die Haltestelle vor der Tür ist verlegt."
    make(Notice, {"text": text, "quarter": VORSTADT, **days})


def make_closure(day: date) -> None:
    make(
        Closure,
        {"reason": "Beispiel: Renovierung"},
        room=Room.objects.get(slug=GROUP),
        starts_at=day_start(day),
        ends_at=day_end(day),
    )


def make_event(slug: str, title: str, quarter: str, facts: dict) -> Event:
    return make(
        Event,
        {
            "title": MARK + title,
            "slug": f"beispiel-{slug}",
            "summary": "Dieser Termin ist erfunden. Er zeigt, wie es aussieht.",
            "organiser": INVENTED,
            "quarters": [quarter],
            "is_published": True,
            **facts,
        },
    )


def make_weekly(number, monday, title, quarter, weekdays, start, end, where, facts):
    room = Room.objects.filter(slug=where).first()
    series = Series(
        event=make_event(str(number), title, quarter, facts),
        weekdays=weekdays,
        starts_on=monday,
        until=monday + timedelta(weeks=WEEKS, days=-1),
        starts=time(*start),
        ends=end and time(*end),
        room=room,
        place_text="" if room else where,
        skip_taken=True,
    )
    series.full_clean()
    series.save()
    series.generate()


def make_exhibition(monday: date) -> None:
    """Runs for days, so it is in every list in between."""
    event = make_event("ausstellung", "Ausstellung", VORSTADT, {"cost": "free"})
    EventDate(
        event=event,
        place=Place.objects.filter(quarter__slug=VORSTADT).first(),
        starts_at=day_start(monday + timedelta(days=3)),
        ends_at=day_end(monday + timedelta(days=17)),
        all_day=True,
    ).schedule()


def let_something_happen() -> None:
    """One date falls out, another one is moved to the next day."""
    dates = EventDate.objects.filter(
        event__slug__startswith="beispiel-", starts_at__gt=timezone.now()
    )
    dates.filter(event__title=f"{MARK}Nähcafé").first().cancel(
        "Die Nähmaschinen sind in der Werkstatt."
    )
    old = dates.filter(event__title=f"{MARK}Handy-Hilfe").first()
    day = timezone.localdate(old.starts_at) + timedelta(days=1)
    new = EventDate(
        event=old.event,
        place_text=old.place_text,
        starts_at=moment(day, time(14)),
        ends_at=moment(day, time(15, 30)),
    )
    new.schedule()
    old.status, old.moved_to = EventDate.Status.MOVED, new
    old.public_note = "Wir haben einen anderen Raum bekommen."
    old.schedule()


def is_ready() -> bool:
    """The starter content is there: the load hangs on its quarters and rooms."""
    return (
        Quarter.objects.filter(slug__in=[ALWIN, VORSTADT, HAGEN]).count() == 3
        and Room.objects.filter(slug__in=[GROUP, TALK]).count() == 2
    )
