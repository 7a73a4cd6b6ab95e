"""Atom for feed readers (RFC 4287)."""

import re
from datetime import datetime, timedelta
from xml.etree import ElementTree

import pytest
import time_machine
from django.utils import timezone

from tests.factories import make_event, make_event_date, make_news_item

pytestmark = pytest.mark.django_db
EVENTS, NEWS = "/feeds/veranstaltungen.xml", "/feeds/aktuelles.xml"
ENTRY = "{http://www.w3.org/2005/Atom}entry"
FEEDS = pytest.mark.parametrize("address", [EVENTS, NEWS])


def feed(client, address):
    response = client.get(address)
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)


def texts(found, *names) -> list[str]:
    return [found.findtext(f"{{*}}{name}") for name in names]


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2027-01-11T10:00:00+01:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def something(db):
    make_event_date(event=make_event(title="Nähcafé"), starts_at="2027-01-12 15:00")
    make_news_item(
        title="Neue Räume", slug="neue-raeume", teaser="Kommen <Sie> vorbei."
    )


@FEEDS
def test_f06_it_carries_all_that_the_standard_asks_for(client, something, address):
    found = feed(client, address)
    assert found.tag == "{http://www.w3.org/2005/Atom}feed"
    for part in [found, *found.findall("{*}entry")]:
        assert all(texts(part, "id", "title"))
        assert datetime.fromisoformat(part.findtext("{*}updated")).tzinfo
        assert part.findtext("{*}author/{*}name") == "QEK"
    assert (
        found.find("{*}link[@rel='self']").get("href") == f"http://testserver{address}"
    )


@FEEDS
def test_f06_every_address_is_whole(client, something, address):
    links = [link.get("href") for link in feed(client, address).findall(".//{*}link")]
    assert len(links) == 3
    assert all(link.startswith("http://testserver/") for link in links)


def test_f06_a_date_says_when_and_where(client, something):
    entry = feed(client, EVENTS).find("{*}entry")
    title, summary = texts(entry, "title", "summary")
    assert title == "Nähcafé, Dienstag, 12.\u00a0Januar 2027"
    assert "15:00 bis 17:00" in summary
    assert "Am Brunnen" in summary


def test_f06_a_piece_of_news_is_words_not_markup(client, something):
    entry = feed(client, NEWS).find("{*}entry")
    assert texts(entry, "title", "summary") == [
        "Neue Räume",
        "Kommen &lt;Sie&gt; vorbei.",
    ]
    assert entry.find("{*}link").get("href").endswith("/aktuelles/neue-raeume/")


def test_68_f06_a_cancelled_date_comes_up_again_under_the_same_id(client, clock):
    date = make_event_date(event=make_event(title="Kurs"))
    before = texts(feed(client, EVENTS).find("{*}entry"), "id", "updated")
    clock.shift(timedelta(hours=1))
    date.cancel("Krank.")
    entry = feed(client, EVENTS).find("{*}entry")
    assert entry.findtext("{*}title").startswith("Fällt aus: Kurs, ")
    assert "Krank." in entry.findtext("{*}summary")
    after = texts(entry, "id", "updated")
    assert after[0] == before[0] == f"urn:uuid:{date.uid}"
    assert after[1] > before[1]


def test_f06_a_date_whose_title_changes_comes_up_again(client, clock):
    date = make_event_date()
    before = feed(client, EVENTS).findtext("{*}entry/{*}updated")
    clock.shift(timedelta(hours=1))
    date.event.title = "Anders"
    date.event.save()
    assert feed(client, EVENTS).findtext("{*}entry/{*}updated") > before


def test_f05_another_organiser_is_another_author(client):
    date = make_event_date()
    first = client.get(EVENTS)
    date.event.organiser = "Verein Nadel"
    date.event.save()
    second = client.get(EVENTS, headers={"If-None-Match": first.headers["ETag"]})
    assert "<author><name>Verein Nadel</name></author>" in second.text


def test_f06_the_nearest_dates_and_the_newest_news_come_first(client):
    for day in ["13", "11", "10"]:
        make_event_date(starts_at=f"2027-01-{day} 18:00")
    for day in [1, 3, 2]:
        since = timezone.now() - timedelta(days=day)
        make_news_item(title=f"vor {day}", publish_from=since)
    news, dates = (
        [entry.findtext("{*}title") for entry in feed(client, address).iter(ENTRY)]
        for address in [NEWS, EVENTS]
    )
    assert news == ["vor 1", "vor 2", "vor 3"]
    assert [title.split(", ")[1] for title in dates] == ["Montag", "Mittwoch"]


def test_f06_news_come_and_go_by_themselves(client, clock):
    tomorrow = timezone.now() + timedelta(days=1)
    make_news_item(publish_from=tomorrow, publish_until=tomorrow + timedelta(days=7))
    counts = []
    for days in [0, 1, 7]:
        clock.shift(timedelta(days=days))
        counts.append(len(feed(client, NEWS).findall("{*}entry")))
    assert counts == [0, 1, 0]


def test_f05_news_that_a_reader_knows_cost_one_query(client, django_assert_num_queries):
    item = make_news_item()
    first = client.get(NEWS)
    with django_assert_num_queries(1):
        again = client.get(NEWS, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    item.title = "Anders"
    item.save()
    assert client.get(NEWS).headers["ETag"] != first.headers["ETag"]


def test_drafts_and_an_empty_site_make_an_empty_feed(client):
    make_event_date(event=make_event(is_published=False))
    assert feed(client, EVENTS).findall("{*}entry") == []


@pytest.mark.parametrize("address", ["/", "/veranstaltungen/", "/aktuelles/"])
def test_f06_pages_name_the_feeds_in_their_head(client, address):
    head = client.get(address).text.split("</head>")[0]
    for path in [EVENTS, NEWS, "/feeds/alle.ics"]:
        assert re.search(f'<link rel="alternate" [^>]*href="{path}"', head)
