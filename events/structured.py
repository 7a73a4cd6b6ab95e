"""What search engines read of a date: schema.org/Event."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.utils import timezone

from quarters.models import Place
from quarters.polling import readable

from .models import Event, EventDate

SCHEMA = "https://schema.org/"
US = "QEK"


def structured(event: Event, date: EventDate) -> dict:
    """Facts that nobody entered are left out, never guessed."""
    address = settings.SITE_URL + date.get_absolute_url()
    said = {
        "@context": SCHEMA.rstrip("/"),
        "@type": "Event",
        "@id": address,
        "url": address,
        "name": readable(event.title),
        "description": event.summary or date.sentence,
        "eventAttendanceMode": f"{SCHEMA}OfflineEventAttendanceMode",
        **times(date),
        "location": location(where_it_is(date)),
        "organizer": organiser(event),
        "image": event.image and f"{settings.SITE_URL}{event.image.url}",
        "typicalAgeRange": ages(event),
        **price(event, address),
    }
    return {name: value for name, value in said.items() if value not in ("", None)}


def times(date: EventDate) -> dict:
    """When it is and what became of it. A date that was moved to another one and that
    other one say the same: then, and when it was to be before."""
    old, new = date, where_it_is(date)
    if new is date and date.takes_place and date.old_date:
        old = date.old_date
    said = {"startDate": begin(new), "endDate": end(new), "eventStatus": status(new)}
    # Another place at the same time is no other time.
    if begin(old) != begin(new):
        said["previousStartDate"] = begin(old)
        if new.takes_place:
            said["eventStatus"] = f"{SCHEMA}EventRescheduled"
    return said


def where_it_is(date: EventDate) -> EventDate:
    """A date that was moved says of itself what is true of the new one."""
    is_moved = date.status == date.Status.MOVED
    return (date.new_date if is_moved else None) or date


def status(date: EventDate) -> str:
    # Moved, but nobody said to when, is what schema.org calls postponed.
    names = {
        date.Status.PLANNED: "EventScheduled",
        date.Status.CANCELLED: "EventCancelled",
        date.Status.MOVED: "EventPostponed",
        date.Status.POSTPONED: "EventPostponed",
    }
    return SCHEMA + names[date.status]


def begin(date: EventDate) -> str:
    return date.first_day.isoformat() if date.all_day else local(date.starts_at)


def end(date: EventDate) -> str | None:
    """Of whole days the last one itself; nothing where the end is open."""
    if date.all_day:
        return date.last_day.isoformat()
    return local(date.ends_at) if date.ends_at else None


def local(point: datetime) -> str:
    return timezone.localtime(point).isoformat()


def location(date: EventDate) -> dict | None:
    if not date.place_words:
        return None
    where = date.place_words
    address = postal(date.site) if date.site and date.site.street else where
    return {"@type": "Place", "name": where, "address": address}


def postal(place: Place) -> dict:
    said = {
        "@type": "PostalAddress",
        "streetAddress": place.street,
        "postalCode": place.postcode,
        "addressLocality": place.city,
        "addressCountry": "DE",
    }
    return {name: value for name, value in said.items() if value}


def organiser(event: Event) -> dict:
    """Whoever is named on the page; else we are."""
    if event.organiser:
        return {"@type": "Organization", "name": event.organiser}
    return {"@type": "Organization", "name": US, "url": f"{settings.SITE_URL}/"}


def ages(event: Event) -> str:
    """„8-15“ or „18-“, the way schema.org writes it."""
    if event.min_age is None and event.max_age is None:
        return ""
    return f"{event.min_age or 0}-{'' if event.max_age is None else event.max_age}"


def price(event: Event, address: str) -> dict:
    """Zero is the only price that is a number here; the others are words."""
    if not event.cost:
        return {}
    if not event.is_free:
        return {"isAccessibleForFree": False}
    offer = {"@type": "Offer", "price": "0", "priceCurrency": "EUR", "url": address}
    return {"isAccessibleForFree": True, "offers": offer}
