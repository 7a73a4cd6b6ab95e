"""Where staff want to move a confirmed date, and why."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from quarters.local_time import local_day

from ..fields import DateField
from ..models import Booking, Room
from ..refusal import Waive
from ..steps import TICKS, Target
from .times import TypedTimesForm

ONE, FOLLOWING = "one", "following"


class MoveForm(TypedTimesForm):
    # The times are inherited, and stand in the middle.
    field_order = ["scope", "date", "start", "end", "room"]

    scope = forms.ChoiceField(
        label=_("Welche Termine?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Wählen Sie, welche Termine gemeint sind."),
            "invalid_choice": _("Wählen Sie, welche Termine gemeint sind."),
        },
    )
    date = DateField(
        label=_("Neuer Tag"),
        error_messages={"required": _("Geben Sie den neuen Tag an.")},
    )
    room = forms.ModelChoiceField(
        label=_("Raum"),
        queryset=Room.objects.none(),
        empty_label=None,
        error_messages={
            "required": _("Wählen Sie einen Raum."),
            "invalid_choice": _("Wählen Sie einen Raum aus der Liste."),
        },
    )
    reason = forms.CharField(
        label=_("Grund"),
        max_length=300,
        help_text=_("Steht in der E-Mail, zum Beispiel „Wasserschaden im Raum“."),
        error_messages={"required": _("Schreiben Sie, warum der Termin umzieht.")},
    )
    waive = forms.MultipleChoiceField(
        choices=[(code, code) for code in TICKS],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": _("Über diese Regel kann niemand hinweggehen.")
        },
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, booking: Booking, rooms, count: int, *args, **kwargs):
        """`count`: how many dates there are from this one on."""
        super().__init__(*args, **kwargs)
        start = timezone.localtime(booking.starts_at)
        end = timezone.localtime(booking.ends_at)
        self.initial = {
            "scope": ONE,
            "date": local_day(start),
            "start": f"{start:%H:%M}",
            "end": f"{end:%H:%M}",
            "room": booking.room_id,
        } | self.initial
        self.fields["room"].queryset = rooms
        self.fields["scope"].choices = [
            (ONE, _("nur diesen Termin")),
            (FOLLOWING, _("diesen und alle folgenden (%(n)s)") % {"n": count}),
        ]
        if count < 2:
            del self.fields["scope"]

    @property
    def target(self) -> Target:
        data = self.cleaned_data
        return Target(data["room"], data["date"], data["start"], data["end"])

    @property
    def options(self) -> dict:
        """Which dates are meant, and what staff pass over."""
        ticked = [TICKS[code] for code in self.cleaned_data["waive"]]
        return {
            "following": self.cleaned_data.get("scope") == FOLLOWING,
            "waive": reduce(or_, ticked, Waive.NOTHING),
        }

    def clean(self):
        data = super().clean()
        if data.get("start") is not None and data.get("start") == data.get("end"):
            self.add_error("end", _("Das Ende muss nach dem Beginn liegen."))
        return data
