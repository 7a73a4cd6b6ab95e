from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class LogEntry(models.Model):
    """What happened to a request: who, when, old -> new, why."""

    request = models.ForeignKey(
        "rooms.BookingRequest", on_delete=models.CASCADE, related_name="log"
    )
    booking = models.ForeignKey(
        "rooms.Booking", on_delete=models.CASCADE, null=True, related_name="log"
    )
    at = models.DateTimeField(_("wann"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("wer"),
    )
    by_name = models.CharField(
        _("Name"), max_length=150, blank=True, help_text="Survives the user's deletion."
    )
    old = models.CharField(_("vorher"), max_length=200, blank=True)
    new = models.CharField(_("nachher"), max_length=200, blank=True)
    text = models.CharField(_("was"), max_length=300)
    reason = models.CharField(_("warum"), max_length=300, blank=True)
    is_public = models.BooleanField(
        default=True, help_text="Shown to the requester under „Das ist passiert“."
    )

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("Verlauf")
        verbose_name_plural = _("Verlauf")

    def __str__(self):
        return self.text
