"""Brings the starter content into an empty database."""

from __future__ import annotations

from datetime import date, time, timedelta

from dateutil.relativedelta import relativedelta
from django.db import models, transaction
from django.utils import timezone

from quarters.local_time import day_end, day_start, moment
from quarters.models import (
    Audience,
    NewsItem,
    Offer,
    Page,
    Partner,
    Person,
    Place,
    Quarter,
    Responsibility,
    SiteText,
    Topic,
)
from rooms.models import OpeningRule, Room

from ..models import Event, EventDate, Series
from .events_north import NORTH_EVENTS
from .events_vorstadt import RUNNING, VORSTADT_EVENTS
from .news import NEWS
from .offers import OFFERS
from .pages import PAGES, SITE_TEXT
from .partners import PARTNERS
from .people import PEOPLE, RESPONSIBILITIES
from .places import OPENING, PLACES, ROOMS
from .quarters import AUDIENCES, QUARTERS, TOPICS

# The name by which the data speak of another row, and where that row is found.
KEYS = {
    "quarter": (Quarter, "slug"),
    "quarters": (Quarter, "slug"),
    "place": (Place, "name"),
    "person": (Person, "name"),
    "offer": (Offer, "slug"),
    "event": (Event, "slug"),
    "topics": (Topic, "name"),
    "audiences": (Audience, "name"),
    "partners": (Partner, "name"),
}


@transaction.atomic
def load_content() -> int:
    """Fill an empty database; returns how many rows were made.

    Whoever finds a quarter leaves everything alone: what the office renamed, changed
    or deleted must not come back.
    """
    if Quarter.objects.exists():
        return 0
    made = [make(Quarter, row) for row in QUARTERS]
    made += [make(Topic, row) for row in TOPICS]
    made += [make(Audience, row) for row in AUDIENCES]
    made += [make(Partner, row) for row in PARTNERS]
    made += [make(Place, row) for row in PLACES]
    made += [make(Person, row) for row in PEOPLE]
    made += [make(Responsibility, row) for row in RESPONSIBILITIES]
    made += [make(Offer, {"is_published": True, **row}) for row in OFFERS]
    made += [make(Page, row) for row in PAGES]
    made += [make(SiteText, SITE_TEXT)]
    made += [make_news_item(row) for row in NEWS]
    made += [make_room(row) for row in ROOMS]
    made += [make_event(row) for row in VORSTADT_EVENTS + NORTH_EVENTS]
    made += [make_series({**RUNNING, **from_today()})]
    return len(made)


def extend_running() -> int:
    """Let what goes on without an end reach half a year ahead; returns the new dates.

    Stops when the office ends, pauses or deletes the offer or the series. Days that
    went by unnoticed get no date: nobody knows whether it took place.
    """
    series = Series.objects.filter(
        event__slug=RUNNING["event"], event__offer__status=Offer.Status.RUNNING
    ).last()
    before, until = series and series.until, half_a_year_ahead()
    if series is None or before >= until:
        return 0
    series.until = until
    series.save(update_fields=["until"])
    yesterday = timezone.localdate() - timedelta(days=1)
    return len(series.generate(after=max(before, yesterday)).dates)


def half_a_year_ahead() -> date:
    """The end of a month: every later one holds another date of a monthly rhythm."""
    return timezone.localdate() + relativedelta(months=6, day=31)


def make(model: type[models.Model], row: dict, **fields) -> models.Model:
    """One valid row, with the rows that it names."""
    single, many = {}, {}
    for name, value in (row | fields).items():
        if name == "contact":
            single[name] = responsibility(*value)
        elif isinstance(value, list):
            many[name] = found(name, value)
        elif name in KEYS and isinstance(value, str):
            single[name] = found(name, [value])[0]
        else:
            single[name] = value
    instance = model(**single)
    instance.full_clean()
    instance.save()
    for name, others in many.items():
        getattr(instance, name).set(others)
    return instance


def found(name: str, wanted: list[str]) -> list[models.Model]:
    model, key = KEYS[name]
    return [model.objects.get(**{key: value}) for value in wanted]


def responsibility(person: str, quarter: str) -> Responsibility:
    return Responsibility.objects.get(person__name=person, quarter__slug=quarter)


def make_news_item(row: dict) -> NewsItem:
    row = dict(row)
    published_at = moment(row.pop("day"), time(12))
    return make(NewsItem, row, publish_from=published_at)


def make_room(row: dict) -> Room:
    room = make(Room, row)
    for window in OPENING:
        make(OpeningRule, window, room=room)
    return room


def make_event(row: dict) -> Event:
    row = dict(row)
    dates, series = row.pop("dates", []), row.pop("series", None)
    event = make(Event, row, is_published=True)
    for when in dates:
        make_date(event, **when)
    if series:
        make_series(series, event=event)
    return event


def make_date(event: Event, *, first, last, start, end, place=None, **words) -> None:
    """Without a start the date lasts from the first to the last day."""
    EventDate(
        event=event,
        place=place and Place.objects.get(name=place),
        starts_at=moment(first, start) if start else day_start(first),
        ends_at=(moment(last, end) if end else None) if start else day_end(last),
        all_day=start is None,
        **words,
    ).schedule()


def make_series(row: dict, **fields) -> Series:
    row = dict(row)
    without = row.pop("without", [])
    series = make(Series, row, **fields)
    series.generate()
    series.dates.filter(first_on__in=without).delete()
    return series


def from_today() -> dict:
    return {"starts_on": timezone.localdate(), "until": half_a_year_ahead()}
