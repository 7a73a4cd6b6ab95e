"""A form that was opened long ago never puts back what somebody changed since."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext as _

from .models import EventDate
from .words import in_short


class SeenField(forms.CharField):
    """Comes back as it is now: whoever has read what changed can save after all."""

    widget = forms.HiddenInput

    def bound_data(self, data, initial):
        return initial

    def has_changed(self, initial, data):
        return False


class SeenDateForm(forms.ModelForm):
    seen = SeenField(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen"] = self.instance.sequence


def refuse_unseen(forms: Iterable[SeenDateForm]) -> None:
    """The dates are locked already."""
    seen = {f.instance.pk: f for f in forms if f.cleaned_data.get("seen")}
    for stored in EventDate.objects.in_words().filter(pk__in=seen):
        form = seen[stored.pk]
        if form.cleaned_data["seen"] != str(stored.sequence):
            said = _(
                "Jemand hat diesen Termin inzwischen geändert. Jetzt gilt: %(now)s."
                " Soll gelten, was hier steht? Dann sichern Sie noch einmal. Wenn"
                " nicht, öffnen Sie die Seite neu."
            )
            form.add_error("on", said % {"now": in_short(stored).rstrip(".")})
