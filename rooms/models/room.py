from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Case, F, Q, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from quarters.fields import LineField
from quarters.models import Pictured, Place


class Equipment(models.Model):
    name = models.CharField(
        _("Ausstattung"),
        max_length=60,
        unique=True,
        help_text=_("Zum Beispiel „Leinwand“."),
    )
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)

    class Meta:
        ordering = ["position", "name"]
        verbose_name = _("Ausstattung")
        verbose_name_plural = _("Ausstattung")

    def __str__(self):
        return self.name


class RoomQuerySet(models.QuerySet):
    def published(self) -> RoomQuerySet:
        return self.filter(is_published=True)

    def requestable(self) -> RoomQuerySet:
        """Rooms that can be asked for in the web form, not by phone only."""
        return self.published().filter(mode=Room.Mode.ON_REQUEST)

    def instead_of(self, room: Room) -> RoomQuerySet:
        """Other rooms that can be asked for, those at the same place first, then
        those in the same quarter; whoever came without steps is sent to no stairs."""
        others = self.requestable().exclude(pk=room.pk).with_place().with_hours()
        if room.place.step_free == Place.StepFree.YES:
            others = others.exclude(place__step_free=Place.StepFree.NO)
        same_place = Q(place=room.place_id)
        same_quarter = Q(place__quarter=room.place.quarter_id)
        nearness = Case(When(same_place, then=0), When(same_quarter, then=1), default=2)
        return others.order_by(nearness, "position", "name")

    def at_place_of(self, room: Room) -> RoomQuerySet:
        """The room itself among them."""
        return self.filter(place=room.place_id)

    def with_place(self) -> RoomQuerySet:
        return self.select_related("place__quarter")

    def with_hours(self) -> RoomQuerySet:
        """Opening rules in one more query, however many rooms there are."""
        return self.prefetch_related("opening_rules")


class Room(Pictured):
    """A room of ours. Facts that are not known stay empty and are not shown."""

    class Mode(models.TextChoices):
        ON_REQUEST = "on_request", _("auf Anfrage")
        VIEW_ONLY = "view_only", _("nur ansehen, Anfrage per Telefon")

    name = LineField(_("Name"), max_length=80, unique=True)
    slug = models.SlugField(_("Adresse"), unique=True)
    place = models.ForeignKey(
        "quarters.Place",
        on_delete=models.PROTECT,
        related_name="rooms",
        verbose_name=_("Ort"),
    )
    description = models.TextField(_("Beschreibung"), blank=True)
    capacity_seated = models.PositiveSmallIntegerField(
        _("Plätze im Sitzen"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    capacity_standing = models.PositiveSmallIntegerField(
        _("Plätze im Stehen"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    area_sqm = models.PositiveSmallIntegerField(
        _("Größe in Quadratmetern"), null=True, blank=True
    )
    equipment = models.ManyToManyField(
        Equipment, blank=True, related_name="rooms", verbose_name=_("Ausstattung")
    )
    cost = models.CharField(
        _("Kosten"),
        max_length=120,
        blank=True,
        help_text=_("Zum Beispiel „kostenlos für Angebote im Quartier“."),
    )
    rules = models.TextField(
        _("Regeln in Kürze"),
        blank=True,
        help_text=_(
            "Höchstens sechs, jede in einer Zeile: „Nehmen Sie Ihren Müll mit.“"
        ),
    )
    rules_version = models.PositiveSmallIntegerField(default=1, editable=False)
    key_info = models.TextField(
        _("So kommen Sie rein"),
        blank=True,
        help_text=_("Nur für bestätigte Termine sichtbar, nie öffentlich."),
    )
    mode = models.CharField(
        _("Anfragen"), max_length=12, choices=Mode, default=Mode.ON_REQUEST
    )
    raster_minutes = models.PositiveSmallIntegerField(
        _("Raster in Minuten"),
        default=30,
        validators=[MinValueValidator(5)],
        help_text=_(
            "Beginn und Ende liegen auf diesem Raster, zum Beispiel alle 30 Minuten."
        ),
    )
    shortest_minutes = models.PositiveSmallIntegerField(
        _("kürzeste Dauer in Minuten"), default=30
    )
    longest_minutes = models.PositiveSmallIntegerField(
        _("längste Dauer in Minuten"), default=480
    )
    lead_days = models.PositiveSmallIntegerField(
        _("Vorlauf in Tagen"),
        default=2,
        help_text=_("2 heißt: Wer am Montag anfragt, bekommt frühestens den Mittwoch."),
    )
    horizon_days = models.PositiveSmallIntegerField(
        _("anfragbar für so viele Tage"), default=180
    )
    turnover_minutes = models.PositiveSmallIntegerField(
        _("Pause nach jedem Termin in Minuten"), default=30
    )
    cancel_days = models.PositiveSmallIntegerField(
        _("absagen bis so viele Tage vorher"), default=1
    )
    hold_open_requests = models.BooleanField(
        _("offene Anfragen halten den Raum frei"),
        default=False,
        help_text=_("Sonst blockiert nur, was bestätigt ist."),
    )
    is_published = models.BooleanField(_("veröffentlicht"), default=True)
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)

    objects = RoomQuerySet.as_manager()

    class Meta(Pictured.Meta):
        ordering = ["position", "name"]
        verbose_name = _("Raum")
        verbose_name_plural = _("Räume")
        constraints = [
            *Pictured.Meta.constraints,
            models.CheckConstraint(
                condition=Q(longest_minutes__gte=F("shortest_minutes")),
                name="rooms_longest_is_not_below_shortest",
                violation_error_message=_(
                    "Die längste Dauer ist kürzer als die kürzeste."
                ),
            ),
            models.CheckConstraint(
                condition=Q(horizon_days__gte=F("lead_days")),
                name="rooms_horizon_is_not_below_lead",
                violation_error_message=_("Der Vorlauf reicht über die Frist hinaus."),
            ),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        """A new wording of the rules is a new version; requests store what they saw."""
        if self.pk:
            before = Room.objects.filter(pk=self.pk).values_list("rules", flat=True)
            if before and before[0] != self.rules:
                self.rules_version += 1
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("rooms:room", args=[self.slug])

    @property
    def quarter(self):
        return self.place.quarter

    @property
    def capacity(self) -> int | None:
        """The most people who fit in any way, or None while nobody knows."""
        return max(self.capacity_seated or 0, self.capacity_standing or 0) or None

    @property
    def rule_lines(self) -> list[str]:
        return [line.strip() for line in self.rules.splitlines() if line.strip()]

    @property
    def is_requestable(self) -> bool:
        return self.is_published and self.mode == self.Mode.ON_REQUEST
