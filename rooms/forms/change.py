"""„Änderung anfragen“: another day, time or room for a date."""

from __future__ import annotations

from datetime import time

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Submit
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ..fields import steps
from ..layout import Row
from ..models import Booking, Room
from ..refusal import Refused
from ..shifting import Shift, dates_from
from ..steps import Target
from . import times
from .details import DetailsForm

BLAME = times.BLAME | {"clock": "start", "persons": "room"}


class TimeForm(times.TimesForm):
    """For one date, or for it and all that follow; `bookings` are all of them."""

    room = forms.ModelChoiceField(
        label=_("Raum"),
        queryset=Room.objects.none(),
        empty_label=None,
        error_messages={
            "required": _("Wählen Sie einen Raum."),
            "invalid_choice": _("Wählen Sie einen Raum aus der Liste."),
        },
    )
    following = forms.BooleanField(label="", required=False)

    def __init__(
        self, data=None, *, booking: Booking, bookings: list[Booking], **kwargs
    ):
        super().__init__(data, initial=self._as_it_is(booking), **kwargs)
        self.booking, self.bookings = booking, bookings
        self._offer_rooms()
        self._offer_following()
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True  # the page's own <form> carries the token
        self.helper.layout = Layout(*self.sections(), self.save_button())

    @staticmethod
    def _as_it_is(booking: Booking) -> dict:
        start = timezone.localtime(booking.starts_at)
        end = timezone.localtime(booking.ends_at)
        return {
            "date": start.date(),
            "start": start.time(),
            "end": end.time(),
            "room": booking.room_id,
        }

    def _offer_rooms(self):
        own = self.booking.room
        others = Room.objects.requestable().at_place_of(own)
        rooms = (others | Room.objects.filter(pk=own.pk)).with_hours()
        self.fields["room"].queryset = rooms
        windows = [
            (rule.starts, rule.ends)
            for room in rooms
            for rule in room.opening_rules.all()
        ]
        raster = min(room.raster_minutes for room in rooms)
        starts, ends = steps(windows, raster)
        self.fields["start"].offer(starts)
        self.fields["end"].offer(ends, until_midnight=True)
        if len(rooms) == 1:
            del self.fields["room"]

    def _offer_following(self):
        count = len(dates_from(self.booking, self.bookings))
        if count < 2:
            del self.fields["following"]
            return
        self.fields["following"].label = ngettext(
            "Auch den Termin danach genauso verschieben",
            "Auch die %(count)s Termine danach genauso verschieben",
            count - 1,
        ) % {"count": count - 1}

    @staticmethod
    def save_button() -> Submit:
        return Submit("speichern", _("Änderung anfragen"))

    def sections(self) -> list:
        extra = [name for name in ("room", "following") if name in self.fields]
        return [Fieldset(_("Wann?"), Row("date", "start", "end"), *extra)]

    def clean(self):
        data = super().clean()
        if data.get("date") and data.get("start") and data.get("end") is not None:
            self._check_time(data)
        return data

    def _check_time(self, data):
        midnight = data["end"] == time.min
        if data["end"] <= data["start"] and not midnight:
            self.add_error("end", _("Das Ende muss nach dem Beginn liegen."))
        elif not self.is_for_following and "room" not in self.errors:
            shift = self.shift
            for step in shift.staying:
                self.blame(step.refusals[0])

    def blame(self, refusal: Refused):
        field = BLAME.get(refusal.code, "end")
        self.add_error(field if field in self.fields else "end", str(refusal))

    @property
    def is_for_following(self) -> bool:
        return bool(self.cleaned_data.get("following"))

    @property
    def target(self) -> Target:
        data = self.cleaned_data
        room = data.get("room") or self.booking.room
        return Target(room, data["date"], data["start"], data["end"])

    @property
    def shift(self) -> Shift:
        return Shift.of(self.bookings, self.booking, self.target, self.is_for_following)

    def hidden_copy(self):
        return [field.as_hidden() for field in self]


class ChangeForm(TimeForm, DetailsForm):
    """Everything on one page, while a request for one date is still open."""

    class Meta(DetailsForm.Meta):
        pass

    save_button = staticmethod(DetailsForm.save_button)

    def sections(self) -> list:
        return TimeForm.sections(self) + DetailsForm.sections(self)
