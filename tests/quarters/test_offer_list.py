import pytest
from django.urls import reverse
from django.utils import timezone

from quarters.models import Offer
from tests.factories import (
    make_audience,
    make_offer,
    make_place,
    make_quarter,
    make_topic,
)
from tests.pages import text_of

pytestmark = pytest.mark.django_db
LIST = reverse("quarters:offer_list")


def titles(client, query: str = "") -> list[str]:
    response = client.get(f"{LIST}{query}")
    return [offer.title for offer in response.context_data["offers"]]


def test_the_list_shows_running_and_pausing_offers_only(client):
    make_offer(title="läuft")
    paused = {"paused_until": timezone.localdate(), "pause_reason": "Umbau"}
    make_offer(title="pausiert", status=Offer.Status.PAUSED, **paused)
    make_offer(title="beendet", status=Offer.Status.ENDED)
    make_offer(title="Entwurf", is_published=False)
    assert titles(client) == ["läuft", "pausiert"]


def test_offers_stand_under_their_weekday_in_the_order_of_the_week(client):
    make_offer(title="frei", weekday=None)
    make_offer(title="freitags", weekday=4)
    make_offer(title="montags", weekday=0)
    groups = client.get(LIST).context_data["groups"]
    assert [(name, [o.title for o in group]) for name, group in groups] == [
        ("Montag", ["montags"]),
        ("Freitag", ["freitags"]),
        ("Ohne festen Wochentag", ["frei"]),
    ]


def test_an_offer_on_two_days_stands_and_is_found_under_both(client):
    make_offer(title="zweimal", weekday=0, also_weekday=2)
    make_offer(title="dienstags", weekday=1)
    headings = [name for name, _group in client.get(LIST).context_data["groups"]]
    assert headings == ["Montag", "Dienstag", "Mittwoch"]
    assert titles(client, "?tag=montag") == titles(client, "?tag=mittwoch")
    assert titles(client, "?tag=mittwoch") == ["zweimal"]


def test_offers_can_stand_under_their_topic(client):
    health = make_topic(name="Gesundheit", position=2)
    advice = make_topic(name="Beratung", position=1)
    make_offer(title="ohne")
    make_offer(title="eins", topics=[health])
    make_offer(title="beides", topics=[health, advice])
    groups = client.get(f"{LIST}?ordnung=thema").context_data["groups"]
    assert [(name, [o.title for o in group]) for name, group in groups] == [
        ("Beratung", ["beides"]),
        ("Gesundheit", ["eins"]),
        ("Weitere Angebote", ["ohne"]),
    ]


@pytest.fixture
def matching():
    """One offer that answers every filter, and one that answers none."""
    make_offer(title="anderes", weekday=4)
    return make_offer(
        title="gesucht",
        weekday=1,
        quarters=[make_quarter(slug="hier")],
        topics=[make_topic(slug="beratung")],
        audiences=[make_audience(slug="aeltere")],
    )


@pytest.mark.parametrize(
    "query",
    [
        "?quartier=hier",
        "?thema=beratung",
        "?fuer=aeltere",
        "?tag=dienstag",
        "?quartier=hier&thema=beratung&fuer=aeltere&tag=dienstag",
    ],
)
def test_each_filter_narrows_the_list(client, matching, query):
    assert titles(client, query) == ["gesucht"]


def test_filters_that_exclude_each_other_find_nothing_and_offer_a_way_back(
    client, matching
):
    response = client.get(f"{LIST}?thema=beratung&tag=freitag")
    text = text_of(response)
    assert "0 Angebote gefunden" in text
    assert "Dazu haben wir nichts gefunden." in text
    assert f'href="{LIST}">Filter löschen</a>' in response.text


@pytest.mark.parametrize(
    ("query", "label"),
    [
        ("?quartier=gibt-es-nicht", "Quartier"),
        ("?thema=%00", "Thema"),
        ("?fuer=<script>alert(1)</script>", "Für wen"),
        ("?tag=" + "x" * 3000, "Wochentag"),
    ],
    ids=["unknown", "nul byte", "html", "long"],
)
def test_an_unknown_value_is_left_out_and_said_so(client, matching, query, label):
    response = client.get(f"{LIST}{query}")
    expected = f"Diese Auswahl bei „{label}“ gibt es nicht (mehr)."
    assert expected in text_of(response)
    assert len(response.context_data["offers"]) == 2
    assert "<script>alert" not in response.text


def test_a_chosen_filter_can_be_taken_away_alone(client, matching):
    response = client.get(f"{LIST}?thema=beratung&tag=dienstag&seite=2")
    assert f'href="{LIST}?tag=dienstag"' in response.text
    assert f'href="{LIST}?thema=beratung"' in response.text


def test_the_form_keeps_what_was_chosen(client, matching):
    html = client.get(f"{LIST}?tag=dienstag").text
    assert '<option value="dienstag" selected>Dienstag</option>' in html
    assert "(1 aktiv)" in html


def test_an_empty_list_names_a_number(client):
    text = text_of(client.get(LIST))
    assert "Im Moment ist hier kein Angebot eingetragen." in text
    assert "0421\u00a0000000" in text


# The frame 3, topics and audiences 2, offers with quarters, audiences, topics 4.
QUERIES_OF_THE_LIST = 9


def test_the_list_takes_as_many_queries_for_many_offers_as_for_one(
    client, django_assert_num_queries
):
    make_offer(quarters=[make_quarter()], topics=[make_topic()], place=make_place())
    with django_assert_num_queries(QUERIES_OF_THE_LIST):
        client.get(LIST)
    for _number in range(5):
        make_offer(
            quarters=[make_quarter(), make_quarter()],
            topics=[make_topic()],
            audiences=[make_audience()],
            place=make_place(),
        )
    with django_assert_num_queries(QUERIES_OF_THE_LIST):
        client.get(LIST)
