from __future__ import annotations

import hashlib
from datetime import timedelta

from django.db import models
from django.utils import timezone

LINK_DAYS_AFTER_LAST_DATE = 30


class RequestLink(models.Model):
    """A secret address of one request. Each letter carries one of its own, so that
    no letter needs the secret of an earlier one; deleting the row revokes it."""

    request = models.ForeignKey(
        "rooms.BookingRequest", on_delete=models.CASCADE, related_name="links"
    )
    secret_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"{self.request} ({self.created_at:%d.%m.%Y})"

    @staticmethod
    def hash(token: str) -> str:
        return hashlib.sha256(token.encode()).hexdigest()

    @property
    def is_alive(self) -> bool:
        """Unsent requests end after 72 hours, others 30 days after the last date."""
        if not self.request.is_sent:
            return timezone.now() < self.request.link_ends_at
        last = self.request.bookings.aggregate(last=models.Max("ends_at"))["last"]
        days = timedelta(days=LINK_DAYS_AFTER_LAST_DATE)
        return last is not None and timezone.now() < last + days
