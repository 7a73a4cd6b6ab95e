"""Staff write texts in the admin, in an editor that needs scripts, under our policy."""

import pytest
from playwright.sync_api import expect

from quarters.models import NewsItem

PASSWORD = "ein-langes-passwort"


@pytest.fixture
def add_news(page, transactional_db, django_user_model):
    """The empty form for a piece of news, in the browser of a colleague."""
    django_user_model.objects.create_superuser("buero", password=PASSWORD)
    page.goto("/verwaltung/login/?next=/verwaltung/quarters/newsitem/add/")
    page.get_by_label("Benutzername").fill("buero")
    page.get_by_label("Passwort").fill(PASSWORD)
    page.get_by_role("button", name="Anmelden").click()
    return page


def test_formatted_text_is_written_and_stored(add_news):
    # The watched page fails this test if an update of the editor breaks our policy.
    page = add_news
    page.get_by_label("Titel", exact=False).first.fill("Größe zählt für Übungen")
    page.get_by_label("Kurz gesagt").fill("Ein Satz.")
    text = page.get_by_role("textbox", name="Text", exact=True)
    text.click()
    page.keyboard.type("Hallo Quartier")
    page.keyboard.press("Control+a")
    page.get_by_title("fett").click()
    page.get_by_role("button", name="Sichern", exact=True).first.click()
    expect(page.get_by_text("wurde erfolgreich hinzugefügt")).to_be_visible()
    item = NewsItem.objects.get()
    assert item.text == "<p><strong>Hallo Quartier</strong></p>"
    assert item.slug == "groesse-zaehlt-fuer-uebungen"


def test_the_buttons_of_the_editor_are_named_in_german(add_news):
    add_news.get_by_role("textbox", name="Text", exact=True).wait_for()
    titles = add_news.locator(".prose-menubar [title]").evaluate_all(
        "buttons => buttons.map((button) => button.title)"
    )
    assert {"fett", "Link einfügen", "rückgängig"} <= set(titles)
    assert not {"bold", "insert link", "undo"} & set(titles)
