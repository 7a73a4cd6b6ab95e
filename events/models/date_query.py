from __future__ import annotations

from datetime import date, timedelta

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils import timezone

from quarters.models import Offer, Quarter

from .date_way import MOVES
from .narrowing import Narrowing

NEW_DATES = ["__".join(["moved_to"] * number) for number in range(1, MOVES + 1)]
PLACES = ["place", "room__place"]
NEW_PLACES = [f"{new}__{where}" for new in NEW_DATES for where in PLACES]
OLD_PLACES = [f"moved_from__{where}" for where in PLACES]


class EventDateQuerySet(Narrowing):
    """Days are local days. What runs for several days is there on each of them."""

    def published(self) -> EventDateQuerySet:
        return self.filter(event__is_published=True)

    def between(self, first: date, last: date) -> EventDateQuerySet:
        """On the days from `first` to `last`, both inclusive."""
        return self.filter(self._between(first, last))

    def on_day(self, day: date) -> EventDateQuerySet:
        return self.between(day, day)

    def today(self) -> EventDateQuerySet:
        return self.on_day(timezone.localdate())

    def this_week(self) -> EventDateQuerySet:
        """What is still to come until Sunday, today included, and what still runs."""
        today = timezone.localdate()
        sunday = today + timedelta(days=6 - today.weekday())
        return self.filter(self._between(today, sunday) | self._running_tonight())

    def since(self, day: date) -> EventDateQuerySet:
        """On this day and later."""
        return self.filter(self._since(day))

    def upcoming(self) -> EventDateQuerySet:
        """Today and later; a date stays until its local day is over, and a night until
        it ends."""
        today = timezone.localdate()
        return self.filter(self._since(today) | self._running_tonight())

    def after(self, day: date) -> EventDateQuerySet:
        """Beginning on a later day, in the order of the index: asked for a few only."""
        return self.filter(first_on__gt=day).order_by("first_on", "starts_at", "pk")

    def past(self) -> EventDateQuerySet:
        """What is over and not of today, the latest first."""
        today = timezone.localdate()
        over = self.filter(first_on__lt=today, last_on__lt=today)
        return over.exclude(self._running_tonight()).order_by(
            "-first_on", "-starts_at", "-pk"
        )

    def not_over(self) -> EventDateQuerySet:
        """What has not ended, the night of yesterday too: the rows whose `is_past` is
        not true."""
        today = timezone.localdate()
        lasting = Q(ends_at__gt=timezone.now()) | Q(ends_at=None, first_on__gte=today)
        return self.since(today - timedelta(days=1)).filter(lasting)

    def taking_place(self) -> EventDateQuerySet:
        return self.filter(status="planned")

    def beside(self, date) -> EventDateQuerySet:
        """What takes place of the same event at the same time."""
        same = self.filter(event=date.event_id, starts_at=date.starts_at)
        return same.taking_place().exclude(pk=date.pk)

    def matching(self, **wanted) -> EventDateQuerySet:
        """Of events that have these `quarters`, `topics`, `audiences`; None is any.

        By EXISTS, so that the few days lead the search and not the many events.
        """
        event = self.model._meta.get_field("event").related_model
        dates = self
        for name, thing in wanted.items():
            if thing is not None:
                field = event._meta.get_field(name)
                pairs = field.remote_field.through.objects.filter(
                    **{
                        field.m2m_field_name(): OuterRef("event"),
                        field.m2m_reverse_field_name(): thing,
                    }
                )
                dates = dates.filter(Exists(pairs))
        return dates

    def for_quarter(self, quarter: Quarter) -> EventDateQuerySet:
        return self.matching(quarters=quarter)

    def for_offer(self, offer: Offer) -> EventDateQuerySet:
        return self.filter(event__offer=offer)

    def with_facts(self) -> EventDateQuerySet:
        """All that a row of a list says: three queries, however many rows."""
        return (
            self.in_words()
            .select_related("moved_from", *OLD_PLACES)
            .prefetch_related("event__quarters", "event__audiences")
        )

    def in_words(self) -> EventDateQuerySet:
        """What, where, and where to; one query."""
        return self.select_related("event", *PLACES, *NEW_DATES, *NEW_PLACES)

    def with_new_address(self) -> EventDateQuerySet:
        """The same and the way to the new date."""
        return self.in_words().select_related(*(f"{new}__event" for new in NEW_DATES))

    def for_page(self) -> EventDateQuerySet:
        """All that the page of the event says of a date; one query."""
        old = ["moved_from__event", *OLD_PLACES]
        return self.with_new_address().select_related(*old, "series")

    def for_staff(self) -> EventDateQuerySet:
        """With what it takes to change a date: its room and who asked for it."""
        return self.select_related(
            "event", "series", "place", "room__place", "booking__room__place"
        ).select_related("booking__request")

    def to_check(self) -> EventDateQuerySet:
        """To come in a room of ours that is not theirs: whoever had asked for it took
        it back or was moved."""
        same_span = Q(
            booking__status="confirmed",
            booking__room=F("room"),
            booking__starts_at=F("starts_at"),
            booking__ends_at=F("ends_at"),
        )
        coming = self.taking_place().not_over().exclude(room=None)
        return coming.exclude(same_span)

    def next_per_quarter(self) -> dict[int, models.Model]:
        """What begins next in each quarter, by the quarter's id; one query for all."""
        yesterday = timezone.localdate() - timedelta(days=1)
        coming = self.model.objects.published().after(yesterday)
        of_the_quarter = (
            coming.exclude(ends_at__isnull=False, ends_at__lte=timezone.now())
            .taking_place()
            .filter(event__quarters=OuterRef("pk"))
        )
        firsts = Quarter.objects.values(first=Subquery(of_the_quarter.values("pk")[:1]))
        found: dict[int, models.Model] = {}
        dates = (
            self.filter(pk__in=firsts)
            .annotate(quarter_id=F("event__quarters"))
            .select_related("event", "place", "room__place")
        )
        for event_date in dates.order_by("starts_at", "pk"):
            found.setdefault(event_date.quarter_id, event_date)
        return found

    def _between(self, first: date, last: date) -> Q:
        return Q(first_on__range=(first, last)) | self._running_on(first)

    def _since(self, day: date) -> Q:
        return Q(first_on__gte=day) | self._running_on(day)

    def _running_tonight(self) -> Q:
        """Began yesterday and has not ended: a night, in the small hours."""
        yesterday = timezone.localdate() - timedelta(days=1)
        return Q(first_on=yesterday, ends_at__gt=timezone.now())

    def _running_on(self, day: date) -> Q:
        return Q(first_on__lt=day, last_on__gte=day, last_on__gt=F("first_on"))
