from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..fields import RichTextField
from .person import WEEKDAYS
from .picture import Pictured


class Topic(models.Model):
    name = models.CharField(_("Thema"), max_length=60, unique=True)
    slug = models.SlugField(_("Adresse"), unique=True)
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)

    class Meta:
        ordering = ["position", "name"]
        verbose_name = _("Thema")
        verbose_name_plural = _("Themen")

    def __str__(self):
        return self.name


class Audience(models.Model):
    name = models.CharField(
        _("Für wen"), max_length=60, unique=True, help_text=_("Zum Beispiel „Ältere“.")
    )
    slug = models.SlugField(_("Adresse"), unique=True)
    min_age = models.PositiveSmallIntegerField(_("ab Jahren"), null=True, blank=True)
    max_age = models.PositiveSmallIntegerField(_("bis Jahre"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)

    class Meta:
        ordering = ["position", "name"]
        verbose_name = _("Zielgruppe")
        verbose_name_plural = _("Zielgruppen")

    def __str__(self):
        return self.name


class Facts(Pictured):
    """What decides whether somebody can come: fields, not prose.

    Unknown facts stay empty, and their row is left out on the page.
    """

    class Registration(models.TextChoices):
        UNKNOWN = "", _("nicht angegeben")
        NONE = "none", _("ohne Anmeldung")
        REQUIRED = "required", _("nur mit Anmeldung")

    class Cost(models.TextChoices):
        UNKNOWN = "", _("nicht angegeben")
        FREE = "free", _("kostenlos")
        PAID = "paid", _("kostet etwas")

    cost = models.CharField(
        _("Was kostet es?"), max_length=10, choices=Cost, blank=True
    )
    cost_note = models.CharField(
        _("Kosten in Worten"),
        max_length=160,
        blank=True,
        help_text=_("Zum Beispiel „2 Euro“ oder „Bringen Sie einen Nachweis mit.“"),
    )
    registration = models.CharField(
        _("Muss ich mich anmelden?"), max_length=10, choices=Registration, blank=True
    )
    registration_note = models.CharField(
        _("Anmeldung in Worten"),
        max_length=160,
        blank=True,
        help_text=_("Zum Beispiel „Rufen Sie an.“"),
    )
    languages = models.CharField(
        _("Welche Sprachen?"),
        max_length=120,
        blank=True,
        help_text=_("Zum Beispiel „Deutsch, Arabisch“."),
    )
    min_age = models.PositiveSmallIntegerField(_("ab Jahren"), null=True, blank=True)
    max_age = models.PositiveSmallIntegerField(_("bis Jahre"), null=True, blank=True)
    audience_note = models.CharField(
        _("Für wen, in Worten"),
        max_length=120,
        blank=True,
        help_text=_("Zum Beispiel „Menschen mit wenig Geld“."),
    )
    step_free = models.CharField(
        _("Mit Rollstuhl oder Kinderwagen?"),
        max_length=10,
        choices=[("yes", _("ja")), ("partly", _("teilweise")), ("no", _("nein"))],
        blank=True,
        help_text=_("Leer: Es gilt, was beim Ort steht."),
    )

    class Meta(Pictured.Meta):
        abstract = True

    @property
    def is_free(self) -> bool:
        return self.cost == self.Cost.FREE

    @property
    def ages(self) -> str:
        """„8 bis 15 Jahre“, „ab 18 Jahren“, „bis 12 Jahre“ or nothing."""
        if self.min_age and self.max_age:
            return _("%(min)s bis %(max)s Jahre") % {
                "min": self.min_age,
                "max": self.max_age,
            }
        if self.min_age:
            return _("ab %(min)s Jahren") % {"min": self.min_age}
        if self.max_age:
            return _("bis %(max)s Jahre") % {"max": self.max_age}
        return ""


class OfferQuerySet(models.QuerySet):
    def listed(self) -> OfferQuerySet:
        """Published offers that run or pause; ended ones keep their page only."""
        return self.filter(is_published=True).exclude(status=Offer.Status.ENDED)


class Offer(Facts):
    """Angebot: something that happens regularly."""

    class Status(models.TextChoices):
        RUNNING = "running", _("läuft")
        PAUSED = "paused", _("macht Pause")
        ENDED = "ended", _("beendet")

    title = models.CharField(_("Titel"), max_length=120)
    slug = models.SlugField(_("Adresse"), max_length=120, unique=True)
    summary = models.CharField(
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
    place_text = models.CharField(_("Ort in Worten"), max_length=120, blank=True)
    rhythm = models.CharField(
        _("Wann, in Worten"),
        max_length=120,
        help_text=_("Zum Beispiel „jeden 2. Dienstag im Monat“."),
    )
    weekday = models.PositiveSmallIntegerField(
        _("Wochentag"), choices=WEEKDAYS, null=True, blank=True
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
    pause_reason = models.CharField(_("Grund der Pause"), max_length=160, blank=True)
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
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("quarters:offer", args=[self.slug])
