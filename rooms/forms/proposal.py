"""„Andere Zeit“: which time staff offer, one of ours or one of their own."""

from __future__ import annotations

from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from quarters.local_time import NonexistentTime, local_day
from quarters.words import hours_minutes

from .. import proposing
from ..desk import Line
from ..fields import DateField, TimeField
from ..finding import alternatives
from ..models import Booking, Room
from ..refusal import Refused
from ..wishes import span_of

OWN = "own"
# Where a refusal of the rules is shown, by its code; else at the start.
AT = {
    "order": "end",
    "duration": "end",
    "past": "date",
    "lead": "date",
    "horizon": "date",
    "closure": "date",
    "opening": "date",
    "persons": "room",
}


class ProposalForm(forms.Form):
    """Asked together with the answer; `target` is the date that it is about."""

    option = forms.CharField(label=_("Frei wäre"), required=False)
    date = DateField(label=_("Tag"), required=False)
    start = TimeField(label=_("von"), widget=forms.TextInput, required=False)
    end = TimeField(label=_("bis"), widget=forms.TextInput, required=False)
    room = forms.ModelChoiceField(
        label=_("Raum"), queryset=Room.objects.none(), empty_label=None, required=False
    )

    def __init__(self, lines: list[Line], *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.targets = lines
        named = str(self.data.get("target", "")) if self.is_bound else ""
        self.target = next(
            (line for line in lines if str(line.booking.pk) == named),
            next((line for line in lines if not line.may_confirm), lines[0]),
        )
        rooms = Room.objects.published().with_place().order_by("name")
        self.fields["room"].queryset = rooms
        self.initial = _as_asked(self.target.booking) | self.initial

    def options(self) -> list[tuple[str, str]]:
        """Free times near the wished one: value and words."""
        booking, persons = self.target.booking, self.target.booking.request.persons
        span = booking.starts_at, booking.ends_at
        found = alternatives(booking.room, *span, persons=persons)
        return [(f"{option.room.pk} {option.value}", str(option)) for option in found]

    @property
    def messages(self) -> list[str]:
        """Each sentence once, for the summary above."""
        found = [error for errors in self.errors.values() for error in errors]
        return list(dict.fromkeys(found))

    def clean(self):
        data = super().clean()
        if self.errors:
            return data
        span = self._span(data)
        if span is None:
            return data
        room = data["room"] or self.target.booking.room
        try:
            proposing.check(self.target.booking, room, *span)
        except Refused as refusal:
            at = "option" if self.is_from_list else AT.get(refusal.code, "start")
            self.add_error(at, str(refusal))
        data["place_and_time"] = (room, *span)
        return data

    @property
    def is_from_list(self) -> bool:
        return self.data.get("option", OWN) not in ("", OWN)

    def _span(self, data) -> tuple[datetime, datetime] | None:
        if self.is_from_list:
            return self._read_option(data)
        missing = [name for name in ("date", "start", "end") if data.get(name) is None]
        for name in missing:
            self.add_error(name, _("Geben Sie Tag, Beginn und Ende an."))
        if missing:
            return None
        try:
            return span_of(data["date"], data["start"], data["end"])
        except NonexistentTime:
            self.add_error("start", _("Diese Uhrzeit gibt es an dem Tag nicht."))
            return None

    def _read_option(self, data) -> tuple[datetime, datetime] | None:
        """„7 2027-01-19 10:00 12:00“: room, day, start and end."""
        try:
            room, day, start, end = data["option"].split()
            data["room"] = self.fields["room"].clean(room)
            day, *clocks = (
                self.fields["date"].clean(day),
                self.fields["start"].clean(start),
                self.fields["end"].clean(end),
            )
            return span_of(day, *clocks)
        except (ValueError, forms.ValidationError):
            self.add_error("option", _("Wählen Sie eine Zeit aus der Liste."))
            return None


def _as_asked(booking: Booking) -> dict:
    return {
        "option": OWN,
        "date": local_day(booking.starts_at),
        "start": hours_minutes(timezone.localtime(booking.starts_at)),
        "end": hours_minutes(timezone.localtime(booking.ends_at)),
        "room": booking.room_id,
    }
