from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from quarters.fields import phone_validator

from .booking import Booking
from .link import LINK_DAYS_AFTER_LAST_DATE, RequestLink

# Letters and digits that nobody mixes up when reading them out on the phone.
NUMBER_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
# Some of its dates are confirmed, others are not.
PARTLY = "partly"
# Which state of a date speaks for all; what was given once says more than a no.
WEIGHT = [
    Booking.Status.UNVERIFIED,
    Booking.Status.REQUESTED,
    Booking.Status.CONFIRMED,
    Booking.Status.CANCELLED,
    Booking.Status.DECLINED,
    Booking.Status.WITHDRAWN,
    Booking.Status.LEFT_OUT,
]
UNSENT_HOURS = settings.RETENTION["unsent"]["hours"]


def new_number() -> str:
    """„QEK-7K4M“: 30^4 numbers; uniqueness is the database's."""
    return "QEK-" + "".join(secrets.choice(NUMBER_ALPHABET) for _i in range(4))


class BookingRequestQuerySet(models.QuerySet):
    def sent(self) -> BookingRequestQuerySet:
        return self.filter(sent_at__isnull=False)

    def unsent(self) -> BookingRequestQuerySet:
        return self.filter(sent_at__isnull=True)

    def of_address(self, email: str) -> BookingRequestQuerySet:
        return self.filter(email__iexact=email).order_by("-sent_at")

    def with_a_page(self) -> BookingRequestQuerySet:
        """Whose links still live: 30 days after the last date they end."""
        end = timezone.now() - timedelta(days=LINK_DAYS_AFTER_LAST_DATE)
        return self.filter(bookings__ends_at__gt=end).distinct()

    def with_dates(self) -> BookingRequestQuerySet:
        """Dates and rooms in two more queries, however many requests there are."""
        dates = Booking.objects.select_related("room")
        return self.prefetch_related(models.Prefetch("bookings", queryset=dates))

    def open(self) -> BookingRequestQuerySet:
        """Sent, with at least one date that waits for an answer; oldest first."""
        return (
            self.sent()
            .filter(bookings__status="requested")
            .distinct()
            .order_by("sent_at")
        )

    def lately_answered(self) -> BookingRequestQuerySet:
        """With `answered_at`, when one of us first said yes or no; the latest first.

        What was taken by phone is answered on the spot and does not count.
        """
        ours = models.Q(log__new__in=["confirmed", "declined"]) & ~models.Q(
            log__by_name=""
        )
        answered = self.sent().filter(taken_by=None)
        answered = answered.annotate(answered_at=models.Min("log__at", filter=ours))
        return answered.exclude(answered_at=None).order_by("-answered_at")


class BookingRequest(models.Model):
    """Raumanfrage: the conversation with one requester about one or more dates."""

    class Rhythm(models.TextChoices):
        """How its dates were made; they are rows, this is kept for asking again."""

        ONCE = "once", _("einmal")
        WEEKLY = "weekly", _("jede Woche")
        FORTNIGHTLY = "fortnightly", _("alle 2 Wochen")
        DAILY = "daily", _("jeden Tag")
        DATES = "dates", _("an einzelnen Tagen")

    number = models.CharField(
        _("Nummer"), max_length=8, unique=True, default=new_number
    )
    organisation = models.CharField(_("Organisation oder Gruppe"), max_length=120)
    partner = models.ForeignKey(
        "quarters.Partner",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="booking_requests",
        verbose_name=_("Netzwerkpartner"),
    )
    name = models.CharField(_("Name"), max_length=120)
    email = models.EmailField(_("E-Mail"), blank=True)
    phone = models.CharField(
        _("Telefon"), max_length=20, blank=True, validators=[phone_validator]
    )
    purpose = models.CharField(_("Was ist geplant?"), max_length=80)
    persons = models.PositiveIntegerField(_("Personen"))
    is_public = models.BooleanField(_("offen für alle"), default=False)
    wants_announcement = models.BooleanField(
        _("darf in den Kalender"),
        default=False,
        help_text=_("Die Veranstaltung darf öffentlich angekündigt werden."),
    )
    needs = models.ManyToManyField(
        "rooms.Equipment", blank=True, related_name="+", verbose_name=_("braucht")
    )
    message = models.TextField(_("Nachricht"), max_length=600, blank=True)
    language = models.CharField(max_length=10, default="de", editable=False)
    rules_version = models.PositiveSmallIntegerField(null=True, editable=False)
    rules_accepted_at = models.DateTimeField(null=True, editable=False)
    rhythm = models.CharField(
        _("wie oft"), max_length=12, choices=Rhythm, default=Rhythm.ONCE, editable=False
    )
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("am Telefon aufgenommen von"),
    )
    submission = models.CharField(
        max_length=64,
        blank=True,
        editable=False,
        help_text="Hash of the form as sent: pressing twice makes one request.",
    )
    created_at = models.DateTimeField(_("begonnen am"), auto_now_add=True)
    sent_at = models.DateTimeField(_("eingegangen am"), null=True, editable=False)
    answer_by = models.DateField(_("Antwort bis"), null=True, editable=False)
    team_reminded_at = models.DateTimeField(
        _("Team erinnert am"), null=True, editable=False
    )
    lead_told_at = models.DateTimeField(
        _("Leitung benachrichtigt am"), null=True, editable=False
    )
    anonymised_at = models.DateTimeField(null=True, editable=False)
    internal_note = models.TextField(
        _("Notiz für das Team"),
        blank=True,
        help_text=_("Sieht nur das Team, nie die anfragende Person."),
    )

    objects = BookingRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("Raumanfrage")
        verbose_name_plural = _("Raumanfragen")
        constraints = [
            models.UniqueConstraint(
                fields=["submission"],
                condition=~models.Q(submission=""),
                name="rooms_one_request_per_submission",
            )
        ]

    def __str__(self):
        return self.number

    @property
    def is_open(self) -> bool:
        """Waits for an answer of ours; reads prefetched dates."""
        return any(booking.is_open for booking in self.bookings.all())

    def dates(self) -> list[Booking]:
        """Its dates in order, each with its room; wishes to change one are none."""
        own = self.bookings.filter(replaces=None)
        return list(own.select_related("room__place__quarter"))

    @property
    def standing(self) -> str:
        """The state as a Status, or PARTLY: derived from its dates, prefetched or not;
        what was left out or is only a wish to change a date does not count."""
        own = [b for b in self.bookings.all() if not b.is_wish]
        asked = [b for b in own if b.status != Booking.Status.LEFT_OUT] or own
        found = {booking.status for booking in asked}
        if len(found) > 1 and Booking.Status.CONFIRMED in found:
            return PARTLY
        return next((one for one in WEIGHT if one in found), "")

    @property
    def state(self) -> str:
        """„bestätigt“, „teilweise bestätigt“"""
        if self.standing == PARTLY:
            return gettext("teilweise bestätigt")
        return Booking.Status(self.standing).label if self.standing else ""

    @property
    def persons_words(self) -> str:
        """„etwa 12 Personen“"""
        words = ngettext(
            "etwa %(count)s Person", "etwa %(count)s Personen", self.persons
        )
        return words % {"count": self.persons}

    @property
    def is_sent(self) -> bool:
        return self.sent_at is not None

    @property
    def link_ends_at(self) -> datetime:
        """Until when an unsent request can be sent off."""
        return self.created_at + timedelta(hours=UNSENT_HOURS)

    def earlier(self) -> models.QuerySet:
        """Other sent requests from the same address, the latest first."""
        if not self.email:
            return BookingRequest.objects.none()
        same = BookingRequest.objects.sent().filter(email__iexact=self.email)
        return same.exclude(pk=self.pk).with_dates().order_by("-sent_at")

    def new_link(self) -> str:
        """A fresh secret for one more letter; only its hash is stored."""
        token = secrets.token_urlsafe(24)
        self.links.create(secret_hash=RequestLink.hash(token))
        return token
