from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..fields import LineField, phone_validator
from .picture import Pictured

WEEKDAYS = [
    (0, _("Montag")),
    (1, _("Dienstag")),
    (2, _("Mittwoch")),
    (3, _("Donnerstag")),
    (4, _("Freitag")),
    (5, _("Samstag")),
    (6, _("Sonntag")),
]


class Person(Pictured):
    name = LineField(_("Name"), max_length=120)
    phone = models.CharField(
        _("Telefon"),
        max_length=20,
        blank=True,
        validators=[phone_validator],
        help_text=_("Zum Beispiel „0421 000000“."),
    )
    email = models.EmailField(_("E-Mail"), blank=True)
    place = models.ForeignKey(
        "quarters.Place",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="people",
        verbose_name=_("Büro"),
    )
    languages = LineField(
        _("Sprachen"),
        max_length=120,
        blank=True,
        help_text=_("Zum Beispiel „Deutsch, Türkisch“."),
    )

    class Meta(Pictured.Meta):
        ordering = ["name"]
        verbose_name = _("Ansprechperson")
        verbose_name_plural = _("Ansprechpersonen")
        constraints = [
            *Pictured.Meta.constraints,
            models.CheckConstraint(
                condition=~models.Q(phone="")
                | ~models.Q(email="")
                | models.Q(place__isnull=False),
                name="quarters_person_can_be_reached",
                violation_error_message=_(
                    "Geben Sie Telefon, E-Mail oder Büro an: Sonst ist die Person nicht"
                    " zu erreichen."
                ),
            ),
        ]

    def __str__(self):
        return self.name

    def absence_on(self, day: date) -> Absence | None:
        """Looks through `absences.all()`, so that a prefetch answers."""
        for absence in self.absences.all():
            if absence.starts_on <= day <= absence.ends_on:
                return absence
        return None

    def away_until(self, day: date) -> Absence | None:
        """The absence of that day, or the last one of those that follow directly."""
        last = None
        while absence := self.absence_on(day):
            last, day = absence, absence.ends_on + timedelta(days=1)
        return last


class AbsenceQuerySet(models.QuerySet):
    def with_cover(self) -> AbsenceQuerySet:
        return self.select_related("cover")


class Absence(models.Model):
    """Days on which a person is away; both ends count."""

    class Reason(models.TextChoices):
        """Shown to visitors, so illness is never among them."""

        HOLIDAY = "holiday", _("Im Urlaub")
        AWAY = "away", _("Nicht da")

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="absences"
    )
    starts_on = models.DateField(_("von"))
    ends_on = models.DateField(_("bis einschließlich"))
    reason = models.CharField(
        _("steht auf der Seite"), max_length=10, choices=Reason, default=Reason.HOLIDAY
    )
    cover = models.ForeignKey(
        Person,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="covers",
        verbose_name=_("Vertretung"),
    )

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on"]
        verbose_name = _("Abwesenheit")
        verbose_name_plural = _("Abwesenheiten")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="quarters_absence_ends_after_it_starts",
                violation_error_message=_("Das Ende liegt vor dem Anfang."),
            )
        ]

    def __str__(self):
        return f"{self.person}: {self.starts_on:%d.%m.%Y} – {self.ends_on:%d.%m.%Y}"

    def clean(self):
        if self.cover_id and self.cover_id == self.person_id:
            raise ValidationError({"cover": _("Niemand vertritt sich selbst.")})


class ResponsibilityQuerySet(models.QuerySet):
    def with_person(self) -> ResponsibilityQuerySet:
        """All that a contact card needs, in three queries."""
        return self.select_related("person__place", "quarter").prefetch_related(
            "office_hours",
            models.Prefetch("person__absences", Absence.objects.with_cover()),
        )

    def serving(self, quarter) -> ResponsibilityQuerySet:
        """Those of the quarter first, then those of the whole project."""
        return self.filter(models.Q(quarter=quarter) | models.Q(quarter=None)).order_by(
            models.F("quarter").asc(nulls_last=True), "position", "pk"
        )

    def of_active_quarters(self) -> ResponsibilityQuerySet:
        """Leaves out archived quarters and those that others look after now."""
        return self.filter(models.Q(quarter=None) | models.Q(quarter__status="active"))


class Responsibility(models.Model):
    """One person serving one quarter, or the whole project if no quarter is named."""

    person = models.ForeignKey(
        Person,
        on_delete=models.CASCADE,
        related_name="responsibilities",
        verbose_name=_("Person"),
    )
    quarter = models.ForeignKey(
        "quarters.Quarter",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="responsibilities",
        verbose_name=_("Quartier"),
        help_text=_("Leer: für das ganze Projekt, zum Beispiel die Projektleitung."),
    )
    area = LineField(
        _("Aufgabe"), max_length=80, help_text=_("Zum Beispiel „Quartiersbeauftragte“.")
    )
    note = LineField(
        _("Hinweis"),
        max_length=120,
        blank=True,
        help_text=_("Zum Beispiel „Kommen Sie einfach vorbei.“"),
    )
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)

    objects = ResponsibilityQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("Zuständigkeit")
        verbose_name_plural = _("Zuständigkeiten")

    def __str__(self):
        return f"{self.person}, {self.area}"


class OfficeHour(models.Model):
    """A weekly time at which somebody is there, in local time."""

    responsibility = models.ForeignKey(
        Responsibility, on_delete=models.CASCADE, related_name="office_hours"
    )
    weekday = models.PositiveSmallIntegerField(_("Wochentag"), choices=WEEKDAYS)
    starts = models.TimeField(_("von"))
    ends = models.TimeField(_("bis"))

    class Meta:
        ordering = ["weekday", "starts"]
        verbose_name = _("Sprechzeit")
        verbose_name_plural = _("Sprechzeiten")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends__gt=models.F("starts")),
                name="quarters_office_hour_ends_after_it_starts",
                violation_error_message=_("Das Ende muss nach dem Beginn liegen."),
            )
        ]

    def __str__(self):
        times = f"{self.starts:%H:%M} bis {self.ends:%H:%M} Uhr"
        return f"{self.get_weekday_display()}, {times}"
