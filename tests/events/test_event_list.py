"""The list by day, as visitors ask for it in the address."""

import re

import pytest

from events.models import EventDate
from tests.factories import (
    make_audience,
    make_event,
    make_event_date,
    make_quarter,
    make_topic,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

LIST = "/veranstaltungen/"


def titles(response) -> list[str]:
    days = response.context["days"]
    return [date.event.title for day in days for date in day.dates]


def on(starts: str, title: str, **values) -> EventDate:
    event = {name: values.pop(name) for name in EVENT_VALUES if name in values}
    return make_event_date(
        event=make_event(title=title, **event), starts_at=starts, **values
    )


EVENT_VALUES = ["quarters", "topics", "audiences", "is_published"]


def heading(response) -> str:
    html = response.content.decode()
    return re.search(r'<h2 id="termine"[^>]*>(.*?)</h2>', html)[1]


def test_it_shows_the_rest_of_the_week_by_day(client):
    on("2027-01-10 15:00", "gestern")
    on("2027-01-18 15:00", "nächste Woche")
    on("2027-01-14 17:00", "abends")
    on("2027-01-14 10:00", "morgens")
    on("2027-01-11 15:00", "heute")
    response = client.get(LIST)
    assert titles(response) == ["heute", "morgens", "abends"]
    assert [day.date.day for day in response.context["days"]] == [11, 14]
    assert heading(response) == "3 Termine diese Woche"


def test_each_day_has_its_leaf_once_and_its_weekday_in_words(client):
    on("2027-01-14 10:00", "morgens")
    on("2027-01-14 17:00", "abends")
    html = client.get(LIST).content.decode()
    assert html.count('<time class="leaf') == 1
    assert "Donnerstag, 14.\u00a0Januar" in html


def test_today_is_said_in_a_word(client):
    on("2027-01-11 15:00", "heute")
    html = client.get(LIST).content.decode()
    assert '<span class="today">Heute</span>' in html
    assert "leaf--today" in html


def test_a_row_says_time_place_facts_and_quarter(client):
    quarter = make_quarter(name="Bahnhofsvorstadt")
    on("2027-01-14 10:00", "Frühstück", quarters=[quarter], place_text="Am Kreisel")
    html = client.get(LIST).content.decode()
    for said in [
        "10:00 bis 12:00\u00a0Uhr",
        "Am Kreisel",
        "kostenlos",
        "ohne Anmeldung",
        "Bahnhofsvorstadt",
    ]:
        assert said in html


def test_drafts_are_not_listed(client):
    on("2027-01-14 10:00", "Entwurf", is_published=False)
    assert titles(client.get(LIST)) == []


def test_a_cancelled_date_stays_and_its_title_begins_with_it(client):
    new = on("2027-01-15 10:00", "Kurs")
    old = on("2027-01-14 10:00", "Kurs", moved_to=new)
    old.cancel("Die Lehrkraft ist krank.")
    html = client.get(LIST).content.decode()
    assert '<strong class="sticker">Fällt aus</strong>' in html
    assert '<span class="event-off-word">Fällt aus: </span>Kurs</a>' in html
    assert "Die Lehrkraft ist krank." in html
    assert "Neuer Termin: Freitag, 15.\u00a0Januar, 10:00\u00a0Uhr." in html


@pytest.mark.parametrize(
    ("asked", "expected", "said"),
    [
        ({"zeitraum": "heute"}, ["heute"], "1 Termin heute"),
        ({"zeitraum": "woche"}, ["heute", "Samstag"], "2 Termine diese Woche"),
        ({"zeitraum": "wochenende"}, ["Samstag"], "1 Termin am Wochenende"),
        (
            {"zeitraum": "monat"},
            ["heute", "Samstag", "in zwei Wochen"],
            "3 Termine im Januar 2027",
        ),
        ({"zeitraum": "vergangen"}, ["gestern", "früher"], "2 vergangene Termine"),
        (
            {"woche": "2027-W04"},
            ["in zwei Wochen"],
            "1 Termin vom 25. bis 31.\u00a0Januar 2027",
        ),
        (
            {"woche": "2027-W02"},
            ["heute", "Samstag"],
            "2 Termine diese Woche",
        ),
        (
            {"woche": "2027-W01"},
            ["gestern"],
            "1 Termin vom 4. bis 10.\u00a0Januar 2027",
        ),
        (
            {"woche": "2026-W53"},
            [],
            "Keine Termine vom 28.\u00a0Dezember 2026 bis 3.\u00a0Januar 2027",
        ),
    ],
)
def test_the_address_chooses_the_days(client, asked, expected, said):
    on("2026-12-20 15:00", "früher")
    on("2027-01-10 15:00", "gestern")
    on("2027-01-11 15:00", "heute")
    on("2027-01-16 15:00", "Samstag")
    on("2027-01-25 15:00", "in zwei Wochen")
    on("2027-02-02 15:00", "nächsten Monat")
    response = client.get(LIST, asked)
    assert titles(response) == expected
    assert heading(response) == said


def test_the_quarter_topic_and_audience_narrow_the_list(client):
    quarter, topic, audience = make_quarter(), make_topic(), make_audience()
    chosen = {"quarters": [quarter], "topics": [topic], "audiences": [audience]}
    on("2027-01-14 10:00", "passt", **chosen)
    on("2027-01-14 10:00", "anderes Quartier", **chosen | {"quarters": []})
    on("2027-01-14 10:00", "anderes Thema", **chosen | {"topics": []})
    on("2027-01-14 10:00", "andere Leute", **chosen | {"audiences": []})
    asked = {"quartier": quarter.slug, "thema": topic.slug, "fuer": audience.slug}
    assert titles(client.get(LIST, asked)) == ["passt"]


def test_quick_links_keep_what_was_chosen(client):
    topic = make_topic()
    html = client.get(LIST, {"thema": topic.slug, "seite": "1"}).content.decode()
    assert f"/veranstaltungen/?thema={topic.slug}&amp;zeitraum=heute" in html


def test_the_way_on_leads_to_the_next_week_that_has_dates(client):
    on("2027-01-20 15:00", "nächste Woche")
    html = client.get(LIST).content.decode()
    assert '<a class="arrow-link" href="/veranstaltungen/?woche=2027-W03">' in html
    assert "Nächste Woche" in html


def test_empty_weeks_are_skipped_on_the_way_on(client):
    on("2027-03-02 15:00", "später")
    html = client.get(LIST).content.decode()
    assert "?woche=2027-W09" in html
    assert "Weiter am 2.\u00a0März" in html


def test_the_way_on_ends_with_the_last_date(client):
    on("2027-01-12 15:00", "morgen")
    assert "woche=" not in client.get(LIST).content.decode()


def test_an_empty_list_says_so_and_whom_to_ask(client):
    html = client.get(LIST).content.decode()
    assert "Diese Woche ist nichts eingetragen." in html
    assert html.count('href="tel:') >= 1


def test_long_lists_come_in_pages(client):
    for _number in range(25):
        make_event_date(starts_at="2027-01-14 10:00")
    first, second = client.get(LIST), client.get(LIST, {"seite": "2"})
    assert (len(titles(first)), len(titles(second))) == (20, 5)
    assert "Seite 1 von 2" in first.content.decode()
    assert "Mehr Termine anzeigen" in first.content.decode()
    assert heading(second) == "25 Termine diese Woche"


def test_what_runs_for_days_stands_once_under_the_first_day_shown(client):
    on("2027-01-08 10:00", "Ausstellung", ends_at="2027-01-14 18:00")
    (day,) = client.get(LIST).context["days"]
    assert day.is_today
    (day,) = client.get(LIST, {"woche": "2027-W01"}).context["days"]
    assert day.date.day == 8


def test_what_begins_today_comes_before_what_just_runs(client):
    on("2027-01-08 08:00", "Ausstellung", ends_at="2027-01-14 18:00")
    on("2027-01-11 00:00", "Aktionstag", all_day=True)
    on("2027-01-11 15:00", "Kaffee")
    assert titles(client.get(LIST)) == ["Kaffee", "Ausstellung", "Aktionstag"]


def test_past_days_name_their_year(client):
    on("2025-03-08 11:00", "Clean-up")
    html = client.get(LIST, {"zeitraum": "vergangen"}).content.decode()
    assert "Samstag, 8.\u00a0März 2025" in html
    assert "leaf--past" in html


@pytest.mark.parametrize("number", [10, 200])
def test_the_number_of_queries_does_not_grow(client, django_assert_num_queries, number):
    quarters = [make_quarter(), make_quarter()]
    audience = make_audience()
    for _number in range(number):
        event = make_event(quarters=quarters, audiences=[audience])
        make_event_date(event=event, starts_at="2027-01-14 10:00")
    make_event_date(event=event, starts_at="2027-01-20 10:00")
    # Frame: quarters, texts, notices. Filter: topics, audiences. Then the number of
    # dates, the dates with their quarters and audiences, and the way on.
    with django_assert_num_queries(10):
        client.get(LIST)


def test_reading_sets_no_cookie(client):
    make_event_date()
    assert not client.get(LIST).cookies
