from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from quarters.fields import LineField, MinuteField

from ..fields import LocalDayField
from .date_deeds import Deeds
from .date_query import EventDateQuerySet
from .date_way import OnItsWay
from .date_words import Readable


class EventDate(Readable, OnItsWay, Deeds, models.Model):
    """Termin: one time at which an event happens."""

    class Status(models.TextChoices):
        PLANNED = "planned", _("findet statt")
        CANCELLED = "cancelled", _("fällt aus")
        MOVED = "moved", _("verlegt")
        POSTPONED = "postponed", _("verschoben, neuer Termin offen")

    # What people have in their calendars: a change of it is a new sequence number.
    ANNOUNCED = [
        "starts_at",
        "ends_at",
        "all_day",
        "status",
        "public_note",
        "place_id",
        "room_id",
        "place_text",
    ]

    event = models.ForeignKey(
        "events.Event",
        on_delete=models.CASCADE,
        related_name="dates",
        verbose_name=_("Veranstaltung"),
    )
    series = models.ForeignKey(
        "events.Series",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="dates",
        verbose_name=_("Reihe"),
    )
    starts_at = MinuteField(_("Beginn"))
    ends_at = MinuteField(
        _("Ende"), null=True, blank=True, help_text=_("Leer: „ab 15:00 Uhr“.")
    )
    all_day = models.BooleanField(_("ganztags"), default=False)
    first_on = LocalDayField(_("erster Tag"), follows="first_day")
    last_on = LocalDayField(_("letzter Tag"), follows="last_day")
    status = models.CharField(
        _("Status"), max_length=10, choices=Status, default=Status.PLANNED
    )
    public_note = LineField(
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
    place_text = LineField(_("Ort in Worten"), max_length=120, blank=True)
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
            models.Index(fields=["first_on", "starts_at"], name="events_date_by_day"),
            # The few that run for several days; every list of days asks for them.
            models.Index(
                fields=["last_on"],
                condition=Q(last_on__gt=F("first_on")),
                name="events_date_running",
            ),
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
        return f"{self.event}, {self.day_words}"

    def save(self, *args, **kwargs):
        self._fill_whole_days()
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "first_on", "last_on"}
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return f"{self.event.get_absolute_url()}?termin={self.pk}"

    @property
    def is_there_already(self) -> bool:
        """Whether its event takes place at that time anyhow; one query."""
        return EventDate.objects.beside(self).exists()
