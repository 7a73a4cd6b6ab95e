"""What people type into the search for a room, and what others put in its address."""

from datetime import date
from urllib.parse import urlencode

import pytest

from rooms.wishes import parse_day, parse_persons
from tests.factories import make_booking

pytestmark = pytest.mark.django_db
WEDNESDAY = date(2027, 1, 13)
WISH = {"personen": "20", "datum": "2027-01-19", "von": "18:00", "bis": "20:00"}


def ask(client, **wish):
    return client.get(f"/raeume/?{urlencode(wish)}")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Dienstag", date(2027, 1, 19)),
        ("di", date(2027, 1, 19)),
        ("Di.", date(2027, 1, 19)),
        ("am Dienstag", date(2027, 1, 19)),
        ("nächsten Dienstag", date(2027, 1, 19)),
        ("dienstags", date(2027, 1, 19)),
        ("Mittwoch", WEDNESDAY),
        ("Sonnabend", date(2027, 1, 16)),
        ("morgen", date(2027, 1, 12)),
        ("19.1.", date(2027, 1, 19)),
        ("19. Januar 2027", date(2027, 1, 19)),
        ("2027-01-19", date(2027, 1, 19)),
    ],
)
def test_c15_days_are_read_as_people_write_them(text, day):
    assert parse_day(text, WEDNESDAY) == day


@pytest.mark.parametrize("text", ["20", " 20 ", "20 Personen", "ca. 20", "etwa 20"])
def test_c15_numbers_of_persons_are_read_as_people_write_them(text):
    assert parse_persons(text) == 20


@pytest.mark.parametrize("text", ["0", "-3", "viele", "2.5", "99999", "²", ""])
def test_c15_other_numbers_are_refused(text):
    with pytest.raises(ValueError):
        parse_persons(text)


@pytest.mark.parametrize(
    ("wish", "field", "words"),
    [
        ({"personen": "viele"}, "personen", "Geben Sie eine Zahl ein"),
        ({"personen": "0"}, "personen", "Geben Sie eine Zahl ein"),
        ({"datum": "quatsch"}, "datum", "Diesen Tag kennen wir nicht."),
        ({"datum": "31.2."}, "datum", "Diesen Tag kennen wir nicht."),
        ({"datum": "9999-12-31"}, "datum", "Diesen Tag kennen wir nicht."),
        ({"datum": "2027-01-05"}, "datum", "liegt in der Vergangenheit"),
        ({"datum": ""}, "datum", "Geben Sie auch den Tag an."),
        ({"von": "25"}, "von", "Diese Uhrzeit gibt es nicht."),
        ({"von": ""}, "von", "Wählen Sie auch, wann Sie beginnen."),
        ({"bis": ""}, "bis", "Wählen Sie auch, wann Sie aufhören."),
        ({"bis": "17:00"}, "bis", "Das Ende muss nach dem Beginn liegen."),
        (
            {"datum": "2027-03-28", "von": "2:30", "bis": "5:00"},
            "von",
            "gibt es an dem Tag nicht",
        ),
        ({"quartier": "atlantis"}, "quartier", "Dieses Quartier gibt es nicht"),
    ],
)
def test_c15_a_wish_with_a_fault_says_so_at_the_field(
    client, room_g, wish, field, words
):
    page = ask(client, **WISH | wish)
    assert page.status_code == 422
    assert words in page.text
    assert [words in text for text in page.context["form"].errors[field]] == [True]
    assert f'href="#suche-{field}"' in page.text
    assert "<title>Fehler: Räume" in page.text


def test_c15_a_refused_search_keeps_every_value(client, room_g):
    wish = {
        "personen": "viele Leute",
        "datum": "irgendwann",
        "von": "25 Uhr",
        "bis": "20:00",
        "quartier": "atlantis",
        "stufenlos": "ja",
    }
    page = ask(client, **wish).text
    assert 'value="viele Leute"' in page
    assert 'value="irgendwann"' in page
    assert '<option value="25 Uhr" selected>25 Uhr</option>' in page
    assert '<option value="20:00" selected>' in page
    assert '<option value="atlantis" selected>atlantis</option>' in page
    assert 'value="ja" id="suche-stufenlos" checked' in page


def test_c15_a_found_search_keeps_what_was_typed(client, room_g):
    page = ask(client, **WISH | {"datum": "Dienstag", "personen": "ca. 20"})
    assert page.status_code == 200
    assert 'value="Dienstag"' in page.text
    assert 'value="ca. 20"' in page.text
    assert "Dienstag, 19.\xa0Januar 2027" in page.text


NONSENSE = [
    "\x00",
    "a\x00b",
    "x" * 10_000,
    "9" * 10_000,
    "-1",
    "9999",
    "9999-12-31",
    "0000-00-00",
    "am " * 3000,
    "'; DROP TABLE rooms_room; --",
    "<script>alert(1)</script>",
    "²³",
    "٣",
    "24:00",
    "00:00",
    "\u202e",
]


@pytest.mark.parametrize("text", NONSENSE, ids=lambda text: repr(text[:20]))
@pytest.mark.parametrize(
    "name", ["personen", "datum", "von", "bis", "stufenlos", "quartier"]
)
def test_c15_no_address_breaks_the_search(client, room_g, name, text):
    make_booking(room_g)
    for wish in (WISH, {}):
        page = ask(client, **wish | {name: text})
        assert page.status_code in {200, 422}
        assert "\x00" not in page.text
        assert "<script>alert" not in page.text


@pytest.mark.parametrize("text", NONSENSE, ids=lambda text: repr(text[:20]))
def test_c15_the_form_leaves_out_persons_that_cannot_be_read(client, room_g, text):
    page = client.get(f"/raeume/raum-g/anfrage/?{urlencode({'personen': text})}")
    assert page.status_code == 200


def test_c15_repeated_and_foreign_parameters_do_no_harm(client, room_g):
    page = client.get("/raeume/?personen=5&personen=9&utm_source=x&page=-1")
    assert page.context["search"].wish.persons == 9
    assert client.get("/raeume/?utm_source=x").context["search"] is None


def test_c15_a_search_without_any_room_does_not_break(client, db):
    page = ask(client, **WISH)
    assert page.status_code == 200
    assert "Kein Raum passt" in page.text


def test_c15_stairs_are_fine_when_the_address_says_no(client, room_g):
    assert ask(client, stufenlos="nein").context["search"] is None
    assert ask(client, stufenlos="ja").context["search"].wish.step_free
