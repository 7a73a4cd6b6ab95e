from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from quarters.models import NewsItem
from tests.factories import make_news_item, make_quarter
from tests.pages import text_of

pytestmark = pytest.mark.django_db
LIST = reverse("quarters:news_list")


def titles(client, query: str = "") -> list[str]:
    response = client.get(f"{LIST}{query}")
    return [item.title for item in response.context_data["news"]]


def test_news_appears_and_vanishes_by_itself(client):
    start = timezone.now().replace(second=0, microsecond=0) + timedelta(days=1)
    end = start + timedelta(days=7)
    item = make_news_item(publish_from=start, publish_until=end)
    seen = []
    for moment in [
        start - timedelta(minutes=1),
        start,
        end - timedelta(minutes=1),
        end,
    ]:
        with time_machine.travel(moment, tick=False):
            status = client.get(item.get_absolute_url()).status_code
            seen.append((bool(titles(client)), status))
    assert seen == [(False, 404), (True, 200), (True, 200), (False, 404)]


def test_the_newest_stands_first(client):
    now = timezone.now()
    make_news_item(title="alt", publish_from=now - timedelta(days=9))
    make_news_item(title="neu", publish_from=now - timedelta(days=1))
    assert titles(client) == ["neu", "alt"]


def test_a_quarter_shows_its_own_news_and_those_for_all(client):
    here = make_quarter(slug="hier")
    make_news_item(title="hier", quarters=[here, make_quarter()])
    make_news_item(title="alle")
    make_news_item(title="dort", quarters=[make_quarter()])
    assert sorted(titles(client, "?quartier=hier")) == ["alle", "hier"]


def test_an_unknown_quarter_is_left_out_and_said_so(client):
    make_news_item()
    text = text_of(client.get(f"{LIST}?quartier=gibt-es-nicht"))
    assert "Diese Auswahl bei „Quartier“ gibt es nicht (mehr)." in text


def test_the_list_comes_in_pages_of_ten(client):
    for _number in range(11):
        make_news_item()
    assert len(titles(client)) == 10
    assert len(titles(client, "?seite=2")) == 1
    assert "Seite 1 von 2" in text_of(client.get(LIST))


def test_the_next_page_keeps_the_quarter(client):
    quarter = make_quarter(slug="hier")
    for _number in range(11):
        make_news_item(quarters=[quarter])
    assert "?quartier=hier&amp;seite=2" in client.get(f"{LIST}?quartier=hier").text


@pytest.mark.parametrize("page", ["-1", "0", "abc", "9999", "%00", "1e9", "9" * 5000])
def test_a_page_that_does_not_exist_is_not_found_kindly(client, page):
    response = client.get(f"{LIST}?seite={page}")
    assert response.status_code == 404
    assert "Diese Seite gibt es nicht (mehr)" in response.text


def test_an_empty_list_says_so_and_leads_on(client):
    response = client.get(LIST)
    assert "Im Moment gibt es hier keine Meldung." in text_of(response)
    assert reverse("quarters:contacts") in response.text


def test_the_page_names_date_role_and_quarter(client):
    item = make_news_item(
        author_role="Quartiersbeauftragte",
        quarters=[make_quarter(name="Musterquartier")],
        text="<p>Was geschehen ist.</p>",
    )
    text = text_of(client.get(item.get_absolute_url()))
    for words in ["Quartiersbeauftragte", "Musterquartier", "Was geschehen ist."]:
        assert words in text


def test_a_later_change_is_dated(client):
    item = make_news_item()
    NewsItem.objects.update(
        publish_from="2026-11-01T08:00Z", changed_at="2026-11-03T08:00Z"
    )
    text = text_of(client.get(item.get_absolute_url()))
    assert "Zuletzt geändert am 3.\u00a0November 2026." in text


def test_a_change_on_the_day_of_appearing_is_not_worth_a_line(client):
    item = make_news_item()
    NewsItem.objects.update(
        publish_from="2026-11-01T08:00Z", changed_at="2026-11-01T18:00Z"
    )
    assert "Zuletzt geändert" not in text_of(client.get(item.get_absolute_url()))


def test_the_list_takes_as_many_queries_for_many_as_for_one(
    client, django_assert_num_queries
):
    # The frame 3, one page of news with its number and quarters 3.
    make_news_item(quarters=[make_quarter()])
    with django_assert_num_queries(6):
        client.get(LIST)
    for _number in range(6):
        make_news_item(quarters=[make_quarter()])
    with django_assert_num_queries(6):
        client.get(LIST)


def test_a_page_takes_a_fixed_number_of_queries(client, django_assert_num_queries):
    # The frame 3, the item with its quarters 2, the contact 1 of nobody and 1 instead.
    item = make_news_item(quarters=[make_quarter()])
    with django_assert_num_queries(7):
        client.get(item.get_absolute_url())
