"""Whom to ask: a person in a quarter, and whether somebody is there right now."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from . import words
from .models import OfficeHour, Person, Place, Quarter, Responsibility, SiteText

LOOK_AHEAD_DAYS = 60


@dataclass(frozen=True)
class Presence:
    """`kind`: here (success), later (neutral), away (warning) or "" (says nothing)."""

    kind: str = ""
    text: str = ""

    def __bool__(self):
        return bool(self.kind)


@dataclass(frozen=True)
class Cover:
    name: str
    phone: str
    email: str = ""


@dataclass
class Contact:
    name: str
    phone: str = ""
    email: str = ""
    role: str = ""
    languages: str = ""
    note: str = ""
    person: Person | None = None
    responsibility: Responsibility | None = None
    quarter: Quarter | None = None
    place: Place | None = None
    hours: list[str] = field(default_factory=list)
    presence: Presence = field(default_factory=Presence)
    cover: Cover | None = None


def contact_for(quarter: Quarter | None, now: datetime | None = None) -> Contact:
    """The first person of the quarter, else of the project, else the site's number.

    At most four queries.
    """
    asked = Responsibility.objects.with_person().serving(quarter)
    responsibility = asked.first()
    if responsibility is None:
        return contact_of_the_site()
    return contact_of(responsibility, now)


def contacts(now: datetime | None = None) -> list[Contact]:
    """Everybody: quarter by quarter in their order, then the whole project."""
    everybody = Responsibility.objects.with_person().of_active_quarters()
    ordered = everybody.order_by(
        F("quarter__position").asc(nulls_last=True), "quarter__name", "position", "pk"
    )
    return [contact_of(responsibility, now) for responsibility in ordered]


@dataclass
class QuarterContacts:
    quarter: Quarter
    contacts: list[Contact]


def contacts_by_quarter(
    quarters: list[Quarter],
) -> tuple[list[QuarterContacts], list[Contact]]:
    """For each of the quarters its people, and those of the whole project.

    A quarter without people of its own is answered by the project; one that others
    look after has none of ours.
    """
    everybody = contacts()
    project = [contact for contact in everybody if contact.quarter is None]
    stand_in = project[:1] or [contact_of_the_site()]
    groups = []
    for quarter in quarters:
        own = [contact for contact in everybody if contact.quarter == quarter]
        people = own or ([] if quarter.is_handed_over else stand_in)
        groups.append(QuarterContacts(quarter, people))
    return groups, project


def contact_of(responsibility: Responsibility, now: datetime | None = None) -> Contact:
    """Wants a row from `Responsibility.objects.with_person()`."""
    now = timezone.localtime(now)
    person = responsibility.person
    absence = person.absence_on(now.date())
    return Contact(
        name=person.name,
        phone=person.phone,
        email=person.email,
        role=responsibility.area,
        languages=person.languages,
        note=responsibility.note,
        person=person,
        responsibility=responsibility,
        quarter=responsibility.quarter,
        place=person.place,
        hours=hours_in_words(responsibility.office_hours.all()),
        presence=presence(responsibility, now),
        cover=absence
        and absence.cover
        and Cover(absence.cover.name, absence.cover.phone, absence.cover.email),
    )


def contact_of_the_site() -> Contact:
    text = SiteText.load()
    return Contact(name=_("Team QEK"), phone=text.phone, email=text.email)


def presence(responsibility: Responsibility, now: datetime) -> Presence:
    """What the label on the card says at this local moment."""
    away = responsibility.person.away_until(now.date())
    if away:
        return Presence(
            "away",
            _("%(reason)s bis %(date)s")
            % {
                "reason": away.get_reason_display(),
                "date": words.bare_date(away.ends_on),
            },
        )
    hours = list(responsibility.office_hours.all())
    today = [hour for hour in hours if hour.weekday == now.weekday()]
    for hour in today:
        if hour.starts <= now.time() < hour.ends:
            until = words.hour(hour.ends)
            return Presence("here", _("Heute bis %(time)s da") % {"time": until})
    for hour in today:
        if now.time() < hour.starts:
            start = words.hour(hour.starts)
            return Presence("later", _("Heute ab %(time)s da") % {"time": start})
    return presence_on_a_later_day(responsibility.person, hours, now)


def presence_on_a_later_day(person: Person, hours: list, now: datetime) -> Presence:
    weekdays = {hour.weekday for hour in hours}
    for ahead in range(1, LOOK_AHEAD_DAYS):
        day = now.date() + timedelta(days=ahead)
        if day.weekday() in weekdays and not person.absence_on(day):
            # A weekday alone would be taken for one of the next days.
            name = words.day_date(day) if ahead > 6 else words.weekday(day)
            return Presence("later", _("Wieder %(day)s") % {"day": name})
    return Presence()


def hours_in_words(hours: list[OfficeHour]) -> list[str]:
    """„Dienstag und Donnerstag, 10:00 bis 16:00 Uhr“, one entry per time of day."""
    entries = []
    by_time = sorted(hours, key=lambda hour: (hour.starts, hour.ends, hour.weekday))
    for (starts, ends), same in groupby(by_time, key=lambda h: (h.starts, h.ends)):
        days = list(same)
        names = words.listed([str(hour.get_weekday_display()) for hour in days])
        entries.append(
            (days[0].weekday, starts, f"{names}, {words.clock_span(starts, ends)}")
        )
    return [text for _weekday, _starts, text in sorted(entries)]
