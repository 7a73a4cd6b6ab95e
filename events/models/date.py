from __future__ import annotations

import uuid

from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from quarters.fields import LineField, MinuteField
from quarters.local_time import day_end, day_start
from rooms.occupancy import release
from rooms.rules import Refused, Waive

from ..fields import LocalDayField
from ..holding import hold_room
from .date_query import EventDateQuerySet
from .date_words import Readable


class EventDate(Readable, models.Model):
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
    all_day = models.BooleanField(_("ganztägig"), default=False)
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

    # Deeds. `with_request`: whoever asked for the room is written to, see `holding`.

    @transaction.atomic
    def schedule(
        self,
        *,
        by=None,
        waive: Waive = Waive.OWN_DATES,
        with_request: bool = False,
        reason: str = "",
        moved: list | None = None,
    ) -> None:
        """Store the date together with its room; `moved`: see `holding`.

        Raises rooms.rules.Refused if the room is not to be had; then nothing is
        stored, and a date that was to be moved keeps its old time and room.
        """
        self._fill_whole_days()
        before = self._lock()
        # What was there before does not say why the room changes.
        if before and before["public_note"] != self.public_note:
            reason = reason or self.public_note
        options = {"by": by, "waive": waive, "with_request": with_request}
        hold_room(self, **options, reason=reason, moved=moved)
        self._count_change(before)
        self.save()

    def cancel(self, note: str = "", *, by=None, with_request: bool = False) -> None:
        """Let it fall out and set its room free; it stays on the lists."""
        self._call_off(self.Status.CANCELLED, note, by, with_request)

    def postpone(self, note: str = "", *, by=None, with_request: bool = False) -> None:
        """It will be later, nobody knows when; it stays on the lists without a room."""
        self._call_off(self.Status.POSTPONED, note, by, with_request)

    @transaction.atomic
    def move_to(self, new: EventDate, note: str = "", **options) -> None:
        """Let `new` take its place, its series and its room, and say so here.

        `options` are those of `schedule`, which raises Refused; then nothing moves.
        """
        before = self._lock()
        self.refresh_from_db()
        if not self.takes_place:
            raise Refused("state", gettext("Dieser Termin ist schon geändert."))
        new.event, new.series = self.event, self.series
        new.booking, self.booking = self.booking, None
        self.status, self.public_note = self.Status.MOVED, note
        self._count_change(before)
        self.save()
        new.schedule(reason=note, **options)
        self.moved_to = new
        self.save()

    @transaction.atomic
    def _call_off(self, status: str, note: str, by, with_request: bool) -> None:
        self._lock()
        self.refresh_from_db()
        # Moved by somebody else meanwhile, it has its end already.
        if self.status == self.Status.MOVED:
            raise Refused("state", gettext("Dieser Termin ist schon geändert."))
        self.status, self.public_note = status, note
        self.schedule(by=by, with_request=with_request, reason=note)

    def _fill_whole_days(self) -> None:
        """A whole-day date runs from local midnight to the midnight after its end."""
        if self.all_day:
            first, last = self.first_day, self.last_day
            self.starts_at, self.ends_at = day_start(first), day_end(last)

    def _lock(self) -> dict | None:
        """What is announced now; the date is locked before its rooms, see `locking`."""
        stored = EventDate.objects.select_for_update().filter(pk=self.pk)
        return stored.values("sequence", *self.ANNOUNCED).first()

    def _count_change(self, before: dict | None) -> None:
        """From what is stored: whoever read it earlier never counts down."""
        if before:
            now = {name: getattr(self, name) for name in self.ANNOUNCED}
            self.sequence = before.pop("sequence") + (before != now)


@receiver(pre_delete, sender=EventDate)
def free_the_room(instance, **kwargs):
    """However a date is deleted, alone, in a list or with its event."""
    booking = instance.booking
    # That the room was used stays true when the date is gone.
    if booking and not booking.request_id and not booking.is_past:
        release(booking, reason=gettext("Termin gelöscht"))
