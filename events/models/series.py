from __future__ import annotations

from datetime import date

from django.core.validators import MinValueValidator
from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rooms.rules import Refused

from .. import words
from ..recurrence import LeftOut, Occurrence, Plan, SeriesRefused, plan, yesterday
from .date import EventDate
from .event import Event


class Series(models.Model):
    """The generator of an event's dates. Dates are rows; this is kept to show the
    rhythm in words and to extend it. Times are local."""

    class Rhythm(models.TextChoices):
        WEEKLY = "weekly", _("jede Woche an diesen Tagen")
        NTH_WEEKDAY = "nth", _("an einem bestimmten Wochentag im Monat")

    class Nth(models.IntegerChoices):
        FIRST = 1, _("ersten")
        SECOND = 2, _("zweiten")
        THIRD = 3, _("dritten")
        FOURTH = 4, _("vierten")
        FIFTH = 5, _("fünften")
        LAST = -1, _("letzten")

    SKIPS = ["skip_closures", "skip_holidays", "skip_taken"]

    event = models.ForeignKey(
        "events.Event",
        on_delete=models.CASCADE,
        related_name="series",
        verbose_name=_("Veranstaltung"),
    )
    rhythm = models.CharField(
        _("Rhythmus"), max_length=10, choices=Rhythm, default=Rhythm.WEEKLY
    )
    interval = models.PositiveSmallIntegerField(
        _("alle wie viele Wochen oder Monate"),
        default=1,
        validators=[MinValueValidator(1, _("Geben Sie eine Zahl ab 1 ein."))],
        help_text=_("1 heißt jede Woche oder jeden Monat, 2 jede zweite."),
    )
    weekdays = models.CharField(
        _("Wochentage"), max_length=7, help_text="Digits 0 (Monday) to 6, such as „02“."
    )
    nth = models.SmallIntegerField(
        _("welcher im Monat"), choices=Nth, null=True, blank=True
    )
    starts_on = models.DateField(_("erster Tag"))
    until = models.DateField(_("letzter Tag"))
    starts = models.TimeField(_("Beginn"))
    ends = models.TimeField(_("Ende"), null=True, blank=True)
    skip_closures = models.BooleanField(
        _("Schließzeiten auslassen"),
        default=True,
        help_text=_("Tage, an denen der Raum geschlossen ist, werden ausgelassen."),
    )
    skip_holidays = models.BooleanField(
        _("Feiertage auslassen"),
        default=False,
        help_text=_("Gesetzliche Feiertage in Bremen, auch der 31. Oktober."),
    )
    skip_taken = models.BooleanField(
        _("belegte Tage auslassen"),
        default=False,
        help_text=_("Sonst wird die Reihe nicht angelegt, solange ein Tag belegt ist."),
    )
    place = models.ForeignKey(
        "quarters.Place",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Ort"),
    )
    room = models.ForeignKey(
        "rooms.Room",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Unser Raum"),
    )
    place_text = models.CharField(_("Ort in Worten"), max_length=120, blank=True)

    class Meta:
        ordering = ["starts_on"]
        verbose_name = _("Reihe")
        verbose_name_plural = _("Reihen")
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gte=F("starts_on")),
                name="events_series_ends_after_it_starts",
                violation_error_message=_("Der letzte Tag liegt vor dem ersten."),
            ),
            models.CheckConstraint(
                condition=Q(interval__gte=1), name="events_series_interval_is_positive"
            ),
        ]

    def __str__(self):
        return f"{self.event}: {self.starts_on:%d.%m.%Y} bis {self.until:%d.%m.%Y}"

    @property
    def weekday_numbers(self) -> list[int]:
        """0 is Monday."""
        return sorted({int(digit) for digit in self.weekdays if digit in "0123456"})

    @property
    def rhythm_words(self) -> str:
        return words.rhythm(self)

    @transaction.atomic
    def generate(self, *, after: date | None = None, by=None, say=str) -> Plan:
        """Make the dates of the rhythm into rows, with their room if there is one.

        `after` leaves out the days up to it, `say` words a refusal. Returns what was
        made and what was left out; raises SeriesRefused, and stores nothing, if the
        rhythm is impossible or the room is taken on one of the days and `skip_taken`
        is off.
        """
        # Two clicks at once make one row of each date.
        Event.objects.select_for_update(no_key=True).get(pk=self.event_id)
        planned = plan(self, after=after)
        existing = set(self.event.dates.values_list("starts_at", flat=True))
        done, taken = Plan(left_out=planned.left_out), []
        for occurrence in planned.dates:
            if occurrence.starts_at in existing:
                there = LeftOut(occurrence.day, _("diesen Termin gibt es schon"))
                done.left_out.append(there)
                continue
            try:
                self._date(occurrence).schedule(by=by)
                done.dates.append(occurrence)
            except Refused as refusal:
                taken.append(LeftOut(occurrence.day, say(refusal)))
        if taken and not self.skip_taken:
            raise SeriesRefused.because_of(taken, free=len(done.dates))
        done.left_out = sorted(done.left_out + taken, key=lambda left: left.day)
        return done

    @transaction.atomic
    def extend(self, until: date, **options) -> Plan:
        """Go on with the same rhythm; no new date is over, none that exists changes.

        What is left out from now on is what the series in hand says.
        """
        before, self.until = self.until, until
        if until <= before:
            raise SeriesRefused.not_longer(before)
        self.save(update_fields=["until", *self.SKIPS])
        return self.generate(after=max(before, yesterday()), **options)

    def _date(self, occurrence: Occurrence) -> EventDate:
        return EventDate(
            event=self.event,
            series=self,
            starts_at=occurrence.starts_at,
            ends_at=occurrence.ends_at,
            place=self.place,
            room=self.room,
            place_text=self.place_text,
        )
