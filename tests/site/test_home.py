"""The start page joins the three apps: what is on today, next, and where."""

from datetime import timedelta

import pytest
import time_machine

from quarters.models import Offer, SiteText
from tests.factories import (
    at,
    make_event,
    make_event_date,
    make_news_item,
    make_notice,
    make_offer,
    make_place,
    make_quarter,
    make_room,
    make_topic,
)

pytestmark = pytest.mark.django_db
NOW = at("2026-12-08 09:00")


@pytest.fixture(autouse=True)
def tuesday():
    with time_machine.travel(NOW, tick=False):
        yield


def today_sheet(client):
    html = client.get("/").content.decode()
    return html[html.index('id="heute"') : html.index('class="hero__town"')]


def test_today_names_time_title_and_quarter_of_what_is_on(client):
    quarter = make_quarter(name="Hafenviertel")
    event = make_event(title="Nähcafé", quarters=[quarter])
    make_event_date(event=event, starts_at="2026-12-08 15:00")
    sheet = today_sheet(client)
    assert "Dienstag, 8.\u00a0Dezember" in sheet
    assert "15:00" in sheet
    assert "Nähcafé" in sheet
    assert "Hafenviertel" in sheet


def test_a_day_without_dates_says_so_and_names_the_next(client):
    make_event_date(event=make_event(title="Fest"), starts_at="2026-12-11 10:00")
    sheet = today_sheet(client)
    assert "Heute ist nichts eingetragen. Als Nächstes:" in sheet
    assert "Freitag, 11.\u00a0Dezember, 10:00\u00a0Uhr" in sheet
    assert "Fest" in sheet


def test_an_empty_site_says_that_nothing_is_on(client):
    sheet = today_sheet(client)
    assert "Heute ist nichts eingetragen." in sheet
    assert "Als Nächstes" not in sheet


def test_a_cancelled_date_of_today_says_so_before_its_title(client):
    event = make_event(title="Deutsch A2")
    make_event_date(event=event, starts_at="2026-12-08 14:30", status="cancelled")
    sheet = today_sheet(client)
    assert sheet.index("Fällt aus") < sheet.index("Deutsch A2")


def test_unpublished_things_stay_hidden(client):
    hidden = make_event(title="Entwurf Fest", is_published=False)
    make_event_date(event=hidden, starts_at="2026-12-08 15:00")
    make_offer(title="Entwurf Angebot", is_published=False)
    make_news_item(title="Entwurf Meldung", publish_from=NOW + timedelta(days=1))
    assert "Entwurf" not in client.get("/").content.decode()


def test_each_quarter_shows_its_next_date(client):
    quarter = make_quarter(name="Hafenviertel")
    event = make_event(title="Arbeitskreis", quarters=[quarter])
    make_event_date(event=event, starts_at="2026-12-11 10:00")
    html = client.get("/").content.decode()
    card = html[html.index('id="quartiere"') : html.index('id="diese-woche"')]
    assert "Freitag, 11.\u00a0Dezember, 10:00\u00a0Uhr" in card
    assert "Arbeitskreis" in card


def test_four_offers_show_four_topics_before_a_second_of_any(client):
    topics = [make_topic(name=name) for name in ("Deutsch", "Kinder", "Ältere")]
    for topic in topics * 2:
        make_offer(title=f"Zu {topic}", topics=[topic])
    shown = client.get("/").context["offers"]
    first_three = {offer.topics.get().name for offer in shown[:3]}
    assert first_three == {"Deutsch", "Kinder", "Ältere"}
    assert len(shown) == 4
    assert Offer.objects.count() == 6


def test_the_next_free_room_is_named_with_its_day(client):
    room = make_room(name="Gruppenraum")
    html = client.get("/").content.decode()
    band = html[html.index('id="raeume"') :]
    assert "Als Nächstes frei" in band
    assert room.get_absolute_url() in band
    assert "Donnerstag, 10.\u00a0Dezember, ab 8:00\u00a0Uhr" in band


def test_notices_of_the_site_are_shown_and_those_of_a_quarter_are_not(client):
    make_notice(text="Das Büro ist heute zu.")
    make_notice(text="Nur im Hafenviertel.", quarter=make_quarter())
    html = client.get("/").content.decode()
    assert "Das Büro ist heute zu." in html
    assert "Nur im Hafenviertel." not in html


def test_the_office_words_the_start_page_itself(client):
    SiteText.objects.create(home_title="Moin im Quartier", home_lead="Kommen Sie rein.")
    html = client.get("/").content.decode()
    assert "<h1>Moin im Quartier</h1>" in html
    assert "Kommen Sie rein." in html


def test_the_start_page_asks_as_often_however_much_there_is(
    client, django_assert_max_num_queries
):
    for quarter in [make_quarter() for _ in range(3)]:
        make_place(quarter=quarter)
        for day in range(8, 14):
            event = make_event(quarters=[quarter])
            make_event_date(event=event, starts_at=f"2026-12-{day:02} 15:00")
        make_offer(quarters=[quarter])
        make_news_item(quarters=[quarter])
    with django_assert_max_num_queries(24):
        client.get("/")


def upcoming(client):
    html = client.get("/").content.decode()
    return html[html.index('id="diese-woche"') : html.index('id="raeume"')]


def test_the_rest_of_the_week_is_listed_without_today(client):
    for title, day in [("Treff heute", "08"), ("Treff am Freitag", "11")]:
        event = make_event(title=title)
        make_event_date(event=event, starts_at=f"2026-12-{day} 15:00")
    week = upcoming(client)
    assert week.startswith('id="diese-woche">Diese Woche<')
    assert "Treff am Freitag" in week
    assert "Treff heute" not in week


def test_dates_of_the_next_week_are_not_called_this_week(client):
    event = make_event(title="Treff am Montag")
    make_event_date(event=event, starts_at="2026-12-14 15:00")
    week = upcoming(client)
    assert week.startswith('id="diese-woche">Die nächsten Termine<')
    assert "Treff am Montag" in week


def test_a_week_without_dates_names_a_number_to_call(client):
    week = upcoming(client)
    assert 'href="tel:+49421000000"' in week


def test_a11_the_next_five_dates_of_all_quarters_are_shown_today_marked(client):
    here, there = make_quarter(), make_quarter()
    for day in range(8, 14):
        event = make_event(title=f"Tag {day}", quarters=[here if day % 2 else there])
        make_event_date(event=event, starts_at=f"2026-12-{day:02d} 15:00")
    html = client.get("/").text
    assert [day for day in range(8, 14) if f">Tag {day}</a>" in html] == [*range(8, 14)]
    sheet = today_sheet(client)
    assert '<span class="leaf__band">Heute</span>' in html
    assert "Tag 8</a>" in sheet
    assert "Tag 9</a>" not in sheet
