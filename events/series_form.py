"""How staff enter a series; also the trial run before anything is stored."""

from __future__ import annotations

from datetime import date, timedelta
from hashlib import sha256

from django import forms
from django.db import transaction
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from quarters.models.person import WEEKDAYS
from rooms.guarding import lock_rooms

from .form_fields import BeginField, ClockField, DayField
from .forms import check_place
from .models import Series
from .recurrence import Plan, SeriesRefused, yesterday
from .trying import staff_sentence

RHYTHMS = [
    (Series.Rhythm.WEEKLY, _("wöchentlich, zum Beispiel jeden Dienstag")),
    (
        Series.Rhythm.NTH_WEEKDAY,
        _("monatlich, zum Beispiel jeden 2. Dienstag im Monat"),
    ),
]
WHICH = [
    ("", _("bitte wählen")),
    *(
        (number, format_lazy(_("der {number}."), number=number))
        for number in range(1, 6)
    ),
    (Series.Nth.LAST, _("der letzte")),
]
EVERY = [
    (1, _("jede Woche, jeden Monat")),
    *(
        (number, format_lazy(_("jede {n}. Woche, jeden {n}. Monat"), n=number))
        for number in range(2, 13)
    ),
]
NO_CHOICE = {"invalid_choice": _("Wählen Sie eine der Möglichkeiten.")}


class SeenFirst:
    """Nothing is stored before staff saw the dates in words.

    `plan` is what would become of the form as it is; `seen` tells it apart from what
    was shown before.
    """

    by = None
    plan: Plan | None = None

    def is_valid(self):
        if not super().is_valid():
            return False
        return self.plan is None or (bool(self.plan.dates) and self.was_seen)

    @property
    def was_seen(self) -> bool:
        return self.data.get("seen") == self.seen and "_preview" not in self.data

    @property
    def is_other_than_seen(self) -> bool:
        """Somebody pressed the button below a preview that holds no longer."""
        return bool(self.data.get("seen")) and "_preview" not in self.data

    @property
    def options(self) -> dict:
        return {"by": self.by, "say": staff_sentence}

    @property
    def skips_past_days(self) -> bool:
        return self.begins < timezone.localdate()

    @property
    def seen(self) -> str:
        series = self.instance
        where = [series.event_id, series.room_id, series.place_id, series.place_text]
        lines = map(str, [*where, *self.plan.dates, self.plan.left_out_words])
        return sha256("\n".join(lines).encode()).hexdigest()[:16]


class SeriesForm(SeenFirst, forms.ModelForm):
    rhythm = forms.ChoiceField(
        label=_("Rhythmus"),
        choices=RHYTHMS,
        initial=Series.Rhythm.WEEKLY,
        widget=forms.RadioSelect,
        error_messages=NO_CHOICE | {"required": NO_CHOICE["invalid_choice"]},
    )
    weekdays = forms.MultipleChoiceField(
        label=_("An welchen Tagen?"),
        choices=WEEKDAYS,
        widget=forms.CheckboxSelectMultiple,
        error_messages=NO_CHOICE
        | {"required": _("Wählen Sie mindestens einen Wochentag.")},
    )
    nth = forms.TypedChoiceField(
        label=_("Der wievielte im Monat?"),
        choices=WHICH,
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_(
            "Nur bei „monatlich“. Den fünften gibt es nur in manchen Monaten, den"
            " letzten immer."
        ),
        error_messages=NO_CHOICE,
    )
    interval = forms.TypedChoiceField(
        label=_("In welchem Abstand?"),
        choices=EVERY,
        initial=1,
        coerce=int,
        error_messages=NO_CHOICE | {"required": NO_CHOICE["invalid_choice"]},
    )
    starts_on = DayField(
        label=_("Erster Tag"),
        help_text=_("Ab diesem Tag wird gezählt."),
        error_messages={"required": _("Geben Sie den ersten Tag an.")},
    )
    until = DayField(
        label=_("Letzter Tag"),
        help_text=_(
            "Höchstens zwei Jahre und 110 Termine. Verlängern können Sie jederzeit."
        ),
        error_messages={"required": _("Geben Sie an, bis wann die Reihe geht.")},
    )
    starts = BeginField(
        label=_("Beginn"),
        error_messages={"required": _("Geben Sie an, wann es beginnt.")},
    )
    ends = ClockField(
        label=_("Ende"),
        required=False,
        help_text=_("Ohne Ende steht überall „ab 15:00 Uhr“."),
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
            *Series.SKIPS,
        ]

    def clean_weekdays(self):
        return "".join(sorted(self.cleaned_data["weekdays"]))

    def clean(self):
        data = super().clean()
        if data.get("room") and not data.get("ends") and "ends" not in self.errors:
            self.add_error("ends", _("Ein Termin in unserem Raum braucht ein Ende."))
        first, last = data.get("starts_on"), data.get("until")
        if first and last and last < first:
            self.add_error("until", _("Der letzte Tag liegt vor dem ersten."))
        elif last and last < timezone.localdate():
            self.add_error("until", _("Der letzte Tag ist schon vorbei."))
        if data.get("rhythm") == Series.Rhythm.WEEKLY:
            data["nth"] = None
        check_place(self)
        return data

    def _post_clean(self):
        super()._post_clean()
        if not self.errors:
            try_series(self)

    @property
    def begins(self) -> date:
        return self.instance.starts_on

    def carry_out(self) -> Plan:
        self.instance.save()
        return self.instance.generate(after=yesterday(), **self.options)


class ExtendForm(SeenFirst, forms.ModelForm):
    """A series that exists goes on; its rhythm stays what it was."""

    until = SeriesForm.base_fields["until"]

    class Meta:
        model = Series
        fields = ["until", *Series.SKIPS]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.before = self.instance.until

    def _post_clean(self):
        super()._post_clean()
        if not self.errors and "until" in self.changed_data:
            try_series(self)

    def is_valid(self):
        is_valid = super().is_valid()
        if not is_valid:
            # The page names the series as it is stored.
            self.instance.until = self.before
        return is_valid

    @property
    def begins(self) -> date:
        return self.before + timedelta(days=1)

    def carry_out(self) -> Plan | None:
        """Nothing where only the ticks are other: they hold for the next time."""
        wanted, self.instance.until = self.instance.until, self.before
        if wanted == self.before:
            self.instance.save(update_fields=Series.SKIPS)
            return None
        return self.instance.extend(wanted, **self.options)


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
            form.plan = form.carry_out()
            transaction.set_rollback(True)
    except SeriesRefused as refusal:
        field = refusal.field if refusal.field in form.fields else None
        form.add_error(field, refusal.messages)
    series.pk, series._state.adding, series.until = key, key is None, wanted
