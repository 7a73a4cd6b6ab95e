from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from quarters.fields import MinuteField


class EventDateQuerySet(models.QuerySet):
    def published(self) -> EventDateQuerySet:
        return self.filter(event__is_published=True)


class EventDate(models.Model):
    """Termin: one time at which an event happens."""

    class Status(models.TextChoices):
        PLANNED = "planned", _("findet statt")
        CANCELLED = "cancelled", _("fällt aus")
        MOVED = "moved", _("verlegt")
        POSTPONED = "postponed", _("verschoben, neuer Termin offen")

    event = models.ForeignKey(
        "events.Event", on_delete=models.CASCADE, related_name="dates"
    )
    series = models.ForeignKey(
        "events.Series",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="dates",
    )
    starts_at = MinuteField(_("Beginn"))
    ends_at = MinuteField(
        _("Ende"), null=True, blank=True, help_text=_("Leer: „ab 15:00 Uhr“.")
    )
    all_day = models.BooleanField(_("ganztägig"), default=False)
    status = models.CharField(
        _("Status"), max_length=10, choices=Status, default=Status.PLANNED
    )
    public_note = models.CharField(
        _("Hinweis für alle"),
        max_length=200,
        blank=True,
        help_text=_("Zum Beispiel „Die Lehrkraft ist krank.“"),
    )
    moved_to = models.OneToOneField(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="moved_from",
        verbose_name=_("Neuer Termin"),
    )
    place = models.ForeignKey(
        "quarters.Place",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="event_dates",
        verbose_name=_("Ort"),
    )
    room = models.ForeignKey(
        "rooms.Room",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="event_dates",
        verbose_name=_("Unser Raum"),
    )
    place_text = models.CharField(_("Ort in Worten"), max_length=120, blank=True)
    booking = models.OneToOneField(
        "rooms.Booking",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="event_date",
    )
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveSmallIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    objects = EventDateQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        verbose_name = _("Termin")
        verbose_name_plural = _("Termine")
        indexes = [
            models.Index(fields=["starts_at"], name="events_date_by_start"),
            models.Index(fields=["event", "starts_at"], name="events_date_by_event"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                name="events_date_ends_after_it_starts",
                violation_error_message=_("Das Ende muss nach dem Beginn liegen."),
            ),
            models.CheckConstraint(
                condition=Q(room__isnull=True) | Q(ends_at__isnull=False),
                name="events_date_in_a_room_has_an_end",
                violation_error_message=_(
                    "Ein Termin in unserem Raum braucht ein Ende."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.event}, {self.starts_at:%d.%m.%Y}"
