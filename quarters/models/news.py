from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..fields import LineField, MinuteField, RichTextField
from .picture import Pictured


class NewsItemQuerySet(models.QuerySet):
    def published(self) -> NewsItemQuerySet:
        """News whose time has come and not yet gone."""
        now = timezone.now()
        return self.filter(publish_from__lte=now).filter(
            Q(publish_until__isnull=True) | Q(publish_until__gt=now)
        )

    def of_quarter(self, quarter) -> NewsItemQuerySet:
        """News of the quarter and news that concern all."""
        return self.filter(Q(quarters=quarter) | Q(quarters=None)).distinct()

    def with_quarters(self) -> NewsItemQuerySet:
        return self.prefetch_related("quarters")


class NewsItem(Pictured):
    title = LineField(_("Titel"), max_length=120)
    slug = models.SlugField(_("Adresse"), max_length=120, unique=True)
    teaser = LineField(
        _("Kurz gesagt"),
        max_length=240,
        help_text=_("Ein bis zwei Sätze für die Liste."),
    )
    text = RichTextField(_("Text"), blank=True)
    quarters = models.ManyToManyField(
        "quarters.Quarter",
        blank=True,
        related_name="news",
        verbose_name=_("Quartiere"),
        help_text=_("Leer: gilt für alle Quartiere."),
    )
    author_role = LineField(
        _("Wer schreibt"),
        max_length=80,
        blank=True,
        help_text=_("Die Aufgabe, nicht der Name: „Quartiersbeauftragte“."),
    )
    publish_from = MinuteField(
        _("sichtbar ab"),
        default=timezone.now,
        help_text=_("Die Meldung erscheint dann von selbst."),
    )
    publish_until = MinuteField(
        _("sichtbar bis"),
        null=True,
        blank=True,
        help_text=_("Leer: bleibt sichtbar."),
    )
    changed_at = models.DateTimeField(auto_now=True)

    objects = NewsItemQuerySet.as_manager()

    class Meta(Pictured.Meta):
        ordering = ["-publish_from", "-pk"]
        verbose_name = _("Meldung")
        verbose_name_plural = _("Aktuelles")
        constraints = [
            *Pictured.Meta.constraints,
            models.CheckConstraint(
                condition=Q(publish_until__isnull=True)
                | Q(publish_until__gt=models.F("publish_from")),
                name="quarters_news_ends_after_it_starts",
                violation_error_message=_(
                    "„Sichtbar bis“ muss nach „sichtbar ab“ liegen."
                ),
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("quarters:news_item", args=[self.slug])

    @property
    def is_visible(self) -> bool:
        now = timezone.now()
        return self.publish_from <= now and (
            self.publish_until is None or now < self.publish_until
        )

    @property
    def was_changed(self) -> bool:
        """Whether it was reworded on a later day than it appeared."""
        appeared = timezone.localdate(self.publish_from)
        return timezone.localdate(self.changed_at) > appeared


class NoticeQuerySet(models.QuerySet):
    def current(self) -> NoticeQuerySet:
        """Notices that have begun and not ended; both days count, local time."""
        today = timezone.localdate()
        return self.filter(starts_on__lte=today, ends_on__gte=today)


class Notice(models.Model):
    """A line on top of every page, or of the pages of one quarter."""

    text = LineField(
        _("Hinweis"),
        max_length=200,
        help_text=_("Zum Beispiel „Das Büro ist heute zu.“"),
    )
    quarter = models.ForeignKey(
        "quarters.Quarter",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="notices",
        verbose_name=_("Quartier"),
        help_text=_("Leer: auf allen Seiten."),
    )
    starts_on = models.DateField(_("von"), default=timezone.localdate)
    ends_on = models.DateField(_("bis einschließlich"))

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "pk"]
        verbose_name = _("Hinweis")
        verbose_name_plural = _("Hinweise")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")),
                name="quarters_notice_ends_after_it_starts",
                violation_error_message=_("Das Ende liegt vor dem Anfang."),
            )
        ]

    def __str__(self):
        return self.text

    @property
    def is_current(self) -> bool:
        return self.starts_on <= timezone.localdate() <= self.ends_on
