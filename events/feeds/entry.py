"""One date in the JSON. Like the names, the words of `stand` are never reworded."""

from __future__ import annotations

from django.conf import settings
from django.utils import timezone

from ..models import EventDate
from ..structured import begin, end

STATES = {
    EventDate.Status.PLANNED: "findet statt",
    EventDate.Status.CANCELLED: "fällt aus",
    EventDate.Status.MOVED: "verlegt",
    EventDate.Status.POSTPONED: "verschoben",
}


def entry(date: EventDate) -> dict:
    event = date.event
    return {
        "id": str(date.uid),
        "adresse": address(date),
        "titel": event.title,
        "kurz": event.summary,
        "satz": date.sentence.replace("\u00a0", " "),
        "beginn": begin(date),
        "ende": end(date),
        "ganztaegig": date.all_day,
        "erster_tag": date.first_day.isoformat(),
        "letzter_tag": date.last_day.isoformat(),
        "stand": STATES[date.status],
        "hinweis": date.public_note,
        "neuer_termin": replacement(date),
        "ort": place(date),
        "quartiere": names(event.quarters),
        "themen": names(event.topics),
        "fuer": names(event.audiences),
        "alter_von": event.min_age,
        "alter_bis": event.max_age,
        "kosten": event.cost_in_short,
        "anmeldung": str(event.get_registration_display())
        if event.registration
        else "",
        "sprachen": event.languages,
        "veranstalter": event.organiser,
        "folge": date.sequence,
        "geaendert": timezone.localtime(date.last_changed_at).isoformat(
            timespec="seconds"
        ),
    }


def address(date: EventDate) -> str:
    return settings.SITE_URL + date.get_absolute_url()


def replacement(date: EventDate) -> dict | None:
    new = date.new_date
    return new and {
        "id": str(new.uid),
        "adresse": address(new),
        "beginn": begin(new),
        "ende": end(new),
        "ort": new.place_words,
        "stand": STATES[new.status],
    }


def place(date: EventDate) -> dict | None:
    """The name people know it by; address and access where we know them."""
    if not date.place_words:
        return None
    site = date.site
    return {
        "name": date.place_words,
        "adresse": site.address.replace("\u00a0", " ") if site else "",
        "zugang": date.access_answer,
    }


def names(things) -> list[dict]:
    return [{"slug": thing.slug, "name": thing.name} for thing in things.all()]
