from __future__ import annotations

from datetime import date

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Fieldset, Layout, Submit
from django import forms
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .. import guard, rules, summary
from ..layout import Part, Row
from ..models import BookingRequest, Room
from ..validators import no_line_breaks, no_links, say_how_much_is_too_long
from . import questions
from .several import DATES, SERIES, SeveralForm

YES_NO = [("True", _("Ja")), ("False", _("Nein"))]
MOST_PERSONS = 999


class RequestForm(SeveralForm, forms.ModelForm):
    """Raum anfragen: when, what, who."""

    is_public = forms.TypedChoiceField(
        label=_("Ist die Veranstaltung offen für alle?"),
        help_text=_("Wenn ja, können wir sie auf Wunsch im Kalender ankündigen."),
        choices=YES_NO,
        coerce=lambda value: value == "True",
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Wählen Sie Ja oder Nein."),
            "invalid_choice": _("Wählen Sie Ja oder Nein."),
        },
    )
    rules = forms.BooleanField(
        label=_("Ich habe die Regeln gelesen und halte sie ein."),
        error_messages={
            "required": _("Bestätigen Sie, dass Sie die Regeln einhalten.")
        },
    )
    stamp = forms.CharField(widget=forms.HiddenInput, required=False)
    website = forms.CharField(label=_("Bitte leer lassen"), required=False)

    class Meta:
        model = BookingRequest
        fields = [
            *questions.WHAT,
            "organisation",
            "name",
            "email",
            "phone",
            "message",
        ]
        labels = questions.LABELS
        help_texts = questions.HELP
        widgets = questions.WIDGETS
        error_messages = questions.ERRORS

    def __init__(self, room: Room, *args, **kwargs):
        super().__init__(room, *args, **kwargs)
        self.initial.setdefault("stamp", guard.new_stamp())
        if "email" in self.fields:
            self.fields["email"].required = True
        self.fields["persons"].validators.append(MaxValueValidator(MOST_PERSONS))
        self._fit_to_room()
        for name in ("purpose", "organisation", "name"):
            self.fields[name].validators += [no_links, no_line_breaks]
        for field in self.fields.values():
            if getattr(field, "max_length", None):
                say_how_much_is_too_long(field)
        self.helper = self._layout()

    def _fit_to_room(self):
        if self.room.capacity:
            words = gettext("In den Raum passen %(capacity)s Personen.")
            if self.offers_rooms:
                words += " " + gettext("Mehrere Räume zählen zusammen.")
            words = words % {"capacity": self.room.capacity}
            self.fields["persons"].help_text = words
        self.fields["needs"].queryset = self.room.equipment.all()
        if not self.fields["needs"].queryset:
            del self.fields["needs"]

    def _layout(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True  # the page's own <form> carries the token
        helper.layout = Layout(
            Fieldset(_("Wann?"), Row("date", "start", "end"), *self._how_often()),
            Fieldset(_("Was haben Sie vor?"), *self._what()),
            Fieldset(
                _("Wer sind Sie?"), "organisation", "name", "email", "phone", "message"
            ),
            HTML("{% include 'rooms/_form_rules.html' %}"),
            "rules",
            HTML("{% include 'rooms/_form_foot.html' %}"),
            "stamp",
            Submit("pruefen", _("Weiter: Angaben prüfen")),
        )
        return helper

    def _how_often(self) -> list:
        answers = dict(self.fields["often"].choices)
        return [
            "often",
            Part(SERIES, answers[SERIES], Row("rhythm", "until")),
            Part(DATES, answers[DATES], "dates"),
        ]

    def _what(self) -> list[str]:
        names = ["purpose", "persons", "is_public", "wants_announcement", "needs"]
        if self.offers_rooms:
            names.insert(1, "rooms")
        return [name for name in names if name in self.fields]

    def clean_stamp(self):
        stamp = self.cleaned_data["stamp"]
        try:
            self.nonce = guard.read_stamp(stamp)
        except guard.StampTooOld:
            self.data = self.data.copy()
            self.data["stamp"] = guard.new_stamp()
            self.add_error(
                None,
                _(
                    "Die Seite war zu lange offen. Bitte senden Sie das Formular noch"
                    " einmal ab. Ihre Angaben sind noch da."
                ),
            )
        return stamp

    def is_from_a_robot(self) -> bool:
        """Only for valid forms: the trap is filled, or nobody types that fast."""
        return bool(self.cleaned_data["website"]) or guard.is_too_fast(
            self.cleaned_data["stamp"]
        )

    @property
    def wished_day(self) -> date | None:
        """The day that the address already filled in."""
        return None if self.is_bound else self.initial.get("date")

    def summary(self) -> list[tuple[str, list[summary.Row]]]:
        """What was entered, for the check page; only for forms without other faults.
        Several dates have a table of their own there."""
        request, needs = self.instance, self.cleaned_data.get("needs", [])
        when = []
        if not self.has_several:
            rows = summary.time_and_place(self.room, *self.span, self.rooms_field)
            when = [(_("Termin"), rows)]
        return [
            *when,
            (_("Vorhaben"), summary.plan(request, needs)),
            (_("Kontakt"), summary.contact(request)),
        ]

    def clean(self):
        data = super().clean()
        data["wants_announcement"] = bool(
            data.get("wants_announcement") and data.get("is_public")
        )
        if data.get("persons") is not None:
            self._check_persons(data["persons"])
        return data

    def _check_persons(self, persons: int) -> None:
        try:
            rules.check_persons(self.room, persons, *self.rooms[1:])
        except rules.Refused as refusal:
            self.add_error("persons", str(refusal))
