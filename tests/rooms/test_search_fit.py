"""Which rooms fit a wish: size, steps, quarter, and what nobody wrote down."""

import pytest

from tests.factories import make_place, make_room

from .searching import WISH, answers, ask

pytestmark = pytest.mark.django_db


def test_c15_rooms_that_do_not_fit_are_counted_with_their_reason(client, room_g, saal):
    cellar = make_place(step_free="no")
    make_room(name="Keller", place=cellar, capacity_seated=40)
    make_room(name="Büro", capacity_seated=6)
    room_g.delete()
    page = ask(client, **WISH, stufenlos="ja")
    assert page.context["search"].left_out_sentence == (
        "2 Räume passen nicht: Büro (höchstens 6 Personen), Keller (nicht stufenlos)."
    )
    assert [r.room.name for r in page.context["search"].results] == ["Saal"]
    assert "2 Räume passen nicht" in page.text


def test_c15_what_nobody_wrote_down_is_said(client, db):
    make_room(capacity_seated=None, place=make_place(step_free="unknown"))
    page = ask(client, **WISH, stufenlos="ja").text
    assert "Wie viele Personen hineinpassen, steht hier noch nicht." in page
    assert "Ob der Weg stufenlos ist, steht hier noch nicht." in page


def test_c15_a_room_of_unknown_size_fits_perhaps(client, db):
    make_room(capacity_seated=None)
    page = ask(client, personen="900")
    assert page.context["search"].results[0].state.label == "passt vielleicht"
    assert "1 Raum passt vielleicht" in page.text


def test_c15_a_partly_step_free_room_explains_itself(client, db):
    place = make_place(step_free="partly", step_free_note="Rampe im Hof")
    make_room(place=place)
    assert "Teilweise stufenlos: Rampe im Hof" in ask(client, stufenlos="ja").text


def test_c15_a_quarter_narrows_the_search(client, room_g, saal):
    assert list(answers(client, **WISH, quartier="hafenkante")) == ["Saal"]


def test_c15_hidden_rooms_are_not_found(client, room_g, saal):
    saal.is_published = False
    saal.save()
    assert list(answers(client, **WISH)) == ["Raum G"]


def test_c19_a_view_only_room_is_found_and_asked_for_by_phone(client, room_g):
    room_g.mode = "view_only"
    room_g.save()
    page = ask(client, **WISH)
    assert page.context["search"].results[0].url == ""
    assert "Diesen Raum fragen Sie am Telefon an:" in page.text


def test_c15_nothing_fits_offers_the_phone(client, room_g):
    page = ask(client, personen="900")
    assert page.status_code == 200
    assert "Kein Raum passt" in page.text
    assert "Rufen Sie uns an, wir suchen mit Ihnen." in page.text
    assert 'href="tel:' in page.text
