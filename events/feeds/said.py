"""What a feed says of its dates, as bare values.

Reading them costs one query and makes no objects, and their hash changes whenever the
file would: however a row was changed, and whichever row it was, that of the date, of
its event, of its place or of the date it was moved to. A time stamp would miss what
`update()` writes, and a place that got another name.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.db.models import Value

from ..models import Event, EventDate, EventDateQuerySet
from ..models.date_query import NEW_DATES

# Another way of writing the same down is news, too.
VERSION = 2
TIMES = ["starts_at", "ends_at", "all_day"]
PLACES = ["place_text", "place__name", "room__name", "room__place__name"]
OF_THE_NEW = ["pk", "changed_at", "status", *TIMES, *PLACES]
ACCESS = ["step_free", "step_free_note"]
ADDRESS = ["name", "street", "postcode", "city"]
SAID = [
    "pk",
    "uid",
    "sequence",
    "changed_at",
    *EventDate.ANNOUNCED,
    "event__slug",
    "event__title",
    "event__summary",
    "event__announced_at",
    "event__cost",
    "event__organiser",
    *(f"place__{name}" for name in ADDRESS),
    "room__name",
    *(f"room__place__{name}" for name in ADDRESS),
    *(f"{new}__{name}" for new in NEW_DATES for name in OF_THE_NEW),
]
# And what the JSON says beside it.
FACTS = [
    *(f"{new}__{name}" for new in NEW_DATES for name in ["uid", "event__slug"]),
    *(
        f"event__{name}"
        for name in [
            "cost_note",
            "registration",
            "languages",
            "min_age",
            "max_age",
            "step_free",
        ]
    ),
    *(f"{site}__{name}" for site in ["place", "room__place"] for name in ACCESS),
]


def fingerprint(dates: EventDateQuerySet, *more: str) -> str:
    return fingerprint_of(dates.values_list(*SAID), *more)


def fingerprint_of(rows: Iterable, *more: str) -> str:
    return repr([VERSION, settings.SITE_URL, *more, *rows])


def belongings(events: Iterable[int]) -> list[tuple]:
    """The quarters, topics and audiences of events by name; one query."""
    found = []
    for number, name in enumerate(["quarters", "topics", "audiences"]):
        field = Event._meta.get_field(name)
        thing = field.m2m_reverse_field_name()
        pairs = field.remote_field.through.objects.filter(event__in=events)
        # A union has no order of its own, and the pages have.
        named = pairs.annotate(kind=Value(number)).values_list(
            "kind", "event", f"{thing}__position", f"{thing}__slug", f"{thing}__name"
        )
        found.append(named)
    return sorted(found[0].union(*found[1:]))
