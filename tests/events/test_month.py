"""The month: a table of weeks where there is room, else a list of its days."""

import re

import pytest
import time_machine

from tests.factories import make_event, make_event_date, make_quarter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

JANUARY = "/veranstaltungen/monat/2027/01/"


def on(starts: str, title: str = "Treff", **values):
    quarters = values.pop("quarters", [])
    event = values.pop("event", None) or make_event(title=title, quarters=quarters)
    return make_event_date(event=event, starts_at=starts, **values)


def month(client, url=JANUARY, **asked):
    return client.get(url, asked).context["month"]


def cell(client, day: int, url=JANUARY):
    return next(d for d in month(client, url).inside if d.date.day == day)


def said(client, day: int) -> list[str]:
    entries = cell(client, day).entries
    return [f"{entry.time} {entry.date.event.title}" for entry in entries]


def test_b12_it_is_a_real_table_with_the_weekdays_as_headers(client):
    html = client.get(JANUARY).text
    headers = re.findall(r'<th scope="col">(\w+)</th>', html)
    assert headers == ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag"] + [
        "Samstag",
        "Sonntag",
    ]
    assert html.count("<td") == 35
    assert '<table class="month" aria-labelledby="termine">' in html


def test_b12_table_and_list_hold_the_same_dates_on_the_same_days(client):
    on("2027-01-04 10:00", "vorbei")
    on("2027-01-14 10:00", "Kaffee")
    on("2027-01-13 10:00", "Ausstellung", ends_at="2027-01-15 18:00")
    html = client.get(JANUARY).text
    the_list, _sep, table = html.partition('<table class="month"')
    links = re.compile(r'href="(/veranstaltungen/veranstaltung-\d+/\?termin=\d+)"')
    assert sorted(links.findall(the_list)) == sorted(links.findall(table))
    assert len(links.findall(table)) == 5


def test_past_days_are_folded_in_the_list_so_that_it_begins_today(client):
    on("2027-01-04 10:00", "vorbei")
    on("2027-01-11 08:00", "heute früh")
    html = client.get(JANUARY).text
    folded = html.partition('<details class="past-dates">')[2].partition("</details>")
    assert "vorbei</a>" in folded[0]
    assert "heute früh</a>" in folded[2]


def test_a_day_shows_three_dates_and_leads_to_the_rest(client):
    for hour in [18, 10, 14, 16, 12]:
        on(f"2027-01-14 {hour}:00", f"um {hour}")
    assert said(client, 14) == ["10:00 um 10", "12:00 um 12", "14:00 um 14"]
    html = client.get(JANUARY, {"alter": "8"}).text
    link = f"{'/veranstaltungen/'}?alter=8&amp;von=2027-01-14&amp;bis=2027-01-14"
    assert f'<a class="month__more" href="{link}">+2 mehr' in html
    more = client.get("/veranstaltungen/?von=2027-01-14&bis=2027-01-14")
    assert [date.event.title for date in more.context["days"][0].dates] == [
        f"um {hour}" for hour in [10, 12, 14, 16, 18]
    ]


def test_today_says_so_and_the_days_around_the_month_stay_empty(client):
    on("2027-02-01 10:00", "im Februar")
    html = client.get(JANUARY).text
    assert '<time datetime="2027-01-11">11.</time> <strong>Heute</strong>' in html
    assert '<time datetime="2026-12-28">28. Dez.</time>' in html
    assert "im Februar" not in html


def test_what_runs_for_days_stands_on_each_of_them(client):
    on("2027-01-13 18:00", "Fest", ends_at="2027-01-15 16:00")
    assert said(client, 13) == ["18:00 Fest"]
    assert said(client, 14) == ["ganztags Fest"]
    assert said(client, 15) == ["bis 16:00 Fest"]
    assert said(client, 16) == []


def test_what_began_before_the_month_runs_on_in_it(client):
    on("2026-12-20 00:00", "Schau", all_day=True, ends_at="2027-01-03 00:00")
    assert [said(client, day) for day in [1, 2, 3]] == [["ganztags Schau"]] * 2 + [[]]
    assert len(month(client).dates) == 1


def test_a_night_belongs_to_its_evening(client):
    on("2026-12-31 20:00", "Silvester", ends_at="2027-01-01 04:00")
    on("2027-01-30 22:00", "Nacht", ends_at="2027-01-31 06:00")
    assert said(client, 1) == said(client, 31) == []
    assert said(client, 30) == ["22:00 Nacht"]
    assert month(client).heading == "1 Termin im Januar 2027"


def test_b10_a_cancelled_date_says_so_beside_its_time(client):
    new = on("2027-01-15 12:00", "Kurs")
    on("2027-01-14 10:00", "Kurs", status="cancelled")
    on("2027-01-14 11:00", "Kurs", event=new.event, status="moved", moved_to=new)
    table = client.get(JANUARY).text.partition("<table")[2]
    assert "<strong>10:00 Fällt aus:</strong> Kurs\n" in table
    assert "<strong><s>11:00</s> Verlegt:</strong> Kurs\n" in table


def test_the_filter_narrows_the_month_and_stays_on_the_way(client):
    here = make_quarter(slug="hier")
    on("2027-01-14 10:00", "hier", quarters=[here])
    on("2027-01-14 10:00", "anderswo")
    on("2027-02-14 10:00", "später")
    assert [d.event.title for d in month(client, quartier="hier").dates] == ["hier"]
    html = client.get(JANUARY, {"quartier": "hier", "seite": "3"}).text
    assert 'href="/veranstaltungen/monat/2027/02/?quartier=hier" rel="next"' in html


def test_drafts_are_not_in_the_month(client):
    event = make_event(is_published=False)
    make_event_date(event=event, starts_at="2027-01-14 10:00")
    assert month(client).dates == []


def test_an_empty_month_says_so_and_whom_to_ask(client):
    html = client.get(JANUARY).text
    assert "In diesem Monat ist nichts eingetragen." in html
    assert "Keine Termine im Januar 2027" in html
    assert html.count('href="tel:') >= 1


def test_nothing_found_leads_back_to_the_whole_month(client):
    on("2027-01-14 10:00")
    html = client.get(JANUARY, {"kostenlos": "ja", "sprache": "pl"}).text
    assert "Dazu haben wir in diesem Monat nichts gefunden." in html
    assert f'<a class="button button--second" href="{JANUARY}">Filter löschen' in html


def test_a_long_title_is_shortened_for_the_eye_only(client):
    title = "Ein sehr langer Abend mit Musik, Tanz und Gebäck 🎉 " + "x" * 60
    on("2027-01-14 10:00", title)
    table = client.get(JANUARY).text.partition("<table")[2]
    assert f'<span aria-hidden="true">{title[:47]}…</span>' in table
    assert f'<span class="visually-hidden">{title}</span></a>' in table.replace(
        "</span>\n  </a>", "</span></a>"
    )


def test_today_is_marked_in_its_own_month_only(client):
    """Beside another month its dates are not shown, and it would look empty."""
    on("2027-02-03 10:00", "Chor")
    with time_machine.travel("2027-01-31T10:00:00+01:00", tick=False):
        pages = [
            client.get(f"/veranstaltungen/monat/2027/{month}/").text
            for month in ["01", "02"]
        ]
    marked = ["<strong>Heute</strong>" in page for page in pages]
    assert marked == [True, False]
