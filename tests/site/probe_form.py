"""A form that uses every part of our form pack, and a reader of its markup."""

from html.parser import HTMLParser

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Submit
from django import forms

from rooms.layout import Row

TAKEN = "Zu dieser Zeit ist der Raum belegt."
TIMES = [("", "bitte wählen"), ("14:00", "14:00 Uhr"), ("16:00", "16:00 Uhr")]


class ProbeForm(forms.Form):
    date = forms.DateField(
        label="Datum",
        help_text="Sie können bis 6. Juni anfragen.",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    start = forms.ChoiceField(label="Beginn", choices=TIMES)
    end = forms.ChoiceField(label="Ende", choices=TIMES, help_text="Mit Aufbau.")
    email = forms.EmailField(
        label="E-Mail",
        help_text="Für den Link.",
        error_messages={"invalid": "Geben Sie eine E-Mail-Adresse ein."},
    )
    phone = forms.CharField(label="Telefon", required=False)
    is_public = forms.ChoiceField(
        label="Offen für alle?",
        help_text="Auf Wunsch im Kalender.",
        choices=[("ja", "Ja"), ("nein", "Nein")],
        widget=forms.RadioSelect,
        error_messages={"required": "Wählen Sie Ja oder Nein."},
    )
    rules = forms.BooleanField(
        label="Ich halte die Regeln ein.",
        error_messages={"required": "Bestätigen Sie die Regeln."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.layout = Layout(
            Fieldset("Wann?", Row("date", "start", "end")),
            Fieldset("Wer?", "email", "phone", "is_public", "rules"),
            Submit("weiter", "Weiter"),
        )

    def clean(self):
        if self.cleaned_data.get("end") == "16:00":
            self.add_error("start", TAKEN)
            self.add_error("end", TAKEN)


class Page(HTMLParser):
    """Every element with its attributes, and the text of each id, in order."""

    VOID = {"input", "br", "use", "path", "link", "meta"}

    def __init__(self, html):
        super().__init__()
        self.elements, self.texts, self.open = [], {}, []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.elements.append((tag, attrs))
        if tag not in self.VOID:
            self.open.append((tag, attrs.get("id")))

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        for _tag, key in self.open:
            if key and data.strip():
                self.texts[key] = f"{self.texts.get(key, '')} {data.strip()}".strip()

    @property
    def ids(self):
        return [attrs["id"] for _tag, attrs in self.elements if attrs.get("id")]

    def by_id(self, key):
        return next(attrs for _tag, attrs in self.elements if attrs.get("id") == key)

    def description(self, key):
        """What a screen reader says after the name of the control."""
        ids = self.by_id(key).get("aria-describedby", "").split()
        return " ".join(self.texts[key] for key in ids)


def refused_form(**changes):
    data = {"date": "2026-12-16", "start": "14:00", "end": "16:00", "email": "name@"}
    form = ProbeForm({**data, **changes})
    form.is_valid()
    return form
