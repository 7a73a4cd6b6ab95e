from __future__ import annotations

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _


class OpenerQuerySet(models.QuerySet):
    def of_dates_before(self, moment: datetime) -> OpenerQuerySet:
        return self.filter(booking__ends_at__lt=moment)


class Opener(models.Model):
    """Who unlocks the room for a date. It goes soon after the date is over."""

    booking = models.OneToOneField(
        "rooms.Booking", on_delete=models.CASCADE, related_name="opener"
    )
    name = models.CharField(_("Wer schließt auf?"), max_length=60)

    objects = OpenerQuerySet.as_manager()

    class Meta:
        verbose_name = _("Eintrag im Tagesblatt")
        verbose_name_plural = _("Tagesblatt")

    def __str__(self):
        return self.name
