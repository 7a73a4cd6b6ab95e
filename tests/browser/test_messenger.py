"""Copying the week for a messenger, with one tap or by hand."""

import pytest
from playwright.sync_api import expect

ADDRESS = "/quartiere/bahnhofsvorstadt/woche-als-text/"


def test_ahead_15_one_tap_copies_the_week(open_browser, neighbourhood):
    page = open_browser(width=360)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(ADDRESS)
    page.get_by_role("button", name="Text kopieren").click()
    page.get_by_text("Kopiert. Sie können den Text jetzt einfügen.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    expect(page.get_by_label("Text zum Kopieren")).to_have_value(copied)
    assert copied.startswith("Bahnhofsvorstadt, ")


@pytest.mark.parametrize("works", [True, False], ids=["old copying", "no copying"])
def test_without_a_clipboard_the_text_is_marked(open_browser, neighbourhood, works):
    page = open_browser(width=360)
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
        f"document.execCommand = () => {str(works).lower()};"
    )
    page.goto(ADDRESS)
    page.get_by_role("button", name="Text kopieren").click()
    page.get_by_text("Kopiert." if works else "Das hat nicht geklappt.").wait_for()
    text = page.get_by_label("Text zum Kopieren").input_value()
    assert page.evaluate("document.activeElement.selectionEnd") == len(text)


def test_without_javascript_the_words_say_how(open_browser, neighbourhood):
    page = open_browser(js=False, width=360)
    page.goto(ADDRESS)
    expect(page.get_by_text("Tippen Sie in das Feld")).to_be_visible()
    expect(page.get_by_role("button", name="Text kopieren")).to_be_hidden()
    expect(page.get_by_label("Text zum Kopieren")).not_to_be_editable()
