"""The main job, as people do it: no script, no account, from reading to a confirmed
room; and what the others get who wanted the same time."""

import re

from django.core import mail
from django.core.management import call_command
from playwright.sync_api import expect

from quarters.words import long_date
from rooms.models import Booking
from rooms.week import week_number

from .conftest import PASSWORD


def fill_the_form(page, day, start="10:00", end="12:00", email="vera@verein.example"):
    page.get_by_label("Datum").fill(day.isoformat())
    page.get_by_label("Beginn").select_option(start)
    page.get_by_label("Ende", exact=True).select_option(end)
    page.get_by_label("Was möchten Sie machen?").fill("Deutsch-Lerngruppe")
    page.get_by_label("Wie viele Personen kommen ungefähr?").fill("12")
    page.get_by_label("Ja", exact=True).check()
    page.get_by_label("Name der Organisation oder Gruppe").fill("Musterverein")
    page.get_by_label("Ihr Name").fill("Erika Beispiel")
    page.get_by_label("E-Mail").fill(email)
    page.get_by_label("Ich habe die Regeln gelesen").check()


def ask(page, day, pause=0, **values):
    """Form, check page, letter, button; ends on the requester's page."""
    page.goto("/raeume/gruppenraum/anfrage/")
    fill_the_form(page, day, **values)
    page.get_by_role("button", name="Weiter: Angaben prüfen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Stimmt alles?")
    page.wait_for_timeout(pause)
    page.get_by_role("button", name="Weiter: E-Mail mit Link bekommen").click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Fast fertig: Bitte öffnen Sie Ihre E-Mails")
    page.goto(link_in_last_letter())
    page.get_by_role("button", name="Anfrage jetzt abschicken").click()
    expect(heading).to_have_text("Ihre Anfrage ist angekommen")


def link_in_last_letter() -> str:
    call_command("send_letters")
    return re.search(r"http://testserver(/anfrage/\S+)", mail.outbox[-1].body)[1]


def log_in(page):
    page.goto("/verwaltung/")
    page.get_by_label("Benutzername").fill("buero")
    page.get_by_label("Passwort").fill(PASSWORD)
    page.get_by_role("button", name="Anmelden").click()
    expect(page.get_by_role("button", name="Abmelden")).to_be_visible()


def open_requests(page):
    page.goto("/verwaltung/rooms/bookingrequest/")
    return page.get_by_role("link", name="Entscheiden")


def test_from_reading_to_a_confirmed_room_without_script(
    open_browser, neighbourhood, tuesday
):
    partner, staff = open_browser(js=False, width=360), open_browser(js=False)
    partner.goto("/")
    partner.goto("/raeume/")
    partner.get_by_role("link", name=re.compile("Raum ansehen")).click()
    expect(partner.get_by_role("heading", level=1)).to_have_text("Gruppenraum")

    # Faster than a person would be taken for a robot.
    ask(partner, tuesday, pause=2500)
    number = partner.get_by_text(re.compile("QEK-")).first.inner_text()[-8:]
    status_page = partner.url.partition("?")[0]

    log_in(staff)
    expect(open_requests(staff)).to_have_count(1)
    open_requests(staff).click()
    expect(staff.get_by_role("heading", level=1)).to_have_text(f"Anfrage {number}")
    expect(staff.get_by_text("Keine Überschneidung.")).to_be_visible()
    letter = staff.get_by_role("region", name="So geht die E-Mail raus")
    expect(letter).to_contain_text("Bestätigt: Gruppenraum")
    staff.get_by_label("Persönliche Nachricht").fill("Die Leinwand liegt bereit.")
    staff.get_by_role("button", name="Zusagen und E-Mail senden").click()
    expect(staff.get_by_text("Zugesagt.")).to_be_visible()

    call_command("send_letters")
    letter = mail.outbox[-1]
    assert letter.to == ["vera@verein.example"]
    assert letter.subject.startswith("Bestätigt: Gruppenraum am Di, ")
    assert "Die Leinwand liegt bereit." in letter.body

    partner.goto(status_page)
    expect(partner.get_by_text("Der Raum ist für Sie reserviert.")).to_be_visible()
    expect(partner.get_by_text("Der Schlüssel liegt im Büro nebenan.")).to_be_visible()

    partner.goto(f"/raeume/gruppenraum/?woche={week_number(tuesday)}")
    day = partner.locator("section", has=partner.get_by_text(long_date(tuesday)[:-5]))
    expect(day.locator("li", has_text="10:00–12:00")).to_contain_text("belegt")


def test_who_comes_later_is_told_kindly_and_the_database_keeps_one(
    open_browser, neighbourhood, tuesday, fast_people
):
    first, second, staff = (open_browser(js=False) for _window in range(3))
    ask(first, tuesday)
    ask(second, tuesday, start="11:00", end="13:00", email="rosa@verein.example")

    log_in(staff)
    expect(open_requests(staff)).to_have_count(2)
    open_requests(staff).first.click()
    expect(staff.get_by_text("Weitere Anfrage zur gleichen Zeit:")).to_be_visible()
    staff.get_by_role("button", name="Zusagen und E-Mail senden").click()
    expect(staff.get_by_text("Zugesagt.")).to_be_visible()

    open_requests(staff).click()
    expect(staff.get_by_text("Überschneidung:").first).to_be_visible()
    expect(staff.get_by_label("Zusagen")).to_be_disabled()
    staff.get_by_label("Grund").select_option(label="Raum belegt")
    staff.get_by_role("button", name="Absagen und E-Mail senden").click()
    expect(staff.get_by_text("Abgesagt.")).to_be_visible()
    assert Booking.objects.occupying().count() == 1

    call_command("send_letters")
    letter = mail.outbox[-1]
    assert letter.to == ["rosa@verein.example"]
    assert letter.subject.startswith("Leider nicht möglich: Gruppenraum")

    second.goto("/raeume/gruppenraum/anfrage/")
    fill_the_form(second, tuesday)
    second.get_by_role("button", name="Weiter: Angaben prüfen").click()
    summary = second.get_by_role("alert")
    expect(summary).to_contain_text("Zu dieser Zeit ist der Raum belegt (10:00–12:00).")
    expect(second.get_by_label("Ihr Name")).to_have_value("Erika Beispiel")
    free = second.get_by_role("group", name="Diese Zeiten sind frei")
    free.get_by_role("button").first.click()
    expect(second.get_by_role("heading", level=1)).to_have_text("Stimmt alles?")


def test_the_whole_request_works_by_keyboard(page, neighbourhood, tuesday):
    page.goto("/raeume/gruppenraum/anfrage/")
    page.get_by_role("button", name="Weiter: Angaben prüfen").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-error-summary]")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Datum")).to_be_focused()
    expect(page).to_have_title(re.compile("^Fehler: "))


def test_d02_asking_again_from_the_private_page_keeps_the_answers(
    open_browser, neighbourhood, tuesday, fast_people
):
    page = open_browser(js=False, width=360)
    ask(page, tuesday)
    page.get_by_role("link", name="Anfrage zurückziehen").click()
    page.get_by_role("button", name="Ja, zurückziehen").click()
    page.get_by_role("button", name="Nochmal anfragen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Gruppenraum anfragen")
    expect(page.get_by_label("Ihr Name")).to_have_value("Erika Beispiel")
