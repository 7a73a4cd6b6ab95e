"""The list of problems above a refused form."""

import pytest
from crispy_forms.utils import render_crispy_form
from django.template.loader import render_to_string

from .probe_form import TAKEN, Page, ProbeForm, refused_form


@pytest.fixture
def refused():
    return render_crispy_form(refused_form())


def summary_of(form):
    return render_to_string("components/error_summary.html", {"form": form})


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
