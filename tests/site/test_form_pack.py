"""Our crispy-forms pack: what a person with keyboard, screen reader or phone meets."""

from html.parser import HTMLParser

import pytest
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Submit
from crispy_forms.utils import render_crispy_form
from django import forms
from django.template.loader import render_to_string

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


@pytest.fixture
def refused():
    return render_crispy_form(refused_form())


def summary_of(form):
    return render_to_string("components/error_summary.html", {"form": form})


def test_label_help_error_and_control_stand_in_this_order(refused):
    order = [
        refused.index(part)
        for part in [
            'for="id_email"',
            'id="id_email_helptext"',
            'id="id_email_error"',
            'name="email"',
        ]
    ]
    assert order == sorted(order)


def test_a_control_names_its_help_and_its_error(refused):
    page = Page(refused)
    assert page.description("id_email") == (
        "Für den Link. Geben Sie eine E-Mail-Adresse ein."
    )
    assert page.by_id("id_email")["aria-invalid"] == "true"


def test_an_error_has_an_icon_and_its_field_a_bar(refused):
    error = refused[refused.index('id="id_email_error"') :]
    assert "#exclamation-triangle-fill" in error[: error.index("Geben Sie")]
    assert '<div class="field field--error">' in refused


def test_every_id_is_there_once_and_every_description_exists(refused):
    page = Page(refused)
    assert len(page.ids) == len(set(page.ids))
    named = [
        key
        for _tag, attrs in page.elements
        for key in attrs.get("aria-describedby", "").split()
    ]
    assert named
    assert set(named) <= set(page.ids)


def test_every_control_has_a_label(refused):
    page = Page(refused)
    labelled = {attrs.get("for") for tag, attrs in page.elements if tag == "label"}
    controls = {
        attrs["id"]
        for tag, attrs in page.elements
        if tag in {"input", "select", "textarea"} and attrs.get("type") != "hidden"
    }
    assert controls <= labelled


def test_a_row_says_a_shared_error_once_above_its_fields(refused):
    assert refused.count(TAKEN) == 1
    assert refused.index(TAKEN) < refused.index('for="id_date"')


def test_a_row_says_its_help_above_its_fields(refused):
    assert refused.index("Mit Aufbau.") < refused.index('for="id_date"')


def test_fields_in_a_row_stay_marked_and_tied_to_the_shared_error(refused):
    page = Page(refused)
    for key in ["id_start", "id_end"]:
        assert page.by_id(key)["aria-invalid"] == "true"
        assert page.description(key).endswith(TAKEN)
    assert "aria-invalid" not in page.by_id("id_date")
    assert page.description("id_date") == "Sie können bis 6. Juni anfragen."


def test_different_errors_of_a_row_are_all_said():
    page = Page(render_crispy_form(refused_form(date="", start="", end="17:00")))
    assert page.texts["id_date_error"] == "Dieses Feld ist zwingend erforderlich."
    assert "17:00" in page.texts["id_end_error"]
    # The same sentence as for the date: said once, and start points to it.
    assert "id_start_error" not in page.ids
    assert page.by_id("id_start")["aria-describedby"] == "id_date_error"


def test_only_optional_fields_carry_a_mark(refused):
    page = Page(refused)
    assert refused.count("(freiwillig)") == 1
    mark = refused.index("(freiwillig)")
    assert refused.index('for="id_phone"') < mark < refused.index('name="phone"')
    assert "*" not in "".join(page.texts.values())


def test_radios_are_a_fieldset_with_legend_and_description():
    html = render_crispy_form(refused_form(is_public=""))
    start = html.rindex("<fieldset", 0, html.index('type="radio"'))
    group = html[start : html.index("</fieldset>", start)]
    assert "Offen für alle?" in group[: group.index("</legend>")]
    assert 'aria-describedby="id_is_public_helptext id_is_public_error"' in group
    assert group.index("Wählen Sie Ja oder Nein.") < group.index('type="radio"')


def test_a_single_box_stands_before_its_label_and_after_its_error(refused):
    order = [
        refused.index(part)
        for part in ["Bestätigen Sie die Regeln.", 'name="rules"', 'for="id_rules"']
    ]
    assert order == sorted(order)


def test_the_chosen_day_has_a_hidden_line_that_a_script_fills(refused):
    line = next(a for _t, a in Page(refused).elements if "data-chosen-date" in a)
    assert line["data-chosen-date"] == "id_date"
    assert "hidden" in line


def test_values_typed_in_are_kept(refused):
    page = Page(refused)
    assert page.by_id("id_email")["value"] == "name@"
    assert page.by_id("id_date")["value"] == "2026-12-16"


def test_a_fieldset_is_a_heading(refused):
    assert '<legend class="fieldset__legend"><h2>Wann?</h2></legend>' in refused


def test_a_submit_button_wears_our_class_only(refused):
    assert 'class="button form__submit" name="weiter"' in refused
    assert "btn" not in refused


def test_the_summary_links_every_message_once_to_a_control_that_exists(refused):
    summary = Page(summary_of(refused_form()))
    targets = [a["href"].lstrip("#") for tag, a in summary.elements if tag == "a"]
    assert targets == ["id_start", "id_email", "id_is_public_0", "id_rules"]
    assert set(targets) <= set(Page(refused).ids)


def test_the_summary_follows_the_order_of_the_page():
    form = refused_form()
    form.order_fields(["rules", "email", "date"])
    summary = Page(summary_of(form))
    targets = [a["href"] for tag, a in summary.elements if tag == "a"]
    assert targets == ["#id_start", "#id_email", "#id_is_public_0", "#id_rules"]


def test_the_summary_uses_the_words_of_the_fields():
    html = summary_of(refused_form())
    for message in [TAKEN, "Geben Sie eine E-Mail-Adresse ein."]:
        assert html.count(message) == 1


def test_the_summary_is_announced_and_takes_the_focus():
    _tag, box = Page(summary_of(refused_form())).elements[0]
    assert box["role"] == "alert"
    assert box["tabindex"] == "-1"
    assert "data-error-summary" in box


def test_a_message_without_field_is_told_without_link():
    form = refused_form()
    form.add_error(None, "Zu viele Versuche.")
    html = summary_of(form)
    assert "<li>Zu viele Versuche.</li>" in html


def test_a_fresh_form_has_no_summary():
    assert summary_of(ProbeForm()).strip() == ""


def test_markup_in_what_people_typed_stays_text():
    html = render_crispy_form(refused_form(phone='"><script>alert(1)</script>'))
    assert "<script>" not in html
