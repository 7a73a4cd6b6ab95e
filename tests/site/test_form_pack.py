"""Our crispy-forms pack: what a person with keyboard, screen reader or phone meets."""

import pytest
from crispy_forms.utils import render_crispy_form

from .probe_form import TAKEN, Page, refused_form


@pytest.fixture
def refused():
    return render_crispy_form(refused_form())


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
