"""What staff say when a date falls out, moves, or changes with its series."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from quarters.words import short_date
from rooms.rules import Waive

from .asked_rooms import asked_by
from .changing import PLACE, Change, Scope
from .form_fields import BeginField, ClockField
from .forms import EventDateForm, check_place, initial_times
from .models import EventDate

WITH, WITHOUT = "with", "without"


def with_request_field() -> forms.BooleanField:
    return forms.BooleanField(
        label=_("Raumanfrage mit ändern, E-Mail senden"), required=False
    )


def name_askers(form: forms.Form, asked_by: str) -> None:
    """The tick is only for rooms that somebody asked for, and says who and which."""
    if asked_by:
        said = _("Angefragt von %(names)s.") % {"names": asked_by}
        form.fields["with_request"].help_text = said
    else:
        del form.fields["with_request"]


def scope_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Welche Termine?"),
        choices=Scope,
        initial=Scope.ONE,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Wählen Sie, welche Termine gemeint sind."),
            "invalid_choice": _("Wählen Sie, welche Termine gemeint sind."),
        },
    )


def how_many(label: str, dates: list[EventDate]) -> str:
    """„alle künftigen (16 Termine bis Do, 28. Jan. 2027)“"""
    if not dates:
        return label
    last = dates[-1].first_day
    words = ngettext(
        "%(label)s (%(count)s Termin bis %(last)s)",
        "%(label)s (%(count)s Termine bis %(last)s)",
        len(dates),
    )
    until = f"{short_date(last)} {last.year}"
    return words % {"label": label, "count": len(dates), "last": until}


class OffForm(forms.Form):
    """`dates_of` tells of each scope which dates it means."""

    scope = scope_field()
    note = forms.CharField(
        label=_("Hinweis für alle"),
        max_length=200,
        required=False,
        help_text=_("Steht beim Termin, zum Beispiel „Die Lehrkraft ist krank.“"),
    )
    request = forms.ChoiceField(
        widget=forms.RadioSelect,
        required=False,
        choices=[
            (WITH, _("Freigeben. Es geht eine E-Mail mit dem Hinweis hinaus.")),
            (WITHOUT, _("Behalten. Nur die Ankündigung fällt weg.")),
        ],
    )

    def __init__(self, *args, dates_of: Callable[[str], list[EventDate]], **kwargs):
        super().__init__(*args, **kwargs)
        self.dates_of = dates_of
        one, coming = dates_of(Scope.ONE), dates_of(Scope.ALL)
        if len(one) < len(coming):
            self._count_dates()
        else:
            del self.fields["scope"]
        if names := asked_by(coming):
            self._ask_about_rooms(names, asked_by(one))
        else:
            del self.fields["request"]

    def _count_dates(self) -> None:
        """More are called off than the page lists."""
        only_this, *more = Scope.choices
        counted = [(key, how_many(label, self.dates_of(key))) for key, label in more]
        self.fields["scope"].choices = [only_this, *counted]

    def _ask_about_rooms(self, names: str, names_of_one: str) -> None:
        question = _("Angefragt von %(names)s. Was wird daraus?")
        self.fields["request"].label = question % {"names": names}
        if not names_of_one:
            self.fields["request"].help_text = _(
                "Bei „nur diesen Termin“ brauchen Sie hier nichts zu wählen."
            )

    def clean(self):
        data = super().clean()
        is_open = not self.errors and data.get("request") == ""
        if is_open and asked_by(self.dates_of(self.dates_meant)):
            self.add_error("request", _("Wählen Sie, was aus dem Raum wird."))
        return data

    @property
    def dates_meant(self) -> str:
        return self.cleaned_data.get("scope", Scope.ONE)

    @property
    def options(self) -> dict:
        answer = self.cleaned_data.get("request")
        return {"note": self.cleaned_data["note"], "with_request": answer == WITH}


class ChangeForm(forms.ModelForm):
    """Time, place or note; only what differs from this date reaches the others."""

    scope = scope_field()
    starts = BeginField(label=_("Beginn"))
    ends = ClockField(
        label=_("Ende"), required=False, help_text=_("Leer: „ab 15:00 Uhr“.")
    )
    override_hours = forms.BooleanField(
        label=_("Trotz Öffnungszeit und Schließzeit"), required=False
    )
    with_request = with_request_field()
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = EventDate
        fields = [*PLACE, "public_note"]

    field_order = ["scope", "starts", "ends", *PLACE, "override_hours", "public_note"]

    def __init__(self, *args, has_siblings=False, asked_by="", **kwargs):
        super().__init__(*args, **kwargs)
        times = initial_times(self.instance)
        self.initial |= {name: times.get(name) for name in ("starts", "ends")}
        if not has_siblings:
            del self.fields["scope"]
        name_askers(self, asked_by)
        if self.instance.all_day:
            self.fields["starts"].required = False

    def clean(self):
        data = super().clean()
        check_place(self)
        self._check_times(data.get("starts"), data.get("ends"))
        if not self.errors and not self.changed_values:
            raise forms.ValidationError(_("Es ist noch nichts geändert."))
        return data

    def _check_times(self, starts, ends) -> None:
        if ends and starts is None and "starts" not in self.errors:
            self.add_error("starts", _("Geben Sie an, wann es beginnt."))
        if ends and starts == ends and self.instance.leaf_until is None:
            self.add_error("ends", _("Das Ende muss nach dem Beginn liegen."))

    def _post_clean(self):
        """The instance stays as it is stored; the change is tried on its own row."""

    @property
    def changed_values(self) -> dict:
        names = ["starts", "ends", *self._meta.fields]
        changed = [name for name in names if name in self.changed_data]
        if set(PLACE) & set(changed):
            changed += [name for name in PLACE if name not in changed]
        return {name: self.cleaned_data.get(name) for name in changed}

    @property
    def dates_meant(self) -> str:
        return self.cleaned_data.get("scope", Scope.ONE)

    @property
    def change(self) -> Change:
        data = self.cleaned_data
        hours = Waive.HOURS if data["override_hours"] else Waive.NOTHING
        return Change(
            self.changed_values,
            waive=Waive.OWN_DATES | hours,
            with_request=bool(data.get("with_request")),
            reason=self.changed_values.get("public_note", ""),
        )


class MoveForm(EventDateForm):
    """The new date that takes the place of an old one."""

    note = forms.CharField(
        label=_("Hinweis für alle"),
        max_length=200,
        required=False,
        help_text=_(
            "Steht beim alten Termin, zum Beispiel „Der Raum wird gestrichen.“"
        ),
    )
    with_request = with_request_field()

    class Meta(EventDateForm.Meta):
        fields = ["all_day", *PLACE]

    field_order = ["on", "starts", "ends", "all_day", "until", *PLACE]
    field_order += ["override_hours", "note", "with_request"]

    seen = None
    # The old date still holds the room while the form is checked.
    tries_room = False

    def __init__(self, old: EventDate, *args, like=None, asked_by="", **kwargs):
        """`like`: the date that the new one is proposed to be like, else `old`."""
        self.old, like = old, like or old
        place = {name: getattr(like, name) for name in PLACE}
        kwargs["initial"] = initial_times(like) | place | {"all_day": like.all_day}
        if not old.takes_place:
            kwargs["initial"]["note"] = old.public_note
        kwargs["instance"] = EventDate(event=old.event)
        super().__init__(*args, **kwargs)
        name_askers(self, asked_by)

    def _is_there_already(self) -> bool:
        """Beside the old date, which goes."""
        others = EventDate.objects.beside(self.instance)
        return others.exclude(pk=self.old.pk).exists()

    @property
    def options(self) -> dict:
        return {
            "note": self.cleaned_data["note"],
            "waive": self.waive,
            "with_request": bool(self.cleaned_data.get("with_request")),
        }
