from __future__ import annotations

import hashlib
import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from quarters.models import SlugHistory

from .room import Room


class StaffFeedQuerySet(models.QuerySet):
    def behind(self, slug: str, token: str) -> StaffFeedQuerySet:
        """The feed of a room under its secret, also at a former address of the room: a
        calendar that was subscribed to goes on. A wrong secret finds nothing."""
        rooms = Q(room__slug=slug) | Q(room__in=SlugHistory.objects.keys(Room, slug))
        return self.filter(rooms, secret_hash=StaffFeed.hash(token))


class StaffFeed(models.Model):
    """The team's calendar of a room, behind a secret address. Only the hash is kept:
    the address is shown once, and a new one ends the old one at once."""

    room = models.OneToOneField(
        "rooms.Room",
        on_delete=models.CASCADE,
        related_name="staff_feed",
        verbose_name=_("Raum"),
    )
    secret_hash = models.CharField(max_length=64, unique=True, editable=False)
    renewed_at = models.DateTimeField(_("erneuert am"), editable=False)
    renewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("erneuert von"),
    )

    objects = StaffFeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("Kalender fürs Team")
        verbose_name_plural = _("Kalender fürs Team")

    def __str__(self):
        return str(self.room)

    @staticmethod
    def hash(token: str) -> str:
        return hashlib.sha256(token.encode()).hexdigest()

    @classmethod
    def renew(cls, room, *, by) -> str:
        """A fresh secret; whoever has the old one is left outside from now on."""
        token = secrets.token_urlsafe(24)
        values = {
            "secret_hash": cls.hash(token),
            "renewed_at": timezone.now(),
            "renewed_by": by,
        }
        cls.objects.update_or_create(room=room, defaults=values)
        return token
