"""The pieces that show a room's week and the state of a request."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string

from rooms.models import Booking

MONDAY = date(2026, 12, 14)


def slot(starts, ends, state, label):
    return SimpleNamespace(starts=starts, ends=ends, state=state, label=label)


def cell(state, label, continues=False):
    return SimpleNamespace(state=state, label=label, continues=continues)


def week(**changes):
    day = {
        "date": MONDAY,
        "is_open": True,
        "closed_reason": "",
        "request_url": "/raeume/probe/anfrage/?datum=2026-12-14",
        "slots": [
            slot("8:00", "9:15", "free", "frei"),
            slot("9:15", "10:00", "requested", "angefragt"),
        ],
        "strip": [{"x": 12.5, "width": 7.5, "state": "requested"}],
    }
    taken = [cell("taken", "belegt")], [cell("taken", "belegt", continues=True)]
    return SimpleNamespace(
        caption="Belegung Probe, 14. bis 20. Dezember 2026",
        days=[SimpleNamespace(**{**day, **changes})],
        hours=[8, 9],
        rows=[("8–9", taken[0]), ("9–10", taken[1])],
    )


def shown(name, **context):
    return render_to_string(f"components/{name}.html", context)


def tag(source, **context):
    return Template("{% load status %}" + source).render(Context(context))


def test_list_and_plan_are_both_in_the_page_and_css_chooses():
    html = shown("availability", week=week(), view="list")
    assert 'data-view="list"' in html
    assert "<table" in html
    assert "day-slots" in html


def test_without_a_wish_the_width_of_the_window_decides():
    assert 'data-view="auto"' in shown("availability", week=week())


def test_the_list_says_each_stretch_in_words():
    html = shown("availability_list", week=week())
    assert "8:00–9:15" in html
    assert "frei" in html
    assert "angefragt" in html


def test_a_requested_stretch_says_that_one_may_still_ask():
    html = shown("availability_list", week=week())
    assert html.count("Sie können trotzdem anfragen.") == 1


def test_the_link_of_a_day_says_the_whole_date():
    html = shown("availability_list", week=week())
    assert "Montag anfragen" in html
    assert "Montag, 14.\xa0Dezember 2026" in html


def test_a_closed_day_says_why_and_offers_no_link():
    html = shown(
        "availability_list",
        week=week(is_open=False, closed_reason="Feiertag", request_url=""),
    )
    assert "Geschlossen (Feiertag)" in html
    assert "<a " not in html


def test_the_day_strip_writes_numbers_as_svg_reads_them():
    html = shown("day_strip", strip=week().days[0].strip, hours=[8, 9])
    assert 'viewBox="0 0 20 28"' in html
    assert 'x="12.5"' in html
    assert 'aria-hidden="true"' in html


def test_the_plan_is_a_table_with_heads_and_a_word_in_every_cell():
    html = shown("availability_grid", week=week())
    assert "<caption" in html
    assert html.count('scope="col"') == 2
    assert html.count('scope="row"') == 2
    assert html.count("belegt</td>") == 2


def test_neighbouring_hours_of_one_kind_are_joined():
    html = shown("availability_grid", week=week())
    assert html.count("plan__cell--continues") == 1


@pytest.mark.parametrize("status", Booking.Status)
def test_tag_and_stamp_say_the_word_of_the_model(status):
    for source in ["{% status_tag status %}", "{% stamp status %}"]:
        html = tag(source, status=status.value)
        assert str(status.label) in html
        assert "icons.svg" in html


def test_a_change_asked_for_is_still_confirmed():
    html = tag("{% status_tag 'change_asked' %}")
    assert "bestätigt – Änderung angefragt" in html
    assert "status--success" in html


def test_an_unknown_state_is_an_error():
    with pytest.raises(ValueError, match="approved"):
        tag("{% status_tag 'approved' %}")


@pytest.mark.parametrize(("current", "words"), [(1, "Ihre Angaben"), (2, "Prüfen")])
def test_the_stepper_marks_the_current_step(current, words):
    html = shown("stepper", current=current)
    step = html[html.index('aria-current="step"') :]
    assert f"Schritt {current} von 3:" in step
    assert words in step[: step.index("</li>")]
    assert html.count("Erledigt:") == current - 1


def test_a_summary_row_goes_back_to_its_field_and_says_which():
    html = shown(
        "summary_row", label="Wann?", lines=["heute"], field="id_date", action="/form/"
    )
    assert 'formaction="/form/#id_date"' in html
    assert 'value="id_date"' in html
    assert ": Wann?</span>" in html


def test_a_summary_row_without_a_way_back_has_no_button():
    html = shown("summary_row", label="Wann?", lines=["heute"])
    assert "heute" in html
    assert "<button" not in html
