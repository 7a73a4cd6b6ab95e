from __future__ import annotations

from datetime import date, datetime, time

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Fieldset, Layout, Submit
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from quarters.local_time import NonexistentTime, day_end, moment
from quarters.words import full_date

from .. import guard, rules, summary
from ..fields import DateField, TimeField, steps
from ..layout import Row
from ..models import BookingRequest, Room
from ..schedule import Schedule
from ..validators import no_line_breaks, no_links, say_how_much_is_too_long
from . import questions

YES_NO = [("True", _("Ja")), ("False", _("Nein"))]
MOST_PERSONS = 999
# Which field is to blame for a refusal of the rules.
BLAME = {
    "past": "date",
    "lead": "date",
    "horizon": "date",
    "opening": "date",
    "closure": "date",
    "raster": "start",
}


class RequestForm(forms.ModelForm):
    """Raum anfragen: when, what, who. The rules of time are asked from `rules`."""

    date = DateField(
        label=_("Datum"),
        error_messages={
            "required": _("Geben Sie an, an welchem Tag Sie den Raum brauchen.")
        },
    )
    start = TimeField(
        label=_("Beginn"),
        error_messages={"required": _("Wählen Sie, wann Sie beginnen.")},
    )
    end = TimeField(
        label=_("Ende"),
        error_messages={"required": _("Wählen Sie, wann Sie aufhören.")},
    )
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
            "purpose",
            "persons",
            "is_public",
            "needs",
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

    def __init__(self, room: Room, *args, asked_on=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.room, self.asked_on = room, asked_on
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
        room, last = self.room, rules.last_day(self.room)
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
        if room.capacity:
            self.fields["persons"].help_text = gettext(
                "In den Raum passen %(capacity)s Personen."
            ) % {"capacity": room.capacity}
        self.fields["needs"].queryset = room.equipment.all()
        if not self.fields["needs"].queryset:
            del self.fields["needs"]

    def _layout(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True  # the page's own <form> carries the token
        needs = ["needs"] if "needs" in self.fields else []
        helper.layout = Layout(
            Fieldset(_("Wann?"), Row("date", "start", "end")),
            Fieldset(
                _("Was haben Sie vor?"), "purpose", "persons", "is_public", *needs
            ),
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

    def hidden_copy(self):
        """Every value as it was sent, for the check page to carry along."""
        return [field.as_hidden() for field in self if field.name != "alternative"]

    def summary(self) -> list[tuple[str, list[summary.Row]]]:
        """What was entered, for the check page; only for forms without other faults."""
        request, needs = self.instance, self.cleaned_data.get("needs", [])
        return [
            (_("Termin"), summary.time_and_place(self.room, *self.span)),
            (_("Vorhaben"), summary.plan(request, needs)),
            (_("Kontakt"), summary.contact(request)),
        ]

    def clean_persons(self):
        persons = self.cleaned_data["persons"]
        try:
            rules.check_persons(self.room, persons)
        except rules.Refused as refusal:
            raise ValidationError(str(refusal), code=refusal.code) from None
        return persons

    def clean(self):
        data = super().clean()
        if data.get("date") and data.get("start") and data.get("end") is not None:
            self._check_time(data)
        return data

    def _check_time(self, data):
        try:
            self.span = self._span(data)
        except NonexistentTime:
            self.add_error(
                "start",
                gettext(
                    "Diese Uhrzeit gibt es an dem Tag nicht: Die Uhren werden von 2:00"
                    " auf 3:00 Uhr vorgestellt."
                ),
            )
            return
        self.verdict = rules.verdict(self.schedule, *self.span, asked_on=self.asked_on)
        self.refusal = self.verdict.refusal
        if self.refusal:
            field = BLAME.get(self.refusal.code, "end")
            self.add_error(field, str(self.refusal))

    verdict: rules.Verdict | None = None
    refusal: rules.Refused | None = None
    span: tuple[datetime, datetime] | None = None

    @staticmethod
    def _span(data) -> tuple[datetime, datetime]:
        start = moment(data["date"], data["start"])
        if data["end"] == time.min:
            return start, day_end(data["date"])
        return start, moment(data["date"], data["end"])

    @cached_property
    def schedule(self) -> Schedule:
        return Schedule.around(self.room, *self.span)
