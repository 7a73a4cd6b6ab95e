"""Dates as a calendar file (RFC 5545): one VEVENT per date, times in UTC.

A date keeps its UID for ever, also when the site moves to another host; whoever saved
it once gets the change or the cancellation under the same name.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from icalendar import Calendar, Event

from quarters.polling import readable

from . import words
from .models import EventDate


def calendar_file(dates: Iterable[EventDate]) -> bytes:
    calendar = empty_calendar()
    for date in dates:
        calendar.add_component(entry_of(date))
    return calendar.to_ical()


def empty_calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//QEK//Veranstaltungen//DE")
    calendar.add("version", "2.0")
    return calendar


def entry_of(date: EventDate) -> Event:
    entry = Event()
    entry.add("uid", f"{date.uid}@qek")
    entry.add("sequence", date.sequence)
    entry.add("dtstamp", date.last_changed_at)
    entry.add("last-modified", date.last_changed_at)
    _add_times(entry, date)
    entry.add("status", "CONFIRMED" if date.takes_place else "CANCELLED")
    entry.add("summary", _title(date))
    entry.add("description", _description(date))
    if _location(date):
        entry.add("location", _location(date))
    entry.add("url", _address(date))
    return entry


def _add_times(entry: Event, date: EventDate) -> None:
    if date.all_day:
        entry.add("dtstart", date.first_day)
        # Exclusive: local midnight after the last day.
        entry.add("dtend", date.day_after)
        return
    entry.add("dtstart", date.starts_at)
    if date.ends_at:
        entry.add("dtend", date.ends_at)


def _title(date: EventDate) -> str:
    sticker = date.sticker
    title = readable(date.event.title)
    return f"{sticker}: {title}" if sticker else title


def _description(date: EventDate) -> str:
    new = words.lasting_replacement(date)
    lines = [date.public_note, new, date.event.summary, _address(date)]
    return readable("\n".join(filter(None, lines)))


def _location(date: EventDate) -> str:
    address = date.site.address if date.site else ""
    where = ", ".join(filter(None, [date.place_words, address]))
    return readable(where).replace("\u00a0", " ")


def _address(date: EventDate) -> str:
    return f"{settings.SITE_URL}{date.get_absolute_url()}"
