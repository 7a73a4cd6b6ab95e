from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from quarters.fields import MinuteField
from quarters.words import long_date

from ..constraints import NoOverlapConstraint
from .status import SENTENCES, Reason, Status


class BookingQuerySet(models.QuerySet):
    def occupying(self) -> BookingQuerySet:
        """Only confirmed bookings block a room; requests do not."""
        return self.filter(status=Booking.Status.CONFIRMED)

    def requested(self) -> BookingQuerySet:
        """Asked for and not yet answered; unsent ones are not asked for yet."""
        return self.filter(status=Booking.Status.REQUESTED)

    def shown(self) -> BookingQuerySet:
        """What a plan of the room shows: confirmed and requested."""
        return self.filter(status__in=Booking.SHOWN)

    def overlapping(self, start: datetime, end: datetime) -> BookingQuerySet:
        """Bookings whose blocked time shares a moment with [start, end)."""
        return self.filter(starts_at__lt=end, blocked_until__gt=start)

    def counted(self) -> BookingQuerySet:
        """What a report of use speaks of: given to somebody, taken back or not."""
        return self.filter(
            status__in=[Booking.Status.CONFIRMED, Booking.Status.CANCELLED]
        )

    def of_requests(self) -> BookingQuerySet:
        return self.filter(request__isnull=False)

    def beginning_in(self, start: datetime, end: datetime) -> BookingQuerySet:
        return self.filter(starts_at__gte=start, starts_at__lt=end)

    def for_the_team(self, since: datetime) -> BookingQuerySet:
        """What colleagues have in their calendars, with what it takes to read it."""
        known = [*Booking.SHOWN, Booking.Status.CANCELLED]
        dates = self.filter(status__in=known, ends_at__gt=since)
        return dates.select_related("request", "opener")

    def on_the_sheet(self, start: datetime, end: datetime) -> BookingQuerySet:
        """Who comes between two moments: confirmed, the turnover not counted."""
        dates = self.occupying().filter(starts_at__lt=end, ends_at__gt=start)
        return dates.select_related("request", "opener")

    def upcoming(self) -> BookingQuerySet:
        return self.filter(ends_at__gt=timezone.now())


class Booking(models.Model):
    """Belegung: one room, one span `[starts_at, ends_at)`.

    The only record of occupancy: a room is taken exactly where a confirmed booking
    lies. `blocked_until` is the end plus the turnover as it was when confirmed.
    """

    Status = Status
    Reason = Reason
    SHOWN = [Status.REQUESTED, Status.CONFIRMED]

    room = models.ForeignKey(
        "rooms.Room",
        on_delete=models.PROTECT,
        related_name="bookings",
        verbose_name=_("Raum"),
    )
    request = models.ForeignKey(
        "rooms.BookingRequest",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="bookings",
        verbose_name=_("Anfrage"),
    )
    title = models.CharField(
        _("Wofür"),
        max_length=120,
        blank=True,
        help_text=_("Nur für das Team sichtbar, zum Beispiel „Teamsitzung“."),
    )
    starts_at = MinuteField(_("Beginn"))
    ends_at = MinuteField(_("Ende"))
    blocked_until = MinuteField(_("belegt bis"), editable=False)
    status = models.CharField(
        _("Status"), max_length=12, choices=Status, default=Status.UNVERIFIED
    )
    reason = models.CharField(_("Grund"), max_length=20, choices=Reason, blank=True)
    reason_text = models.CharField(_("Grund in Worten"), max_length=300, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("entschieden von"),
    )
    decided_at = models.DateTimeField(_("entschieden am"), null=True, editable=False)
    wished = models.CharField(
        _("zuerst gewünscht"),
        max_length=200,
        blank=True,
        editable=False,
        help_text="In words: the time that this one was chosen instead of.",
    )
    replaces = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        null=True,
        editable=False,
        related_name="wishes",
        verbose_name=_("soll ersetzen"),
        help_text="A wish to move this confirmed date, which stands until we decide.",
    )
    wants_notice = models.BooleanField(
        _("Bescheid geben, wenn frei"), default=False, editable=False
    )
    noticed_at = models.DateTimeField(
        _("Bescheid gegeben am"), null=True, editable=False
    )
    reminded_at = models.DateTimeField(_("erinnert am"), null=True, editable=False)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveSmallIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = BookingQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        verbose_name = _("Belegung")
        verbose_name_plural = _("Belegungen")
        indexes = [
            models.Index(fields=["room", "starts_at"], name="rooms_booking_by_start")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="rooms_booking_ends_after_it_starts",
                violation_error_message=_("Das Ende muss nach dem Beginn liegen."),
            ),
            models.CheckConstraint(
                condition=Q(blocked_until__gte=F("ends_at")),
                name="rooms_booking_blocks_until_its_end",
            ),
            NoOverlapConstraint(
                name="no_overlap",
                group="room",
                start="starts_at",
                end="blocked_until",
                flag="status",
                value="confirmed",
                violation_error_message=_("Der Raum ist in dieser Zeit schon belegt."),
            ),
        ]

    def __str__(self):
        start = timezone.localtime(self.starts_at)
        end = timezone.localtime(self.ends_at)
        return f"{self.room}, {start:%d.%m.%Y %H:%M} bis {end:%H:%M}"

    def save(self, *args, **kwargs):
        """Fill `blocked_until` where nobody set it: the room's turnover of today."""
        if self.blocked_until is None:
            self.block()
        super().save(*args, **kwargs)

    def block(self) -> None:
        """Take the room's present turnover into `blocked_until`."""
        turnover = timedelta(minutes=self.room.turnover_minutes)
        self.blocked_until = self.ends_at + turnover

    @property
    def is_confirmed(self) -> bool:
        return self.status == self.Status.CONFIRMED

    @property
    def is_open(self) -> bool:
        """Waiting for an answer of ours."""
        return self.status == self.Status.REQUESTED

    @property
    def is_left_out(self) -> bool:
        return self.status == self.Status.LEFT_OUT

    @property
    def is_wish(self) -> bool:
        """Not a date of its own: another time for one that is confirmed."""
        return self.replaces_id is not None

    @property
    def moves(self) -> Booking | None:
        """The confirmed date that goes along when the wish is granted; what is over
        stays where it was."""
        return self.replaces if self.replaces and not self.replaces.is_past else None

    @property
    def reason_in_words(self) -> str:
        """„Anderer Grund“ says nothing by itself."""
        is_other = self.reason == self.Reason.OTHER
        return self.reason_text or ("" if is_other else self.get_reason_display())

    @property
    def announced(self):
        """The date of an event that takes place here, or nothing; found by its name
        only, for rooms do not know events."""
        date = getattr(self, "event_date", None)
        return date if date and date.takes_place else None

    def is_at(self, room, starts_at: datetime, ends_at: datetime) -> bool:
        where_and_when = (self.room_id, self.starts_at, self.ends_at)
        return where_and_when == (room.pk, starts_at, ends_at)

    @property
    def sentence(self) -> str:
        """What the state means for the requester, in one sentence."""
        return SENTENCES[self.status] % {
            "day": long_date(self.request.answer_by) if self.request.answer_by else "",
            "reason": self.reason_text or self.get_reason_display(),
            "by": _("uns") if self.decided_by_id else _("Ihnen"),
            "decided": long_date(self.decided_at) if self.decided_at else "",
        }

    @property
    def is_past(self) -> bool:
        return self.ends_at <= timezone.now()
