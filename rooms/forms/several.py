"""The part of the request form about several dates and several rooms of a place."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .. import rhythm
from ..fields import DateField, KeepingSelect
from ..line import CHOICE
from ..models import BookingRequest, Room
from ..picked_days import DaysField, DaysInput
from ..plan import Plan
from ..refusal import Refused
from .when import WhenForm

Rhythm = BookingRequest.Rhythm
ONCE, SERIES, DATES = "once", "series", "dates"
# These fields are read only where their answer to „Wie oft?“ is chosen.
PARTS = {SERIES: ["rhythm", "until"], DATES: ["dates"]}
# Tells for which times the choices of the check page were made.
CHOSEN_FOR = f"{CHOICE}fuer"
MOST_CHOICES = 5 * rhythm.MOST_DATES


class OftenSelect(forms.RadioSelect):
    """Where nobody answers, it is once."""

    def value_from_datadict(self, data, files, name):
        return super().value_from_datadict(data, files, name) or ONCE


class SeveralForm(WhenForm):
    """With several lines, a time that is not possible is no fault of the form: the
    check page says so at its line."""

    often = forms.ChoiceField(
        label=_("Wie oft?"),
        choices=[
            (ONCE, _("Einmal")),
            (SERIES, _("Mehrmals am gleichen Wochentag")),
            (DATES, _("An mehreren einzelnen Tagen")),
        ],
        initial=ONCE,
        widget=OftenSelect,
        error_messages={"invalid_choice": _("Wählen Sie, wie oft Sie kommen.")},
    )
    rhythm = forms.ChoiceField(
        label=_("Rhythmus"),
        help_text=_("Sie sehen gleich alle Termine und können einzelne streichen."),
        choices=[(one.value, one.label) for one in (Rhythm.WEEKLY, Rhythm.FORTNIGHTLY)],
        initial=Rhythm.WEEKLY,
        required=False,
        widget=KeepingSelect,
        error_messages={
            "required": _("Wählen Sie den Rhythmus."),
            "invalid_choice": _(
                "Diesen Rhythmus gibt es nicht. Geben Sie die Tage bitte einzeln an."
            ),
        },
    )
    until = DateField(
        label=_("Letzter Termin"),
        required=False,
        error_messages={
            "required": _("Wählen Sie den letzten Termin."),
            # Not the words of the first date: each line above the form leads to one.
            "invalid": _(
                "Den letzten Termin können wir nicht lesen. Zum Beispiel: 3.12.2026."
            ),
        },
    )
    dates = DaysField(
        label=_("Weitere Tage"),
        help_text=_(
            "In jede Zeile ein Tag, zum Beispiel 3.12.2026. Sie sehen gleich alle"
            " Termine und können einzelne streichen."
        ),
        required=False,
        widget=DaysInput(attrs={"rows": 4}),
        error_messages={
            "required": _("Schreiben Sie auf, an welchen Tagen Sie noch kommen.")
        },
    )
    rooms = forms.TypedMultipleChoiceField(
        label=_("Welche Räume?"),
        required=False,
        empty_value=[],
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": _(
                "Diesen Raum können Sie hier nicht dazunehmen. Bitte wählen Sie einen"
                " anderen."
            )
        },
    )

    def __init__(self, room: Room, *args, **kwargs):
        super().__init__(room, *args, **kwargs)
        for part, names in PARTS.items():
            for name in names:
                self.fields[name].belongs_to = part
        self.fields["until"].widget.attrs |= self.fields["date"].widget.attrs
        self._offer_rooms(Room.objects.requestable().at_place_of(room))

    def _offer_rooms(self, rooms):
        others = {str(room.pk): room for room in rooms if room != self.room}
        field = self.fields["rooms"]
        field.choices = [(pk, _with_capacity(room)) for pk, room in others.items()]
        field.coerce = others.__getitem__
        field.help_text = gettext(
            "%(room)s ist dabei. Was brauchen Sie noch am selben Ort?"
        ) % {"room": self.room.name}

    @property
    def offers_rooms(self) -> bool:
        return bool(self.fields["rooms"].choices)

    @property
    def rooms_field(self) -> str:
        """The id of the control for the rooms, if there is one."""
        return "id_rooms_0" if self.offers_rooms else ""

    @property
    def has_several(self) -> bool:
        return len(self.days) * len(self.rooms) > 1

    @cached_property
    def plan(self) -> Plan:
        """Raises Refused where the whole is not possible."""
        data = self.cleaned_data
        return Plan(
            self.rooms,
            self.days,
            data["start"],
            data["end"],
            persons=data.get("persons"),
            choices=self.choices,
            asked_on=self.asked_on,
        )

    @property
    def choices(self) -> dict[str, str]:
        """What was chosen about single lines on the check page; choices for other
        times than those of the form are forgotten."""
        names = sorted(name for name in self.data if name.startswith(CHOICE))
        chosen = {name: self.data[name] for name in names[:MOST_CHOICES]}
        times = self._times()
        return chosen if chosen.get(CHOSEN_FOR, times) == times else {}

    def _times(self) -> str:
        return f"{self['start'].value()} {self['end'].value()}"

    def hidden_choices(self) -> list[SafeString]:
        """They wait while something else is changed in the form."""
        return [_hidden(name, value) for name, value in self.choices.items()]

    def hidden_copy(self) -> list[SafeString]:
        """Every value as it was sent, for the check page to carry along; there the
        choices have controls of their own."""
        fields = [field.as_hidden() for field in self]
        return [*fields, _hidden(CHOSEN_FOR, self._times())]

    def _days(self, data) -> list[date]:
        often = data.get("often", ONCE)
        self._forget_what_was_not_asked(data, often)
        self.rooms = [self.room, *(data.get("rooms") or [])]
        first = data.get("date")
        try:
            if first and often == SERIES and data.get("rhythm") and data.get("until"):
                return rhythm.days(data["rhythm"], first, data["until"])
            if first and often == DATES and data.get("dates"):
                return rhythm.picked([first, *data["dates"]])
        except Refused as refusal:
            self._blame(refusal)
            return []
        return super()._days(data) if often == ONCE else []

    def _forget_what_was_not_asked(self, data, often: str) -> None:
        for part, names in PARTS.items():
            for name in names:
                if part != often:
                    data[name] = None
                    self._errors.pop(name, None)
                elif name not in self._errors and not data.get(name):
                    self.add_error(name, self.fields[name].error_messages["required"])

    def _check_time(self, data):
        if not self.has_several:
            super()._check_time(data)
            return
        try:
            refusal = self.plan.common_refusal
        except Refused as refused:
            refusal = refused
        if refusal:
            self._blame(refusal)

    def _blame(self, refusal: Refused) -> None:
        if refusal.code in ("too_many", "self_overlap"):
            often = self.cleaned_data.get("often")
            field = {SERIES: "until", DATES: "dates"}.get(often, "rooms")
            more = gettext("Jeder Raum zählt einzeln.") if len(self.rooms) > 1 else ""
            self.add_error(field, f"{refusal} {more}".strip())
        else:
            super()._blame(refusal)


def _hidden(name: str, value: str) -> SafeString:
    return format_html('<input type="hidden" name="{}" value="{}">', name, value)


def _with_capacity(room: Room) -> str:
    if not room.capacity:
        return room.name
    return gettext("%(room)s: bis %(capacity)s Personen") % {
        "room": room.name,
        "capacity": room.capacity,
    }
