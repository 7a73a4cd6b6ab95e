"""What decides whether somebody can come, beside a date in a list."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.translation import gettext as _

from quarters.words import sentences


class Fact(NamedTuple):
    icon: str
    text: str


def short_facts(date) -> list[Fact]:
    """In one line; what nobody entered is left out. Wants `with_facts()`."""
    event = date.event
    facts = [
        Fact("cash-coin", event.cost_in_short),
        _registration(event),
        Fact("people", event.audience_in_short),
        Fact("person-wheelchair", _("rollstuhlgerecht") if is_step_free(date) else ""),
        Fact("translate", _foreign_languages(event)),
    ]
    return [fact for fact in facts if fact.text]


def is_step_free(date) -> bool:
    """The event's own answer, else that of its place."""
    own = date.event.step_free
    return (own or (date.site.step_free if date.site else "")) == "yes"


def access_answer(date) -> str:
    """The same in a sentence; empty while nobody knows."""
    if date.event.step_free:
        return sentences(date.event.get_step_free_display())
    return date.site.access if date.site else ""


def _registration(event) -> Fact:
    icon = "check-lg" if event.registration == "none" else "pencil-square"
    return Fact(icon, event.get_registration_display() if event.registration else "")


def _foreign_languages(event) -> str:
    """German alone goes without saying."""
    return "" if event.languages.strip().lower() == "deutsch" else event.languages
