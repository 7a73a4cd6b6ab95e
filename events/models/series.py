from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Series(models.Model):
    """The generator of an event's dates. Dates are rows; this is kept to show the
    rhythm in words and to extend it. Times are local."""

    class Rhythm(models.TextChoices):
        WEEKLY = "weekly", _("jede Woche an diesen Tagen")
        NTH_WEEKDAY = "nth", _("an einem bestimmten Wochentag im Monat")

    class Nth(models.IntegerChoices):
        FIRST = 1, _("ersten")
        SECOND = 2, _("zweiten")
        THIRD = 3, _("dritten")
        FOURTH = 4, _("vierten")
        FIFTH = 5, _("fünften")
        LAST = -1, _("letzten")

    event = models.ForeignKey(
        "events.Event", on_delete=models.CASCADE, related_name="series"
    )
    rhythm = models.CharField(
        _("Rhythmus"), max_length=10, choices=Rhythm, default=Rhythm.WEEKLY
    )
    interval = models.PositiveSmallIntegerField(
        _("alle wie viele Wochen"), default=1, help_text=_("1 heißt jede Woche.")
    )
    weekdays = models.CharField(
        _("Wochentage"), max_length=7, help_text="Digits 0 (Monday) to 6, such as „02“."
    )
    nth = models.SmallIntegerField(
        _("welcher im Monat"), choices=Nth, null=True, blank=True
    )
    starts_on = models.DateField(_("erster Tag"))
    until = models.DateField(_("letzter Tag"))
    starts = models.TimeField(_("Beginn"))
    ends = models.TimeField(_("Ende"), null=True, blank=True)
    skip_closures = models.BooleanField(
        _("Schließzeiten auslassen"),
        default=True,
        help_text=_("Tage, an denen der Raum geschlossen ist, werden ausgelassen."),
    )
    place = models.ForeignKey(
        "quarters.Place",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Ort"),
    )
    room = models.ForeignKey(
        "rooms.Room",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Unser Raum"),
    )
    place_text = models.CharField(_("Ort in Worten"), max_length=120, blank=True)

    class Meta:
        ordering = ["starts_on"]
        verbose_name = _("Reihe")
        verbose_name_plural = _("Reihen")
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gte=F("starts_on")),
                name="events_series_ends_after_it_starts",
                violation_error_message=_("Der letzte Tag liegt vor dem ersten."),
            ),
            models.CheckConstraint(
                condition=Q(interval__gte=1), name="events_series_interval_is_positive"
            ),
        ]

    def __str__(self):
        return f"{self.event}: {self.starts_on:%d.%m.%Y} bis {self.until:%d.%m.%Y}"
