from django.db import models
from django.utils.translation import gettext_lazy as _

from ..fields import LineField


class Topic(models.Model):
    name = LineField(_("Thema"), max_length=60, unique=True)
    slug = models.SlugField(_("Adresse"), unique=True)
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)

    class Meta:
        ordering = ["position", "name"]
        verbose_name = _("Thema")
        verbose_name_plural = _("Themen")

    def __str__(self):
        return self.name


class Audience(models.Model):
    name = LineField(
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
