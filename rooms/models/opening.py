from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from quarters.fields import MinuteField
from quarters.local_time import local_day
from quarters.models.person import WEEKDAYS
from quarters.words import clock, clock_span, long_date


class OpeningRule(models.Model):
    """One window in which a room is open on a weekday, in local time."""

    room = models.ForeignKey(
        "rooms.Room", on_delete=models.CASCADE, related_name="opening_rules"
    )
    weekday = models.PositiveSmallIntegerField(_("Wochentag"), choices=WEEKDAYS)
    starts = models.TimeField(_("von"))
    ends = models.TimeField(_("bis"), help_text=_("00:00 heißt: bis Mitternacht."))
    valid_from = models.DateField(_("gilt ab"), null=True, blank=True)
    valid_until = models.DateField(_("gilt bis einschließlich"), null=True, blank=True)

    class Meta:
        ordering = ["weekday", "starts"]
        verbose_name = _("Öffnungszeit")
        verbose_name_plural = _("Öffnungszeiten")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__gt=F("starts")) | Q(ends="00:00"),
                name="rooms_opening_ends_after_it_starts",
                violation_error_message=_("Das Ende muss nach dem Beginn liegen."),
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_until__isnull=True)
                | Q(valid_until__gte=F("valid_from")),
                name="rooms_opening_validity_is_not_empty",
                violation_error_message=_("„Gilt bis“ liegt vor „gilt ab“."),
            ),
        ]

    def __str__(self):
        times = f"{self.starts:%H:%M} bis {self.ends:%H:%M} Uhr"
        return f"{self.get_weekday_display()}, {times}"

    def is_valid_on(self, day: date) -> bool:
        return (
            self.weekday == day.weekday()
            and (self.valid_from is None or self.valid_from <= day)
            and (self.valid_until is None or day <= self.valid_until)
        )


class ClosureQuerySet(models.QuerySet):
    def concerning(self, room) -> ClosureQuerySet:
        """Closures of this room, of its place, or of everything."""
        return self.filter(
            Q(room=room) | Q(place=room.place_id) | Q(room=None, place=None)
        )

    def overlapping(self, start: datetime, end: datetime) -> ClosureQuerySet:
        return self.filter(starts_at__lt=end, ends_at__gt=start)


class Closure(models.Model):
    """Schließzeit `[starts_at, ends_at)`; without room and place it means all rooms."""

    room = models.ForeignKey(
        "rooms.Room",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="closures",
        verbose_name=_("Raum"),
    )
    place = models.ForeignKey(
        "quarters.Place",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="closures",
        verbose_name=_("Ort"),
    )
    starts_at = MinuteField(_("von"))
    ends_at = MinuteField(_("bis"))
    reason = models.CharField(
        _("Grund"),
        max_length=120,
        help_text=_("Öffentlich, zum Beispiel „Karfreitag“ oder „Renovierung“."),
    )
    closes = models.BooleanField(
        _("geschlossen"),
        default=True,
        help_text=_("Ohne Haken ist es nur ein Hinweis, zum Beispiel „Schulferien“."),
    )

    objects = ClosureQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at"]
        verbose_name = _("Schließzeit")
        verbose_name_plural = _("Schließzeiten")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="rooms_closure_ends_after_it_starts",
                violation_error_message=_("Das Ende muss nach dem Beginn liegen."),
            ),
            models.CheckConstraint(
                condition=Q(room__isnull=True) | Q(place__isnull=True),
                name="rooms_closure_names_room_or_place",
                violation_error_message=_("Wählen Sie einen Raum oder einen Ort."),
            ),
        ]

    def __str__(self):
        return self.reason

    @property
    def when(self) -> str:
        """„Freitag, 26. März 2027“; with times where it is not for whole days."""
        start, end = (
            timezone.localtime(self.starts_at),
            timezone.localtime(self.ends_at),
        )
        if start.time() == end.time() == time.min:
            first, last = long_date(start), long_date(end - timedelta(days=1))
            if first == last:
                return first
            return gettext("%(first)s bis %(last)s") % {"first": first, "last": last}
        if local_day(start) == local_day(end - timedelta(minutes=1)):
            return f"{long_date(start)}, {clock_span(start, end)}"
        return gettext("%(first)s, %(from)s, bis %(last)s, %(until)s") % {
            "first": long_date(start),
            "from": clock(start),
            "last": long_date(end),
            "until": clock(end),
        }

    def concerns(self, room) -> bool:
        """The same question as `concerning()`, of a row that is already here."""
        if self.room_id is None and self.place_id is None:
            return True
        return room.pk == self.room_id or room.place_id == self.place_id

    def covers(self, other: Closure) -> bool:
        """Whether it is for everything that the other one is for."""
        if self.room_id is None and self.place_id is None:
            return True
        if self.room_id:
            return self.room_id == other.room_id
        return self.place_id in (
            other.place_id,
            other.room.place_id if other.room else None,
        )

    def says_the_same_as(self, other: Closure) -> bool:
        """The same days; and the same effect, or at least the same name."""
        days = (self.starts_at, self.ends_at) == (other.starts_at, other.ends_at)
        return days and (self.closes == other.closes or self.reason == other.reason)
