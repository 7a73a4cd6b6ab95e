from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class MessageQuerySet(models.QuerySet):
    def from_us(self) -> MessageQuerySet:
        return self.filter(is_from_office=True).select_related("by")


class Message(models.Model):
    """Words between us and the requester, shown on the status page."""

    request = models.ForeignKey(
        "rooms.BookingRequest", on_delete=models.CASCADE, related_name="messages"
    )
    at = models.DateTimeField(_("wann"), default=timezone.now)
    is_from_office = models.BooleanField(_("von uns"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("wer"),
    )
    text = models.TextField(_("Text"), max_length=1000)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("Nachricht")
        verbose_name_plural = _("Nachrichten")

    def __str__(self):
        return self.text[:60]
