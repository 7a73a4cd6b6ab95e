"""The wording of the request form: labels, help and messages."""

from django import forms
from django.utils.translation import gettext_lazy as _

# What is planned, in the order of every form that asks for it.
WHAT = ["purpose", "persons", "is_public", "wants_announcement", "needs"]
LABELS = {
    "purpose": _("Was möchten Sie machen?"),
    "persons": _("Wie viele Personen kommen ungefähr?"),
    "wants_announcement": _("Darf das öffentlich in den Kalender?"),
    "needs": _("Was brauchen Sie?"),
    "organisation": _("Name der Organisation oder Gruppe"),
    "name": _("Ihr Name"),
    "message": _("Nachricht an uns"),
}
HELP = {
    "purpose": _("Zum Beispiel: Nähcafé, Teamsitzung, Beratung."),
    "wants_announcement": _(
        "Mit Ihrem Haken dürfen wir die Veranstaltung ankündigen, sonst nicht."
    ),
    "organisation": _(
        "So sehen wir, wer den Raum nutzt. Private Gruppe? Schreiben Sie:"
        " Nachbarschaft."
    ),
    "name": _("So sprechen wir Sie in unserer Antwort an."),
    "email": _("An diese Adresse schicken wir einen Link. Sie müssen ihn anklicken."),
    "phone": _("Für kurze Rückfragen."),
}
WIDGETS = {
    # Not a number field: browsers empty it when letters are typed.
    "persons": forms.TextInput(attrs={"inputmode": "numeric"}),
    "needs": forms.CheckboxSelectMultiple,
    "organisation": forms.TextInput(attrs={"autocomplete": "organization"}),
    "name": forms.TextInput(attrs={"autocomplete": "name"}),
    "email": forms.EmailInput(attrs={"autocomplete": "email"}),
    "phone": forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    "message": forms.Textarea(attrs={"rows": 4}),
}
ERRORS = {
    "purpose": {"required": _("Schreiben Sie kurz, was Sie machen möchten.")},
    "persons": {
        "required": _("Geben Sie eine Zahl ein, zum Beispiel 12."),
        "invalid": _("Geben Sie eine Zahl ein, zum Beispiel 12."),
        "min_value": _("Geben Sie eine Zahl ein, zum Beispiel 12."),
        "max_value": _("Geben Sie eine Zahl ein, zum Beispiel 12."),
    },
    "organisation": {
        "required": _("Geben Sie den Namen Ihrer Organisation oder Gruppe ein.")
    },
    "name": {"required": _("Geben Sie Ihren Namen ein.")},
    "email": {
        "required": _(
            "Geben Sie eine E-Mail-Adresse ein, zum Beispiel name@beispiel.de."
        ),
        "invalid": _(
            "Geben Sie eine E-Mail-Adresse ein, zum Beispiel name@beispiel.de."
        ),
    },
}
