from __future__ import annotations

from dateutil.relativedelta import relativedelta
from django.db import models
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..fields import LineField, RichTextField
from ..words import clock_span, sentences
from .facts import Facts
from .partner import Partner
from .person import WEEKDAYS
from .topic import Audience, Topic


class OfferQuerySet(models.QuerySet):
    def listed(self) -> OfferQuerySet:
        """Published offers that run or pause; ended ones keep their page only."""
        return self.published().exclude(status=Offer.Status.ENDED)

    def published(self) -> OfferQuerySet:
        return self.filter(is_published=True)

    def on_weekday(self, day: int | None) -> OfferQuerySet:
        """Those of one day of the week, Monday is 0; None asks for nothing."""
        if day is None:
            return self
        return self.filter(models.Q(weekday=day) | models.Q(also_weekday=day))

    def matching(self, **wanted) -> OfferQuerySet:
        """Narrowed by whatever is given; None asks for nothing."""
        given = {name: value for name, value in wanted.items() if value is not None}
        return self.filter(**given)

    def for_cards(self) -> OfferQuerySet:
        """All that a card shows, in four queries."""
        return self.select_related("place").prefetch_related(
            "quarters", "audiences", "topics"
        )

    def for_page(self) -> OfferQuerySet:
        """All that the page of an offer shows."""
        published_partners = Partner.objects.published()
        return self.for_cards().prefetch_related(
            models.Prefetch("partners", published_partners)
        )

    def to_be_checked(self) -> OfferQuerySet:
        """Nobody has looked for six months whether it still holds."""
        limit = timezone.localdate() - relativedelta(months=6)
        unchecked = models.Q(checked_on=None) | models.Q(checked_on__lt=limit)
        return self.listed().filter(unchecked)

    def check_off(self) -> int:
        return self.update(checked_on=timezone.localdate())

    def in_order_of_the_week(self) -> OfferQuerySet:
        """Monday first; those without a fixed day come last."""
        return self.order_by(F("weekday").asc(nulls_last=True), "starts", "title")


class Offer(Facts):
    """Angebot: something that happens regularly."""

    class Status(models.TextChoices):
        RUNNING = "running", _("läuft")
        PAUSED = "paused", _("macht Pause")
        ENDED = "ended", _("beendet")

    title = LineField(_("Titel"), max_length=120)
    slug = models.SlugField(_("Adresse"), max_length=120, unique=True)
    summary = LineField(
        _("Ein Satz"),
        max_length=200,
        help_text=_("Zum Beispiel „Freie Karten für Theater, Musik und Museen.“"),
    )
    text = RichTextField(_("Text"), blank=True)
    quarters = models.ManyToManyField(
        "quarters.Quarter", related_name="offers", verbose_name=_("Quartiere")
    )
    place = models.ForeignKey(
        "quarters.Place",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="offers",
        verbose_name=_("Ort"),
    )
    place_text = LineField(_("Ort in Worten"), max_length=120, blank=True)
    rhythm = LineField(
        _("Wann, in Worten"),
        max_length=120,
        help_text=_("Zum Beispiel „jeden 2. Dienstag im Monat“, ohne die Uhrzeit."),
    )
    weekday = models.PositiveSmallIntegerField(
        _("Wochentag"), choices=WEEKDAYS, null=True, blank=True
    )
    also_weekday = models.PositiveSmallIntegerField(
        _("und auch am"), choices=WEEKDAYS, null=True, blank=True
    )
    starts = models.TimeField(_("von"), null=True, blank=True)
    ends = models.TimeField(_("bis"), null=True, blank=True)
    topics = models.ManyToManyField(
        Topic, blank=True, related_name="offers", verbose_name=_("Themen")
    )
    audiences = models.ManyToManyField(
        Audience, blank=True, related_name="offers", verbose_name=_("Für wen")
    )
    partners = models.ManyToManyField(
        "quarters.Partner", blank=True, related_name="offers", verbose_name=_("Partner")
    )
    contact = models.ForeignKey(
        "quarters.Responsibility",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Ansprechperson"),
    )
    status = models.CharField(
        _("Status"), max_length=10, choices=Status, default=Status.RUNNING
    )
    paused_until = models.DateField(_("Pause bis"), null=True, blank=True)
    pause_reason = LineField(_("Grund der Pause"), max_length=160, blank=True)
    is_published = models.BooleanField(_("veröffentlicht"), default=False)
    checked_on = models.DateField(_("zuletzt geprüft am"), null=True, blank=True)

    objects = OfferQuerySet.as_manager()

    class Meta(Facts.Meta):
        abstract = False
        ordering = ["title"]
        verbose_name = _("Angebot")
        verbose_name_plural = _("Angebote")
        constraints = [
            *Facts.Meta.constraints,
            models.CheckConstraint(
                condition=~models.Q(status="paused")
                | (models.Q(paused_until__isnull=False) & ~models.Q(pause_reason="")),
                name="quarters_paused_offer_says_until_when_and_why",
                violation_error_message=_(
                    "Eine Pause braucht ein Datum und einen Grund."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(also_weekday=None)
                | models.Q(also_weekday__gt=F("weekday")),
                name="quarters_offer_has_its_weekdays_in_order",
                violation_error_message=_(
                    "„Und auch am“ muss ein späterer Tag der Woche sein."
                ),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("quarters:offer", args=[self.slug])

    @property
    def weekdays(self) -> list[int]:
        return [day for day in (self.weekday, self.also_weekday) if day is not None]

    @property
    def when(self) -> str:
        """„jeden 2. Dienstag im Monat, 15:00 bis 17:00 Uhr“"""
        times = self.starts and clock_span(self.starts, self.ends)
        return ", ".join(filter(None, [self.rhythm, times]))

    @property
    def is_paused(self) -> bool:
        """A pause ends by itself: on the day after, the offer runs again."""
        if self.status != self.Status.PAUSED:
            return False
        return self.paused_until >= timezone.localdate()

    @property
    def is_ended(self) -> bool:
        return self.status == self.Status.ENDED

    @property
    def place_name(self) -> str:
        return self.place.name if self.place else self.place_text

    @property
    def access_answer(self) -> str:
        """The offer's own answer, else that of its place."""
        if self.step_free:
            return sentences(self.get_step_free_display())
        return self.place.access if self.place else ""
