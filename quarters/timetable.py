"""Offers under headings, the way people look for them."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from .models import Offer
from .models.person import WEEKDAYS

Groups = list[tuple[str, list[Offer]]]


def by_weekday(offers: Iterable[Offer]) -> Groups:
    """In the order of the week; what happens on two days stands under both."""
    days = [
        (str(name), [offer for offer in offers if day in offer.weekdays])
        for day, name in WEEKDAYS
    ]
    rest = [offer for offer in offers if not offer.weekdays]
    return [
        (heading, group)
        for heading, group in [*days, (_("Ohne festen Wochentag"), rest)]
        if group
    ]


def by_topic(offers: Iterable[Offer]) -> Groups:
    """An offer with several topics stands once, under the first of them."""
    topics = {offer: next(iter(offer.topics.all()), None) for offer in offers}
    in_order = sorted(set(topics.values()) - {None}, key=lambda t: (t.position, t.name))
    groups = [
        (str(topic or _("Weitere Angebote")), [o for o in offers if topics[o] == topic])
        for topic in [*in_order, None]
    ]
    return [(heading, group) for heading, group in groups if group]
