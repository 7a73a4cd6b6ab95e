"""Builders of quarters and what belongs to them: valid, boring, never random."""

from datetime import time, timedelta
from itertools import count

from django.utils import timezone

from quarters.models import (
    Absence,
    Audience,
    NewsItem,
    Notice,
    Offer,
    OfficeHour,
    Page,
    Partner,
    Person,
    Place,
    Quarter,
    Responsibility,
    Topic,
)

__all__ = [
    "make_absence",
    "make_audience",
    "make_news_item",
    "make_notice",
    "make_offer",
    "make_office_hour",
    "make_page",
    "make_partner",
    "make_person",
    "make_place",
    "make_quarter",
    "make_responsibility",
    "make_topic",
]

numbers = count(1)


def make_quarter(**overrides) -> Quarter:
    number = next(numbers)
    values = {
        "name": f"Quartier {number}",
        "slug": f"quartier-{number}",
        "short_slug": f"kurz-{number}",
        "palette": Quarter.Palette.DUSK,
        "motif": Quarter.Motif.STATION,
        "position": number,
    }
    return Quarter.objects.create(**values | overrides)


def make_place(**overrides) -> Place:
    if "quarter" not in overrides:
        overrides["quarter"] = make_quarter()
    values = {"name": f"Ort {next(numbers)}", "street": "Musterweg 1"}
    return Place.objects.create(**values | overrides)


def make_person(**overrides) -> Person:
    number = next(numbers)
    values = {
        "name": f"Person {number}",
        "phone": "0421 000000",
        "email": f"person-{number}@qek.example",
    }
    return Person.objects.create(**values | overrides)


def make_responsibility(**overrides) -> Responsibility:
    if "person" not in overrides:
        overrides["person"] = make_person()
    if "quarter" not in overrides:
        overrides["quarter"] = make_quarter()
    return Responsibility.objects.create(**{"area": "Quartiersbeauftragte"} | overrides)


def make_office_hour(**overrides) -> OfficeHour:
    """Thursday from ten to four."""
    if "responsibility" not in overrides:
        overrides["responsibility"] = make_responsibility()
    values = {"weekday": 3, "starts": time(10), "ends": time(16)}
    return OfficeHour.objects.create(**values | overrides)


def make_absence(**overrides) -> Absence:
    """Away today."""
    if "person" not in overrides:
        overrides["person"] = make_person()
    today = timezone.localdate()
    values = {"starts_on": today, "ends_on": today}
    return Absence.objects.create(**values | overrides)


def make_topic(**overrides) -> Topic:
    number = next(numbers)
    values = {"name": f"Thema {number}", "slug": f"thema-{number}"}
    return Topic.objects.create(**values | overrides)


def make_audience(**overrides) -> Audience:
    number = next(numbers)
    values = {"name": f"Gruppe {number}", "slug": f"gruppe-{number}"}
    return Audience.objects.create(**values | overrides)


def make_offer(**overrides) -> Offer:
    """Published; `quarters`, `topics`, `audiences`, `partners` take lists."""
    number = next(numbers)
    many = {
        name: overrides.pop(name, [])
        for name in ["quarters", "topics", "audiences", "partners"]
    }
    values = {
        "title": f"Angebot {number}",
        "slug": f"angebot-{number}",
        "summary": "Ein Satz über das Angebot.",
        "rhythm": "jeden Dienstag",
        "weekday": 1,
        "starts": time(15),
        "ends": time(17),
        "is_published": True,
    }
    offer = Offer.objects.create(**values | overrides)
    for name, rows in many.items():
        getattr(offer, name).set(rows)
    return offer


def make_news_item(**overrides) -> NewsItem:
    """Visible since yesterday; `quarters` takes a list."""
    number = next(numbers)
    quarters = overrides.pop("quarters", [])
    values = {
        "title": f"Meldung {number}",
        "slug": f"meldung-{number}",
        "teaser": "Ein Satz über die Meldung.",
        "publish_from": timezone.now() - timedelta(days=1),
    }
    item = NewsItem.objects.create(**values | overrides)
    item.quarters.set(quarters)
    return item


def make_notice(**overrides) -> Notice:
    """Shown today, everywhere."""
    today = timezone.localdate()
    values = {
        "text": "Das Büro ist heute zu.",
        "starts_on": today,
        "ends_on": today,
    }
    return Notice.objects.create(**values | overrides)


def make_partner(**overrides) -> Partner:
    quarters = overrides.pop("quarters", [])
    values = {
        "name": f"Partner {next(numbers)}",
        "description": "Ein Satz über den Partner.",
        "url": "https://partner.example/",
    }
    partner = Partner.objects.create(**values | overrides)
    partner.quarters.set(quarters)
    return partner


def make_page(**overrides) -> Page:
    values = {
        "key": Page.Key.ABOUT,
        "title": "Über QEK",
        "text": "<p>Text der Seite.</p>",
    }
    return Page.objects.create(**values | overrides)
