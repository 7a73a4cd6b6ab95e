"""How staff enter a series; also the trial run before anything is stored."""

from __future__ import annotations

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from quarters.models.person import WEEKDAYS
from rooms.guarding import lock_rooms

from .forms import ClockField, DayField, check_place
from .models import Series
from .recurrence import Plan, SeriesRefused


class SeriesForm(forms.ModelForm):
    weekdays = forms.MultipleChoiceField(
        label=_("Wochentage"),
        choices=WEEKDAYS,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Wählen Sie mindestens einen Wochentag.")},
    )
    starts_on = DayField(label=_("erster Tag"))
    until = DayField(
        label=_("letzter Tag"), help_text=_("Höchstens zwei Jahre, 110 Termine.")
    )
    starts = ClockField(label=_("Beginn"))
    ends = ClockField(
        label=_("Ende"), required=False, help_text=_("Leer: „ab 15:00 Uhr“.")
    )

    class Meta:
        model = Series
        fields = [
            "event",
            "rhythm",
            "weekdays",
            "interval",
            "nth",
            "starts_on",
            "until",
            "starts",
            "ends",
            "room",
            "place",
            "place_text",
            "skip_closures",
            "skip_taken",
        ]
        widgets = {"rhythm": forms.RadioSelect}

    by = None

    def clean_weekdays(self):
        return "".join(sorted(self.cleaned_data["weekdays"]))

    def clean(self):
        data = super().clean()
        if data.get("room") and not data.get("ends") and "ends" not in self.errors:
            self.add_error("ends", _("Ein Termin in unserem Raum braucht ein Ende."))
        first, last = data.get("starts_on"), data.get("until")
        if first and last and last < first:
            self.add_error("until", _("Der letzte Tag liegt vor dem ersten."))
        check_place(self)
        return data

    def _post_clean(self):
        super()._post_clean()
        if not self.errors:
            try_series(self)

    def carry_out(self) -> Plan:
        self.instance.save()
        return self.instance.generate(by=self.by)


class ExtendForm(forms.ModelForm):
    """A series that exists goes on; its rhythm stays what it was."""

    until = SeriesForm.base_fields["until"]

    class Meta:
        model = Series
        fields = ["until"]

    by = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.before = self.instance.until

    def _post_clean(self):
        super()._post_clean()
        if not self.errors and "until" in self.changed_data:
            try_series(self)

    def carry_out(self) -> Plan:
        wanted, self.instance.until = self.instance.until, self.before
        if wanted == self.before:
            return Plan()
        return self.instance.extend(wanted, by=self.by)


def try_series(form) -> None:
    """Carry the form out and undo it; refusals go to their fields.

    Runs in the admin's transaction: the room stays locked until the form is saved.
    """
    series, key = form.instance, form.instance.pk
    wanted = series.until
    if series.room:
        lock_rooms(series.room)
    try:
        with transaction.atomic():
            form.carry_out()
            transaction.set_rollback(True)
    except SeriesRefused as refusal:
        field = refusal.field if refusal.field in form.fields else None
        form.add_error(field, refusal.messages)
    series.pk, series._state.adding, series.until = key, key is None, wanted
