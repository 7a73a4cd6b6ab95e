"""Day, beginning and end, as partners choose them and as staff type them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..fields import DateField, TimeField

# Which field is to blame for a refusal of the rules.
BLAME = {
    "past": "date",
    "lead": "date",
    "horizon": "date",
    "opening": "date",
    "closure": "date",
    "raster": "start",
}


class TimesForm(forms.Form):
    """Times from lists, which fit the room's opening hours."""

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


class TypedTimesForm(forms.Form):
    """Any time of the day, over midnight as well."""

    start = TimeField(
        label=_("Beginn"),
        widget=forms.TextInput,
        help_text=_("Zum Beispiel „14:30“ oder „18 Uhr“."),
        error_messages={"required": _("Geben Sie an, wann der Termin beginnt.")},
    )
    end = TimeField(
        label=_("Ende"),
        widget=forms.TextInput,
        help_text=_("Vor dem Beginn heißt: am nächsten Tag."),
        error_messages={"required": _("Geben Sie an, wann der Termin aufhört.")},
    )
