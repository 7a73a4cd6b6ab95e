from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from quarters.fields import LineField, RichTextField
from quarters.models import Audience, Partner, Responsibility, Topic
from quarters.models.facts import Facts

from ..numbers import row_number

if TYPE_CHECKING:
    from .date import EventDate


# More would hide what else the page says.
MOST_FURTHER = 6


class EventQuerySet(models.QuerySet):
    def published(self) -> EventQuerySet:
        return self.filter(is_published=True)

    def for_page(self) -> EventQuerySet:
        """All that the page of an event shows beside its dates."""
        contact = models.Prefetch("contact", Responsibility.objects.with_person())
        partners = models.Prefetch("partners", Partner.objects.published())
        return self.select_related("offer").prefetch_related(
            "quarters", "audiences", partners, contact
        )


class Event(Facts):
    """Veranstaltung: what happens; when it happens are its dates."""

    title = LineField(_("Titel"), max_length=120)
    slug = models.SlugField(_("Adresse"), max_length=120, unique=True)
    summary = LineField(
        _("Ein Satz"),
        max_length=200,
        blank=True,
        help_text=_("Zum Beispiel „Wir sammeln zusammen Müll.“"),
    )
    text = RichTextField(_("Text"), blank=True)
    quarters = models.ManyToManyField(
        "quarters.Quarter", related_name="events", verbose_name=_("Quartiere")
    )
    organiser = LineField(_("Wer lädt ein"), max_length=160, blank=True)
    partners = models.ManyToManyField(
        "quarters.Partner", blank=True, related_name="events", verbose_name=_("Partner")
    )
    topics = models.ManyToManyField(
        Topic, blank=True, related_name="events", verbose_name=_("Themen")
    )
    audiences = models.ManyToManyField(
        Audience, blank=True, related_name="events", verbose_name=_("Für wen")
    )
    contact = models.ForeignKey(
        "quarters.Responsibility",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Ansprechperson"),
    )
    offer = models.ForeignKey(
        "quarters.Offer",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("gehört zum Angebot"),
    )
    announces = models.OneToOneField(
        "rooms.BookingRequest",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="announced_as",
        verbose_name=_("angekündigte Raumanfrage"),
    )
    is_published = models.BooleanField(_("veröffentlicht"), default=False)
    # When that was last changed which stands in calendars beside each of its dates.
    announced_at = models.DateTimeField(default=timezone.now, editable=False)

    ANNOUNCED = ["title", "slug", "summary", "is_published"]

    objects = EventQuerySet.as_manager()

    class Meta(Facts.Meta):
        abstract = False
        ordering = ["title"]
        verbose_name = _("Veranstaltung")
        verbose_name_plural = _("Veranstaltungen")
        constraints = [*Facts.Meta.constraints]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        """What its dates say of it is news of each of them."""
        stored = Event.objects.filter(pk=self.pk).values(*self.ANNOUNCED).first()
        if stored and stored != {name: getattr(self, name) for name in stored}:
            self.announced_at = timezone.now()
            if kwargs.get("update_fields") is not None:
                kwargs["update_fields"] = {*kwargs["update_fields"], "announced_at"}
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("events:event", args=[self.slug])

    def date_to_show(self, asked: str = "") -> EventDate | None:
        """The date with this number; else the next one that takes place, else any.

        Raises EventDate.DoesNotExist for a number that is not one of its dates.
        """
        dates = self.dates.for_page()
        if asked:
            return dates.get(pk=row_number(asked))
        return (
            dates.not_over().taking_place().first()
            or dates.not_over().first()
            or dates.last()
        )

    def further_dates(self, shown: EventDate) -> list[EventDate]:
        """The next dates beside the one that is shown, without those that it was moved
        from and to: of them there stands enough already."""
        others = self.dates.for_page().not_over().exclude(shown.is_on_its_way)
        return list(others[:MOST_FURTHER])

    @staticmethod
    def goes_on_until(shown: EventDate, further: list[EventDate]) -> date | None:
        """The last date of the series that takes place, if it lies beyond these."""
        if shown.series is None or len(further) < MOST_FURTHER:
            return None
        last = shown.series.dates.taking_place().last()
        is_beyond = last and last.first_day > further[-1].first_day
        return last.first_day if is_beyond else None

    def next_date(self, shown: EventDate) -> EventDate | None:
        """The next that takes place, however many before it fall out."""
        coming = self.dates.for_page().not_over().taking_place()
        return coming.exclude(pk=shown.pk).first()

    def rhythm_words(self, shown: EventDate | None) -> str:
        """„Jeden 2. Dienstag im Monat“, from the series of the date or the offer."""
        if shown and shown.series:
            return shown.series.rhythm_words
        return capfirst(self.offer.rhythm) if self.offer else ""
