from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from quarters.fields import MinuteField


class ProposalQuerySet(models.QuerySet):
    def open(self) -> ProposalQuerySet:
        """Waiting for the requester, whose date waits for an answer of ours."""
        return self.filter(
            ended_at=None,
            valid_until__gte=timezone.localdate(),
            starts_at__gt=timezone.now(),
            booking__status="requested",
        ).select_related("room__place", "booking")


class Proposal(models.Model):
    """Vorschlag: another time that we offer for a date. It holds no room; accepting
    it asks the rules once more."""

    booking = models.ForeignKey(
        "rooms.Booking", on_delete=models.CASCADE, related_name="proposals"
    )
    room = models.ForeignKey(
        "rooms.Room",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("Raum"),
    )
    starts_at = MinuteField(_("Beginn"))
    ends_at = MinuteField(_("Ende"))
    valid_until = models.DateField(_("gilt bis"))
    made_at = models.DateTimeField(_("vorgeschlagen am"), default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("von"),
    )
    ended_at = models.DateTimeField(
        _("erledigt am"), null=True, help_text="Accepted, replaced, or no longer free."
    )

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["made_at", "pk"]
        verbose_name = _("Vorschlag")
        verbose_name_plural = _("Vorschläge")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="rooms_proposal_ends_after_it_starts",
            )
        ]

    def __str__(self):
        start = timezone.localtime(self.starts_at)
        end = timezone.localtime(self.ends_at)
        return f"{self.room}, {start:%d.%m.%Y %H:%M} bis {end:%H:%M}"
