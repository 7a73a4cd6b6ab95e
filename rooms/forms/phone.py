"""„Anfrage am Telefon aufnehmen“: the questions of the web form, for staff."""

from __future__ import annotations

import secrets
from datetime import time

from django import forms
from django.core.validators import MaxValueValidator
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .. import rules
from ..models import BookingRequest, Room
from ..phone import BY_PHONE, PhonePlan
from ..refusal import Refused
from ..validators import no_line_breaks, say_how_much_is_too_long
from . import questions
from .request import MOST_PERSONS
from .several import DATES, ONCE, PARTS, SERIES, SeveralForm
from .times import TypedTimesForm

Rhythm = BookingRequest.Rhythm
RHYTHMS = [Rhythm.WEEKLY, Rhythm.FORTNIGHTLY, Rhythm.DAILY]
ERRORS = questions.ERRORS | {
    "purpose": {"required": _("Schreiben Sie kurz, was geplant ist.")},
    "organisation": {"required": _("Geben Sie die Organisation oder Gruppe ein.")},
    "name": {"required": _("Geben Sie ein, wer angerufen hat.")},
}


class PhoneForm(TypedTimesForm, SeveralForm, forms.ModelForm):
    """No traps for robots and no tick for the rules: the caller has not read them."""

    nights = forms.TypedChoiceField(
        label=_("Das Ende ist"),
        choices=[
            (0, _("am selben Tag oder in der Nacht danach")),
            (1, _("am Tag danach")),
            (2, _("zwei Tage danach")),
        ],
        coerce=int,
        empty_value=0,
        required=False,
        error_messages={"invalid_choice": _("Wählen Sie, an welchem Tag es aufhört.")},
    )
    nonce = forms.CharField(max_length=40, widget=forms.HiddenInput, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    # As on the page, for the list of faults above it.
    field_order = ["date", "start", "end", "nights", "often", *PARTS[SERIES]]
    field_order += [*PARTS[DATES], "rooms"]

    class Meta:
        model = BookingRequest
        fields = [
            *questions.WHAT,
            "organisation",
            "name",
            "phone",
            "email",
            "message",
            "internal_note",
        ]
        help_texts = {
            "phone": _("Nötig, wenn es keine E-Mail-Adresse gibt."),
            "email": _("Freiwillig. Ohne Adresse verschicken wir keine Briefe."),
        }
        widgets = {
            "persons": forms.TextInput(attrs={"inputmode": "numeric"}),
            "needs": forms.CheckboxSelectMultiple,
            "phone": forms.TextInput(attrs={"type": "tel"}),
            "message": forms.Textarea(attrs={"rows": 3}),
            "internal_note": forms.Textarea(attrs={"rows": 2}),
        }
        error_messages = ERRORS

    def __init__(self, room: Room, *args, **kwargs):
        super().__init__(room, *args, **kwargs)
        self.initial.setdefault("nonce", secrets.token_urlsafe(18))
        self._offer_rooms(Room.objects.at_place_of(room))
        self._offer_rhythms()
        self.fields["date"].help_text = gettext("Auch ein Tag, der schon war.")
        for name in ("date", "until"):
            self.fields[name].widget.attrs = {}
        self.fields["persons"].validators.append(MaxValueValidator(MOST_PERSONS))
        self.fields["needs"].queryset = room.equipment.all()
        if not room.equipment.all():
            del self.fields["needs"]
        for name in ("purpose", "organisation", "name"):
            self.fields[name].validators.append(no_line_breaks)
        for name in self.Meta.fields:
            if getattr(self.fields.get(name), "max_length", None):
                say_how_much_is_too_long(self.fields[name])

    def _offer_rhythms(self):
        self.fields["often"].choices = [
            (ONCE, _("Einmal")),
            (SERIES, _("In einem Rhythmus")),
            (DATES, _("An mehreren einzelnen Tagen")),
        ]
        field = self.fields["rhythm"]
        field.choices = [(one.value, one.label) for one in RHYTHMS]
        field.help_text = no_years = _(
            "Jährlich gibt es nicht als Regel. Wählen Sie einzelne Tage."
        )
        field.error_messages["invalid_choice"] = no_years

    def clean(self):
        data = super().clean()
        is_out_of_reach = not data.get("phone") and not data.get("email")
        if is_out_of_reach and not {"phone", "email"} & set(self.errors):
            words = _("Geben Sie eine Telefonnummer ein, oder eine E-Mail-Adresse.")
            self.add_error("phone", words)
        if data.get("persons") == 0:
            self.add_error("persons", ERRORS["persons"]["invalid"])
        data["wants_announcement"] = bool(
            data.get("wants_announcement") and data.get("is_public")
        )
        return data

    def _check_time(self, data):
        """What speaks against single dates stands in their lines."""
        if data.get("nights") is None:
            return
        try:
            self.plan  # noqa: B018
        except Refused as refusal:
            self._blame(refusal)

    @cached_property
    def plan(self) -> PhonePlan:
        """Raises Refused where the whole is not possible."""
        data = self.cleaned_data
        return PhonePlan(
            self.rooms,
            self.days,
            data["start"],
            data["end"],
            persons=data.get("persons"),
            choices=self.data,
            waive=BY_PHONE,
            nights=self.ends_days_later,
        )

    @property
    def ends_days_later(self) -> int:
        """A time before the beginning is one of the next day."""
        data = self.cleaned_data
        is_later = data["end"] <= data["start"] and data["end"] != time.min
        return data["nights"] or int(is_later)

    @property
    def words(self) -> list[str]:
        """The questions that are not about time, in the order of a call."""
        return self.Meta.fields

    @property
    def rhythm_word(self) -> str:
        words = {ONCE: Rhythm.ONCE, DATES: Rhythm.DATES}
        often = self.cleaned_data["often"]
        return words.get(often) or self.cleaned_data["rhythm"]

    @property
    def too_many(self) -> str:
        """Staff may put more people into a room than it has seats; they are told."""
        try:
            rules.check_persons(
                self.room, self.cleaned_data["persons"], *self.rooms[1:]
            )
        except Refused as refusal:
            return str(refusal)
        return ""
