"""What stands on the weekly programme of a quarter."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _

from quarters.models import Offer, Quarter
from quarters.models.person import WEEKDAYS
from quarters.words import day_date, hours_minutes, week_span

from .days import Day, by_day
from .languages import Words
from .models import EventDate
from .page_breaks import NOTE_LINE, ROOM, Entry, Group, lines, width
from .words import poster_replacement

LONG_NAME = 17
# Letters in a line beside the drawing, and what each further line takes, in mm.
NAME_LINE, NAME_HEIGHT = 21.3, 13.2
SPAN_LINE = 30
FOOT_LINES, FOOT_HEIGHT = 3, 5.8
KEY_LINE, KEY_HEIGHT = 80, 5.8


def week(quarter: Quarter, monday: date) -> list[Day]:
    """All dates of the week, those that are over and those that fall out too; three
    queries."""
    dates = EventDate.objects.published().between(monday, monday + timedelta(days=6))
    return by_day(dates.for_quarter(quarter).with_facts(), first=monday)


def span(monday: date) -> str:
    """„7. bis 13. Dezember 2026“; „30. Nov. bis 6. Dez. 2026“, to stay in one line."""
    whole = week_span(monday)
    if width(whole) <= SPAN_LINE:
        return whole
    sunday = monday + timedelta(days=6)
    year = "" if monday.year == sunday.year else "\u00a0Y"
    return _("%(start)s bis %(end)s") % {
        "start": date_format(monday, f"j.\u00a0N{year}"),
        "end": date_format(sunday, "j.\u00a0N\u00a0Y"),
    }


def groups(days: list[Day], offers: list[Offer] = ()) -> list[Group]:
    found = [
        Group(day.date, [entry(row, day.date) for row in day.dates]) for day in days
    ]
    if offers:
        found.append(Group(None, [of_offer(o) for o in offers], _("Regel\u00admäßig")))
    return found


def room(
    quarter: Quarter,
    at_the_foot: list[str],
    key: list[tuple[str, Words]] = (),
) -> float:
    """What head and foot leave for the days, in mm."""
    words = " · ".join(f"{german} {there.text}" for german, there in key)
    return (
        ROOM
        - (KEY_HEIGHT * (lines(words, KEY_LINE) + 1) if key else 0)
        - NAME_HEIGHT * (lines(quarter.name, NAME_LINE) - 1)
        - FOOT_HEIGHT * max(0, len(at_the_foot) - FOOT_LINES)
    )


def regular_offers(quarter: Quarter, days: list[Day], monday: date) -> list[Offer]:
    """Those that run this week on more days than they have dates; four queries."""
    dated = Counter(
        offer for day in days for offer in {row.event.offer_id for row in day.dates}
    )
    offers = Offer.objects.listed().matching(quarters=quarter)
    return [
        offer
        for offer in offers.in_order_of_the_week().for_cards()
        if dated[offer.pk] < max(1, len(offer.weekdays))
        and not is_pausing(offer, monday)
    ]


def is_pausing(offer: Offer, monday: date) -> bool:
    """On every day of the week on which it would be."""
    if offer.status != Offer.Status.PAUSED:
        return False
    last = monday + timedelta(days=max(offer.weekdays, default=6))
    return offer.paused_until >= last


def entry(row: EventDate, shown_on: date) -> Entry:
    return Entry(
        time=time_of(row, shown_on),
        title=row.event.title,
        details="" if row.sticker else details(row),
        note=note(row),
        sticker=row.sticker,
    )


def of_offer(offer: Offer) -> Entry:
    names = [str(WEEKDAYS[number][1])[:2] for number in offer.weekdays]
    return Entry(
        time=hours_minutes(offer.starts) if offer.starts else "",
        title=offer.title,
        details=fitting([offer.place_name, offer.cost_in_short]),
        note=offer.rhythm,
        weekdays=", ".join(names),
    )


def time_of(row: EventDate, shown_on: date) -> str:
    """„14:30“, „ganztags“, and „läuft“ for what began in an earlier week."""
    if row.all_day:
        return _("ganztags")
    return _("läuft") if row.first_on < shown_on else hours_minutes(row.starts_at)


def note(row: EventDate) -> str:
    """A new date, a reason, the last day of several: what nobody may miss."""
    there = row.new_date or row
    until = day_date(there.last_day) if there.is_running_for_days else ""
    until = until and _("bis %(day)s") % {"day": until}
    replacement = poster_replacement(row)
    # The last day of which one: right behind the new date, if there is one.
    after = [until, row.public_note] if replacement else [row.public_note, until]
    return " · ".join(filter(None, [replacement, *after]))


def details(row: EventDate) -> str:
    return fitting([row.place_words, *(fact.text for fact in row.short_facts)])


def fitting(parts: list[str]) -> str:
    """As many of the parts as one line holds, the place always."""
    line = ""
    for part in filter(None, parts):
        longer = f"{line} · {part}" if line else part
        if not line or width(longer) <= NOTE_LINE:
            line = longer
    return line
