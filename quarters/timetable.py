"""Offers under headings, the way people look for them."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from .models import Offer

LAST = (float("inf"), "")
Groups = list[tuple[str, list[Offer]]]


def by_weekday(offers: Iterable[Offer]) -> Groups:
    """In the order of the week; expects the offers in that order."""
    return grouped(
        (str(offer.get_weekday_display() or _("Ohne festen Wochentag")), offer)
        for offer in offers
    )


def by_topic(offers: Iterable[Offer]) -> Groups:
    """An offer with several topics stands once, under the first of them."""
    topics = {offer: next(iter(offer.topics.all()), None) for offer in offers}
    in_order = sorted(
        offers,
        key=lambda offer: (
            (topics[offer].position, topics[offer].name) if topics[offer] else LAST
        ),
    )
    return grouped(
        (str(topics[offer] or _("Weitere Angebote")), offer) for offer in in_order
    )


def grouped(headed: Iterable[tuple[str, Offer]]) -> Groups:
    groups: dict[str, list[Offer]] = {}
    for heading, offer in headed:
        groups.setdefault(heading, []).append(offer)
    return list(groups.items())
