"""The part of the request form about time: one day, one span in one room."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from quarters.local_time import NonexistentTime
from quarters.words import full_date

from .. import rhythm, rules
from ..fields import steps
from ..models import Room
from ..refusal import Refused
from ..schedule import Schedule
from . import times

# Which field is to blame for a refusal of the rules.
BLAME = times.BLAME | {"skipped": "start", "rhythm": "rhythm", "until": "until"}


class WhenForm(times.TimesForm):
    """The rules of time are asked from `rules`."""

    verdict: rules.Verdict | None = None
    refusal: Refused | None = None
    span: tuple[datetime, datetime] | None = None

    def __init__(self, room: Room, *args, asked_on: date | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.room, self.asked_on = room, asked_on
        self.rooms, self.days = [room], []
        last = rules.last_day(room)
        self.fields["date"].help_text = gettext("Sie können bis %(day)s anfragen.") % {
            "day": full_date(last)
        }
        self.fields["date"].widget.attrs.update(
            min=rules.first_day(room).isoformat(), max=last.isoformat()
        )
        windows = room.opening_rules.values_list("starts", "ends")
        starts, ends = steps(windows, room.raster_minutes)
        self.fields["start"].offer(starts)
        self.fields["end"].offer(ends, until_midnight=True)
        self.fields["end"].help_text = _(
            "Rechnen Sie die Zeit für Aufbau und Abbau mit."
        )

    def clean(self):
        data = super().clean()
        self.days = self._days(data)
        if self.days and data.get("start") and data.get("end") is not None:
            self._check_time(data)
        return data

    def _days(self, data) -> list[date]:
        return [data["date"]] if data.get("date") else []

    def _check_time(self, data):
        try:
            self.span = rhythm.span(self.days[0], data["start"], data["end"])
        except NonexistentTime:
            self._blame(rhythm.skipped_time())
            return
        self.verdict = rules.verdict(self.schedule, *self.span, asked_on=self.asked_on)
        self.refusal = self.verdict.refusal
        if self.refusal:
            self._blame(self.refusal)

    def _blame(self, refusal: Refused) -> None:
        self.add_error(BLAME.get(refusal.code, "end"), str(refusal))

    @cached_property
    def schedule(self) -> Schedule:
        return Schedule.around(self.room, *self.span)
