from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..fields import LineField
from .picture import Pictured


class PartnerQuerySet(models.QuerySet):
    def published(self) -> PartnerQuerySet:
        return self.filter(is_published=True)

    def with_quarters(self) -> PartnerQuerySet:
        return self.prefetch_related("quarters")


class Partner(Pictured):
    """Netzwerkpartner; the picture is its logo."""

    name = LineField(_("Name"), max_length=120, unique=True)
    description = LineField(
        _("Ein Satz"),
        max_length=200,
        blank=True,
        help_text=_("Zum Beispiel „Vermittelt freie Karten für Kultur.“"),
    )
    url = models.URLField(_("Website"), blank=True)
    quarters = models.ManyToManyField(
        "quarters.Quarter",
        blank=True,
        related_name="partners",
        verbose_name=_("Quartiere"),
    )
    is_published = models.BooleanField(_("veröffentlicht"), default=True)

    objects = PartnerQuerySet.as_manager()

    class Meta(Pictured.Meta):
        ordering = ["name"]
        verbose_name = _("Netzwerkpartner")
        verbose_name_plural = _("Netzwerkpartner")
        constraints = [*Pictured.Meta.constraints]

    def __str__(self):
        return self.name
