from __future__ import annotations

from django.db import models
from django.utils import timezone
from post_office.models import STATUS, Email


class RequestLetterQuerySet(models.QuerySet):
    def waiting(self) -> RequestLetterQuerySet:
        """Written for later; their time has not come yet."""
        return self.filter(email__scheduled_time__gt=timezone.now()).exclude(
            email__status=STATUS.sent
        )

    def stuck(self) -> RequestLetterQuerySet:
        """Tried at least once and not gone out."""
        return self.filter(email__status__in=[STATUS.requeued, STATUS.failed])


class RequestLetter(models.Model):
    """Which letters in the outbox are about which request."""

    request = models.ForeignKey(
        "rooms.BookingRequest", on_delete=models.CASCADE, related_name="letters"
    )
    email = models.OneToOneField(Email, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=30)

    objects = RequestLetterQuerySet.as_manager()

    def __str__(self):
        return f"{self.request}: {self.kind}"
