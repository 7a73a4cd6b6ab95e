"""The programme as plain text, to be copied into a messenger."""

import pytest

from events.messenger import of_date, of_week
from events.periods import week
from quarters.local_time import local_day
from quarters.models import Quarter
from tests.factories import (
    at,
    make_event,
    make_event_date,
    make_person,
    make_quarter,
    make_responsibility,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

TODAY = local_day(at("2027-01-11 10:00"))


@pytest.fixture
def quarter(settings):
    settings.SITE_URL = "https://qek.example"
    return make_quarter(name="Hünertshagen", slug="hagen", short_slug="huenertshagen")


def on(quarter, starts: str, title: str, **values):
    event = make_event(title=title, quarters=[quarter])
    return make_event_date(event=event, starts_at=starts, **values)


def text(quarter, asked="2027-W02") -> str:
    return of_week(quarter, week(asked, TODAY)).replace("\u00a0", " ")


def test_ahead_15_the_week_is_one_paragraph_per_date_and_the_short_link(quarter):
    on(quarter, "2027-01-14 15:00", "Elterncafé")
    on(quarter, "2027-01-12 18:00", "Treff", ends_at=None)
    on(quarter, "2027-01-18 15:00", "nächste Woche")
    on(make_quarter(), "2027-01-12 15:00", "woanders")
    assert text(quarter) == (
        "Hünertshagen, 11. bis 17. Januar 2027\n\n"
        "Dienstag, 12. Januar 2027, ab 18:00 Uhr: Treff, kostenlos, Am Brunnen\n\n"
        "Donnerstag, 14. Januar 2027, 15:00 bis 17:00 Uhr:"
        " Elterncafé, kostenlos, Am Brunnen\n\n"
        "Fragen? Team QEK, 0421 000000\n\n"
        "Alle Termine: https://qek.example/huenertshagen/"
    )


def test_the_week_names_who_can_be_asked_and_who_must_be_called_before(quarter):
    person = make_person(name="Ada Beispiel", phone="0421 111111")
    make_responsibility(person=person, quarter=quarter)
    date = on(quarter, "2027-01-14 15:00", "Elterncafé")
    date.event.registration = "required"
    date.event.save()
    assert "Elterncafé, kostenlos, nur mit Anmeldung, Am Brunnen" in text(quarter)
    assert "Fragen? Ada Beispiel, Quartiersbeauftragte, 0421 111111" in text(quarter)


def test_what_falls_out_is_told_with_the_new_date(quarter):
    new = on(quarter, "2027-01-22 15:00", "Treff")
    old = on(quarter, "2027-01-14 15:00", "Treff", moved_to=new)
    old.cancel()
    said = of_date(old).replace("\u00a0", " ").splitlines()
    assert said[0].startswith("Fällt aus: Donnerstag, 14. Januar 2027")
    assert said[1] == "Neuer Termin: Freitag, 22. Januar, 15:00 Uhr."


def test_ahead_14_message_description_and_sheet_say_the_same_sentence(client, quarter):
    date = on(quarter, "2027-01-14 15:00", "Elterncafé")
    html = client.get(date.get_absolute_url()).text
    assert f'<meta name="description" content="{date.sentence}">' in html
    assert f">{date.sentence}\nhttps://qek.example{date.get_absolute_url()}<" in html
    notice = client.get(f"{date.event.get_absolute_url()}aushang/").text
    assert f'aria-label="{date.sentence}">' in notice


def test_nothing_typed_turns_the_rest_of_the_message_around(quarter):
    event = make_event(title="Tee\u202e für alle", quarters=[quarter])
    date = make_event_date(
        event=event,
        starts_at="2027-01-19 15:00",
        place_text="Am\u202e Brunnen",
        public_note="Heute\u2067 draußen.",
    )
    said = of_date(date).replace("\u00a0", " ")
    assert said.endswith("Tee für alle, kostenlos, Am Brunnen\nHeute draußen.")


def test_an_empty_week_says_so(quarter):
    assert "\n\nDiese Woche ist nichts eingetragen.\n\n" in text(quarter)


@pytest.mark.parametrize("number", [0, 1, 12, 60])
def test_no_date_is_lost(quarter, number, django_assert_max_num_queries):
    for at_ in range(number):
        on(quarter, f"2027-01-{18 + at_ % 7} 15:00", f"Treff {at_}")
    with django_assert_max_num_queries(7):
        assert text(quarter, "2027-W03").count(" Uhr: Treff ") == number


def test_the_page_can_be_copied_from_without_a_script(client, quarter):
    on(quarter, "2027-01-14 15:00", "Café & <Kuchen> 🎉 مقهى")
    html = client.get("/quartiere/hagen/woche-als-text/").text
    field = html.partition("<textarea")[2].partition("</textarea>")[0]
    assert " readonly " in field
    assert "Café &amp; &lt;Kuchen&gt; 🎉 مقهى" in field
    assert '<button class="button" type="button" data-copy hidden>' in html
    assert "Tippen Sie in das Feld" in html


@pytest.mark.parametrize(
    ("asked", "status"),
    [("", 200), ("2027-W05", 200), ("2027-W54", 404), ("9999-W01", 404), ("x", 404)],
)
def test_the_address_chooses_the_week(client, quarter, asked, status):
    url = "/quartiere/hagen/woche-als-text/"
    assert client.get(url, {"woche": asked}).status_code == status


def test_the_pages_of_the_quarter_lead_to_it(client, quarter):
    link = 'href="/quartiere/hagen/woche-als-text/"'
    for page in ["/quartiere/hagen/", "/veranstaltungen/?quartier=hagen"]:
        assert link in client.get(page).text


@pytest.mark.parametrize("status", ["handed_over", "archived"])
def test_a_quarter_that_is_not_ours_any_more_has_none(client, quarter, status):
    Quarter.objects.update(status=status, carrier="Andere", carrier_url="https://a.b")
    assert client.get("/quartiere/hagen/woche-als-text/").status_code == 404
    assert "woche-als-text" not in client.get("/veranstaltungen/?quartier=hagen").text


def test_ahead_15_next_week_is_one_click_away(client, quarter):
    on(quarter, "2027-01-20 15:00", "Chor")
    listed = client.get("/veranstaltungen/?woche=2027-W03&quartier=hagen").text
    address = "/quartiere/hagen/woche-als-text/"
    assert f'href="{address}?woche=2027-W03"' in listed
    this_week = client.get(address)
    assert 'href="?woche=2027-W03" rel="nofollow">Nächste Woche' in this_week.text
    next_week = client.get(f"{address}?woche=2027-W03")
    assert "Chor" in next_week.text and "Chor" not in this_week.text
    assert f'href="{address}">Diese Woche' in next_week.text
    printed = "/quartiere/hagen/wochenprogramm/?woche=2027-W03"
    assert f'href="{printed}"' in next_week.text
