"""The dates as JSON, as `docs/termine.md` describes them."""

import pytest

from quarters.models import Place
from tests.factories import (
    make_audience,
    make_event,
    make_event_date,
    make_place,
    make_quarter,
    make_topic,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
JSON = "/api/v1/termine.json"


def listing(client, **asked) -> dict:
    response = client.get(JSON, asked)
    assert response.headers["Content-Type"] == "application/json; charset=utf-8"
    return response.json()


def titles(client, **asked) -> list[str]:
    return [date["titel"] for date in listing(client, **asked)["termine"]]


def test_f08_it_says_its_version_and_what_it_holds(client):
    date = make_event_date()
    said = listing(client)
    assert [entry["id"] for entry in said.pop("termine")] == [str(date.uid)]
    assert said == {
        "version": 1,
        "adresse": f"http://testserver{JSON}",
        "zeitzone": "Europe/Berlin",
        "von": "2027-01-11",
        "bis": None,
        "hinweise": [],
        "anzahl": 1,
        "seite": 1,
        "seiten": 1,
        "weiter": None,
    }


def test_f08_a_date_says_all_that_its_page_says(client):
    quarter = make_quarter(name="Nord", slug="nord")
    event = make_event(
        title="Nähcafé",
        slug="naehcafe",
        quarters=[quarter],
        topics=[make_topic(name="Kultur", slug="kultur")],
        audiences=[make_audience(name="Kinder", slug="kinder")],
        min_age=8,
        languages="Deutsch, Arabisch",
        organiser="Verein Nadel",
    )
    place = make_place(name="Spielhaus", postcode="28195", step_free=Place.StepFree.YES)
    date = make_event_date(event=event, starts_at="2027-01-19 18:00", place=place)
    (said,) = listing(client)["termine"]
    assert said.pop("geaendert") == "2027-01-11T10:00:00+01:00"
    assert said == {
        "id": str(date.uid),
        "adresse": f"http://testserver/veranstaltungen/naehcafe/?termin={date.pk}",
        "titel": "Nähcafé",
        "kurz": "Ein Satz über die Veranstaltung.",
        "satz": "Dienstag, 19. Januar 2027, 18:00 bis 20:00 Uhr: Nähcafé, kostenlos,"
        " Spielhaus",
        "beginn": "2027-01-19T18:00:00+01:00",
        "ende": "2027-01-19T20:00:00+01:00",
        "ganztaegig": False,
        "erster_tag": "2027-01-19",
        "letzter_tag": "2027-01-19",
        "stand": "findet statt",
        "hinweis": "",
        "neuer_termin": None,
        "ort": {
            "name": "Spielhaus",
            "adresse": "Musterweg 1, 28195 Bremen",
            "zugang": "Ja.",
        },
        "quartiere": [{"slug": "nord", "name": "Nord"}],
        "themen": [{"slug": "kultur", "name": "Kultur"}],
        "fuer": [{"slug": "kinder", "name": "Kinder"}],
        "alter_von": 8,
        "alter_bis": None,
        "kosten": "kostenlos",
        "anmeldung": "ohne Anmeldung",
        "sprachen": "Deutsch, Arabisch",
        "veranstalter": "Verein Nadel",
        "folge": 0,
    }


def test_63_f08_six_is_six_in_january_and_in_july(client):
    for day in ["2027-01-19", "2027-07-20"]:
        make_event_date(starts_at=f"{day} 18:00")
    starts = [date["beginn"] for date in listing(client)["termine"]]
    assert starts == ["2027-01-19T18:00:00+01:00", "2027-07-20T18:00:00+02:00"]


def test_64_67_whole_days_and_open_ends_are_what_they_are(client):
    make_event_date(ends_at=None)
    days = {"starts_at": "2027-05-07 00:00", "ends_at": "2027-05-09 00:00"}
    make_event_date(all_day=True, **days)
    open_end, festival = listing(client)["termine"]
    assert open_end["ende"] is None
    assert festival["ganztaegig"]
    assert (festival["beginn"], festival["ende"]) == ("2027-05-07", "2027-05-08")


def test_68_cancelled_and_moved_dates_say_so(client):
    event = make_event()
    new = make_event_date(event=event, starts_at="2027-01-26 18:00")
    make_event_date(starts_at="2027-01-12 18:00").cancel("Krank.")
    make_event_date(event=event, status="moved", moved_to=new)
    moved, cancelled, planned = listing(client)["termine"]
    assert (cancelled["stand"], cancelled["hinweis"]) == ("fällt aus", "Krank.")
    assert cancelled["folge"] == 1
    assert moved["stand"] == "verlegt"
    assert moved["neuer_termin"]["id"] == planned["id"] == str(new.uid)
    assert moved["neuer_termin"]["adresse"] == planned["adresse"]


@pytest.fixture
def three(db):
    nord = make_quarter(slug="nord")
    make_quarter(slug="archiv", status="archived")
    kultur, kinder = make_topic(slug="kultur"), make_audience(slug="kinder")
    for title, day, belongs in [
        ("A", "11", {"quarters": [nord]}),
        ("B", "12", {"topics": [kultur]}),
        ("C", "20", {"audiences": [kinder]}),
    ]:
        event = make_event(title=title, **belongs)
        make_event_date(event=event, starts_at=f"2027-01-{day} 18:00")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, "ABC"),
        ({"quartier": "nord"}, "A"),
        ({"thema": "kultur"}, "B"),
        ({"fuer": "kinder"}, "C"),
        ({"von": "2027-01-12"}, "BC"),
        ({"bis": "2027-01-12"}, "AB"),
        ({"von": "2027-01-12", "bis": "2027-01-12"}, "B"),
        ({"quartier": "nord", "thema": "kultur"}, ""),
    ],
    ids=str,
)
def test_f08_it_can_be_narrowed(client, three, asked, found):
    assert "".join(titles(client, **asked)) == found
    assert listing(client, **asked)["hinweise"] == []


@pytest.mark.parametrize(
    "asked",
    [
        {"quartier": "gibt-es-nicht"},
        {"quartier": "archiv"},
        {"thema": "' OR 1=1"},
        {"fuer": "مرحبا"},
        {"von": "2027-13-01"},
        {"von": "9999-99-99"},
        {"von": "20270111"},
        {"bis": "2027-02-30"},
        {"bis": "morgen"},
        {"seite": "0"},
        {"seite": "-1"},
        {"seite": "1" * 40},
    ],
    ids=str,
)
def test_f08_what_cannot_be_read_is_left_out_and_said(client, three, asked):
    # The same dates, but not the same answer.
    assert listing(client)["hinweise"] == []
    said = listing(client, **asked)
    (param,) = asked
    assert [date["titel"] for date in said["termine"]] == ["A", "B", "C"]
    assert said["hinweise"] == [
        f"Was bei „{param}“ steht, kennen wir nicht; es wurde nicht beachtet."
    ]
    assert said["adresse"] == f"http://testserver{JSON}"


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ({"von": "9999-12-31"}, 0),
        ({"von": "0001-01-01"}, 3),
        ({"bis": "9999-12-31"}, 3),
        ({"von": "2027-01-20", "bis": "2027-01-11"}, 0),
    ],
    ids=str,
)
def test_f08_days_at_the_ends_of_time_are_days(client, three, asked, number):
    assert listing(client, **asked)["anzahl"] == number


def test_f08_days_in_the_wrong_order_are_said_so(client, three):
    said = listing(client, von="2027-01-20", bis="2027-01-11")
    assert (said["termine"], said["hinweise"]) == ([], ["„bis“ liegt vor „von“."])


def test_f08_a_long_list_comes_in_pages(client):
    event = make_event(quarters=[make_quarter(slug="nord")])
    for _each in range(101):
        make_event_date(event=event)
    first = listing(client, quartier="nord", von="2027-01-12")
    assert (first["anzahl"], first["seiten"], len(first["termine"])) == (101, 2, 100)
    second = client.get(first["weiter"]).json()
    assert (second["seite"], second["weiter"]) == (2, None)
    ids = {date["id"] for date in first["termine"] + second["termine"]}
    assert len(ids) == 101


def test_f08_behind_the_last_page_there_is_none(client):
    make_event_date()
    response = client.get(JSON, {"seite": "2"})
    assert response.status_code == 404
    assert response.json() == {"version": 1, "fehler": "Diese Seite gibt es nicht."}
    assert response.headers["Access-Control-Allow-Origin"] == "*"


def test_f08_of_drafts_and_of_people_it_says_nothing(client):
    make_event_date(event=make_event(is_published=False, title="Zzyzx"))
    assert listing(client)["termine"] == []
    assert "Zzyzx" not in client.get(JSON).text


def test_f05_a_new_topic_of_an_event_is_news(client):
    event = make_event_date().event
    first = client.get(JSON)
    event.topics.add(make_topic(name="Garten"))
    second = client.get(JSON, headers={"If-None-Match": first.headers["ETag"]})
    assert "Garten" in second.text


def test_b20_a_night_has_its_evening_as_its_last_day(client):
    make_event_date(starts_at="2027-01-19 20:00", ends_at="2027-01-20 01:00")
    [entry] = listing(client)["termine"]
    assert (entry["erster_tag"], entry["letzter_tag"]) == ("2027-01-19",) * 2
    assert entry["ende"] == "2027-01-20T01:00:00+01:00"
