"""A request for a weekly series, whole: without script on a phone, and by keyboard
alone. One of its dates is closed, one is taken."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from playwright.sync_api import expect

from quarters.words import long_date, short_date
from rooms.models import BookingRequest
from tests.factories import make_booking, make_closure

from .keyboard import arrow_to, choose, tab_to, type_date
from .test_main_job import fill_the_form, link_in_last_letter, log_in, open_requests

FORM = "/raeume/gruppenraum/anfrage/"


@pytest.fixture
def tuesdays(neighbourhood, tuesday, fast_people):
    """Five of them; the second is closed, the third taken by others."""
    days = [tuesday + timedelta(weeks=number) for number in range(5)]
    make_closure(f"{days[1]} 00:00", f"{days[2]} 00:00", reason="Renovierung")
    make_booking(neighbourhood, f"{days[2]} 10:00", f"{days[2]} 12:00")
    return days


def heading(page):
    return page.get_by_role("heading", level=1)


def line_of(page, day):
    return page.get_by_role("listitem").filter(has_text=long_date(day))


def expect_the_plan(page, tuesdays):
    expect(heading(page)).to_have_text("Stimmt alles?")
    expect(page.get_by_text("5 Termine: 3 frei")).to_have_text(
        "5 Termine: 3 frei, 1 geschlossen, 1 belegt"
    )
    expect(line_of(page, tuesdays[1])).to_contain_text("(Renovierung)")
    expect(line_of(page, tuesdays[2])).to_contain_text("belegt (10:00–12:00)")


def expect_it_sent(page, tuesdays):
    """The page behind the link shows what is asked for and what is left out."""
    expect(heading(page)).to_have_text("Ihre Anfrage ist angekommen")
    dates = BookingRequest.objects.get().dates()
    assert [date.status for date in dates] == [
        "requested",
        "left_out",
        *["requested"] * 3,
    ]
    assert dates[2].wished.startswith(f"statt {long_date(tuesdays[2])}, 10:00 bis")
    expect(page.get_by_role("list").get_by_text("ausgelassen").first).to_be_visible()
    expect(page.get_by_text(re.compile("^statt "))).to_be_visible()


def send_off(page):
    choose(page, "Weiter: E-Mail mit Link bekommen")
    expect(heading(page)).to_have_text("Fast fertig: Bitte öffnen Sie Ihre E-Mails")
    page.goto(link_in_last_letter())
    choose(page, "Anfrage jetzt abschicken")


def confirm_all_but(staff, day):
    open_requests(staff).click()
    staff.get_by_role("button", name="alle offenen").click()
    line = staff.get_by_role("listitem").filter(has_text=short_date(day))
    line.get_by_role("checkbox").first.uncheck()
    staff.get_by_label("Die übrigen Termine").select_option(label="Raum belegt")
    staff.get_by_role("button", name="Vorschau aktualisieren").last.click()
    words = "3 Termine zusagen, 1 absagen und E-Mail senden"
    staff.get_by_role("button", name=words).click()
    expect(staff.get_by_text("3 Termine zugesagt")).to_be_visible()


def expect_the_letter_lists(confirmed, declined):
    call_command("send_letters")
    letter = mail.outbox[-1]
    assert letter.to == ["vera@verein.example"]
    assert letter.subject.startswith("Bestätigt: Gruppenraum, 3 von 4 Terminen ab Di,")
    words = letter.body.replace("\xa0", " ").split("Bestätigt:")[1]
    good, bad = words.split("Nicht möglich:")
    for part, days in [(good, confirmed), (bad, declined)]:
        found = re.findall(r"Gruppenraum, (.*? \d{4}), ", part)
        assert found == [long_date(day).replace("\xa0", " ") for day in days]


def test_a_series_is_asked_for_and_partly_confirmed_without_script(
    open_browser, tuesdays
):
    partner, staff = open_browser(js=False, width=360), open_browser(js=False)
    partner.goto(FORM)
    expect(partner.get_by_label("Letzter Termin")).to_be_hidden()
    partner.get_by_label("Mehrmals am gleichen Wochentag").check()
    partner.get_by_label("Letzter Termin").fill(tuesdays[-1].isoformat())
    fill_the_form(partner, tuesdays[0])
    partner.get_by_role("button", name="Weiter: Angaben prüfen").click()
    expect_the_plan(partner, tuesdays)

    line_of(partner, tuesdays[2]).get_by_label("Andere Zeit am selben Tag").check()
    partner.get_by_role("button", name="Auswahl übernehmen").click()
    expect(partner.get_by_text("1 wird ausgelassen.")).to_be_visible()
    send_off(partner)
    expect_it_sent(partner, tuesdays)

    log_in(staff)
    confirm_all_but(staff, tuesdays[4])
    expect_the_letter_lists([*tuesdays[:1], *tuesdays[2:4]], tuesdays[4:])
    partner.reload()
    expect(partner.get_by_text("teilweise bestätigt").first).to_be_visible()


def fill_by_keyboard(page, tuesdays):
    tab_to(page, "id_date")
    type_date(page, tuesdays[0])
    for field, text in [("id_start", "10:00"), ("id_end", "12:00")]:
        tab_to(page, field)
        page.keyboard.type(text)
    tab_to(page, "id_often_0")
    page.keyboard.press("ArrowDown")
    tab_to(page, "id_until")
    type_date(page, tuesdays[-1])
    for field, text in [
        ("id_purpose", "Deutsch-Lerngruppe"),
        ("id_persons", "12"),
        ("id_is_public_0", " "),
        ("id_organisation", "Musterverein"),
        ("id_name", "Erika Beispiel"),
        ("id_email", "vera@verein.example"),
        ("id_rules", " "),
    ]:
        tab_to(page, field)
        page.keyboard.type(text)


def test_a_series_is_asked_for_by_keyboard_alone(page, tuesdays):
    page.goto(FORM)
    fill_by_keyboard(page, tuesdays)
    choose(page, "Weiter: Angaben prüfen")
    expect_the_plan(page, tuesdays)

    # The day stays left out; the taken one gets another time.
    tab_to(page, "Diesen Termin auslassen")
    page.keyboard.press("Tab")
    tab_to(page, "Diesen Termin auslassen")
    arrow_to(page, "Andere Zeit am selben Tag")
    choose(page, "Auswahl übernehmen")
    expect(page.get_by_text("1 wird ausgelassen.")).to_be_visible()
    send_off(page)
    expect_it_sent(page, tuesdays)
