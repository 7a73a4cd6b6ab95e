"""What stands on the weekly programme, read as HTML."""

import re
from datetime import date

import pytest
from django.urls import reverse

from events import poster
from events.models import EventDate
from quarters.models import Quarter
from tests.factories import (
    make_absence,
    make_event,
    make_event_date,
    make_offer,
    make_office_hour,
    make_person,
    make_quarter,
    make_responsibility,
)
from tests.pages import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


@pytest.fixture
def quarter():
    return make_quarter(name="Hünertshagen", slug="hag", short_slug="hag")


@pytest.fixture
def read(client, quarter):
    def read(week="2027-W03", **asked):
        address = reverse("events:weekly_programme", args=[quarter.slug])
        return client.get(address, {"woche": week, **asked})

    return read


def on(quarter, starts_at="2027-01-20 15:00", title="Nähcafé", event=None, **values):
    event = event or make_event(title=title, quarters=[quarter])
    return make_event_date(event=event, starts_at=starts_at, **values)


def test_ahead_01_the_week_has_dates_contact_and_day_of_printing(read, quarter):
    on(quarter)
    person = make_person(name="Ada Beispiel", phone="0421 111111")
    hour = make_office_hour(
        responsibility=make_responsibility(person=person, quarter=quarter)
    )
    text = text_of(read())
    assert "18. bis 24.\u00a0Januar 2027" in text
    for words in ["15:00 Nähcafé", "Am Brunnen · kostenlos", "Ada Beispiel"]:
        assert words in text
    assert "0421\u00a0111111" in text
    assert f"{hour.get_weekday_display()}, 10:00 bis 16:00\u00a0Uhr" in text
    assert "Stand: 11.\u00a0Januar 2027" in text


def test_the_poster_shows_this_week_unless_asked(client, quarter):
    on(quarter, "2027-01-17 15:00")
    response = client.get(reverse("events:weekly_programme", args=[quarter.slug]))
    assert "11. bis 17.\u00a0Januar 2027" in text_of(response)
    assert "Nähcafé" in text_of(response)


@pytest.mark.parametrize(
    "week",
    [
        "2027-W54",
        "2027-W00",
        "9999-W01",
        "1999-W52",
        "2027-13",
        "woche",
    ],
)
def test_an_impossible_week_is_not_there(read, week):
    assert read(week).status_code == 404


@pytest.mark.parametrize(
    "status", [Quarter.Status.ARCHIVED, Quarter.Status.HANDED_OVER]
)
def test_a_quarter_that_we_do_not_run_has_no_poster(read, quarter, status):
    Quarter.objects.filter(pk=quarter.pk).update(status=status, carrier="Andere")
    assert read().status_code == 404


def test_the_poster_leaves_out_drafts_and_other_quarters(read, quarter):
    make_event_date(event=make_event(title="Zzyzx"), starts_at="2027-01-20 15:00")
    draft = make_event(title="Zzyzx", quarters=[quarter], is_published=False)
    on(quarter, event=draft)
    assert "Zzyzx" not in text_of(read())


def test_b20_the_poster_asks_for_the_same_dates_as_the_list(quarter):
    on(quarter, "2027-01-18 23:30", ends_at="2027-01-19 02:00")
    on(quarter, "2027-01-15 00:00", all_day=True, ends_at="2027-01-19 00:00")
    on(quarter, "2027-01-24 18:00")
    on(quarter, "2027-01-25 00:00")
    week = (date(2027, 1, 18), date(2027, 1, 24))
    rows = [row for day in poster.week(quarter, week[0]) for row in day.dates]
    listed = EventDate.objects.published().between(*week).for_quarter(quarter)
    assert len(rows) == 3
    assert sorted(row.pk for row in rows) == sorted(row.pk for row in listed)


def test_68_a_cancelled_date_stays_on_the_poster_with_its_new_date(read, quarter):
    off = on(quarter, status="cancelled", public_note="Die Lehrkraft ist krank.")
    off.moved_to = on(quarter, "2027-01-27 15:00", event=off.event)
    off.save()
    text = text_of(read())
    assert "Fällt aus Nähcafé" in text
    new = "Neuer Termin: Mittwoch, 27.\u00a0Januar, 15:00\u00a0Uhr"
    assert f"{new} · Die Lehrkraft ist krank." in text


def test_b17_what_runs_since_last_week_stands_under_monday_with_its_end(read, quarter):
    on(quarter, "2027-01-12 00:00", all_day=True, ends_at="2027-01-22 00:00")
    assert "ganztags Nähcafé" in text_of(read())
    assert "bis Donnerstag, 21.\u00a0Januar" in text_of(read())


def test_an_empty_week_names_the_office_hours(read, quarter):
    make_office_hour(responsibility=make_responsibility(quarter=quarter))
    hours = "Diese Woche: Sprechzeit Donnerstag, 10:00 bis 16:00\u00a0Uhr"
    assert hours in text_of(read())


def test_an_empty_week_without_office_hours_asks_for_a_call(read):
    assert "Diese Woche ist nichts eingetragen. Rufen Sie uns" in text_of(read())


def test_ahead_09_the_poster_prints_the_phone_of_the_cover(read, quarter):
    ada = make_person(name="Ada", phone="0421 111111")
    eva = make_person(name="Eva", phone="0421 222222")
    make_office_hour(responsibility=make_responsibility(person=ada, quarter=quarter))
    away = {"starts_on": date(2027, 1, 18), "ends_on": date(2027, 1, 22)}
    make_absence(person=ada, cover=eva, **away)
    sheet = text_of(read()).split("Fragen?")[1].split("Alle Termine")[0]
    assert "0421\u00a0222222 Eva, Vertretung für Ada" in sheet
    assert "10:00 bis" not in sheet
    assert "0421\u00a0111111" in text_of(read("2027-W04"))


def test_regular_offers_are_there_on_demand_and_never_twice(read, quarter):
    dated = make_offer(title="Kulturtafel", quarters=[quarter])
    make_offer(title="Frühstück", quarters=[quarter], rhythm="jeden Dienstag")
    on(quarter, event=make_event(title="Tafel", quarters=[quarter], offer=dated))
    assert "Frühstück" not in text_of(read())
    text = text_of(read(angebote="ja"))
    assert "Di 15:00 Frühstück jeden Dienstag" in text
    assert "Kulturtafel" not in text


def test_an_offer_that_pauses_all_week_is_left_out(read, quarter):
    values = {"status": "paused", "pause_reason": "Ferien", "quarters": [quarter]}
    make_offer(title="Pausiert", paused_until=date(2027, 1, 19), **values)
    make_offer(title="Wieder da", paused_until=date(2027, 1, 18), **values)
    text = text_of(read(angebote="ja"))
    assert "Wieder da" in text
    assert "Pausiert" not in text


def test_the_line_of_languages_can_be_left_out(read, quarter):
    person = make_person(languages="Deutsch, Türkisch und Arabisch")
    make_responsibility(person=person, quarter=quarter)
    line = '<bdi lang="tr">Türkçe</bdi> · <bdi lang="ar">العربية</bdi>'
    assert line in read().text
    assert line not in read(sprachen="nein").text


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", ["Mi Wed", "kostenlos free", "Fällt aus Cancelled"]),
        ("tr", ["Mi Çrş", "kostenlos ücretsiz", "Fällt aus İptal edildi"]),
        ("uk", ["Mi Ср", "kostenlos безкоштовно", "Fällt aus Скасовано"]),
    ],
)
def test_ahead_01_a_second_language_explains_the_fixed_words(
    read, quarter, code, words
):
    on(quarter)
    response = read(sprache=code)
    assert [pair for pair in words if pair not in text_of(response)] == []
    assert f'<bdi lang="{code}">' in response.text


def test_ahead_01_a_second_language_explains_the_stickers_of_the_week(read, quarter):
    on(quarter)
    usual = text_of(read(sprache="en"))
    assert "Verlegt" not in usual and "Verschoben" not in usual
    for status in ["moved", "postponed"]:
        on(quarter, status=status)
    assert "Verlegt Moved Verschoben Postponed" in text_of(read(sprache="en"))
    assert "Verlegt Değişti" in text_of(read(sprache="tr"))


@pytest.mark.parametrize("code", ["de", "fr", "xx", "../", ""])
def test_a_language_without_words_of_ours_is_left_out(read, quarter, code):
    on(quarter)
    assert "paper__key" not in read(sprache=code).text


@pytest.mark.parametrize("title", ["🎉" * 60, "يوم مفتوح للعائلات", "<b>&", "W" * 120])
def test_odd_titles_are_printed_whole(read, quarter, title):
    on(quarter, title=title)
    assert title in text_of(read())


def test_unknown_choices_are_the_usual_ones(read, quarter):
    on(quarter)
    usual, odd = read(), read(angebote="vielleicht", sprachen="\u202e", farbe="rot")
    assert text_of(odd) == text_of(usual)


@pytest.mark.parametrize("week", ["2000-W01", "2100-W52"])
def test_the_weeks_end_where_the_calendar_ends(client, read, week):
    page = read(week).text
    ways = re.findall(r'href="(\?woche=[^"]+)" rel="nofollow"><svg', page)
    ways += re.findall(r'href="(\?woche=[^"]+)" rel="nofollow">Nächste Woche', page)
    assert len(ways) == 1
    path = reverse("events:weekly_programme", args=["hag"])
    assert client.get(path + ways[0].replace("&amp;", "&")).status_code == 200


def test_the_number_of_queries_does_not_grow_with_the_dates(
    read, quarter, django_assert_max_num_queries
):
    for number in range(12):
        on(quarter, f"2027-01-{18 + number % 7} 15:00")
        make_offer(quarters=[quarter])
    with django_assert_max_num_queries(16):
        read(angebote="ja")


def test_the_page_of_the_quarter_leads_to_its_poster(client, quarter):
    address = reverse("events:weekly_programme", args=[quarter.slug])
    assert f'href="{address}"' in client.get(quarter.get_absolute_url()).text
