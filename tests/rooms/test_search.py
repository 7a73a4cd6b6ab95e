"""„Für 20 Personen, Dienstag 18 bis 20 Uhr, stufenlos“ over all rooms."""

import pytest

from tests.factories import make_booking, make_closure, make_open_booking, make_room

from .searching import WISH, T, answer, answers, ask, plain

pytestmark = pytest.mark.django_db


def test_c15_rooms_of_all_quarters_answer_the_free_ones_first(client, room_g, saal):
    make_booking(room_g, f"{T} 18:00", f"{T} 20:00")
    assert answers(client, **WISH) == {"Saal": "frei", "Raum G": "belegt"}


def test_c15_the_page_says_in_its_title_what_was_asked(client, room_g):
    page = plain(ask(client, **WISH, stufenlos="ja").text)
    assert (
        "<title>Räume für 20 Personen, Dienstag, 19. Januar 2027,"
        " 18:00 bis 20:00 Uhr, stufenlos · QEK</title>" in page
    )
    assert "1 Raum ist frei" in page


def test_c15_a_free_room_leads_to_the_form_with_everything_filled_in(client, room_g):
    url = answer(client, **WISH).url
    assert url == "/raeume/raum-g/anfrage/?datum=2027-01-19&von=18%3A00&bis=20%3A00" + (
        "&personen=20"
    )
    form = client.get(url).text
    assert 'value="2027-01-19"' in form
    assert '<option value="18:00" selected>' in form
    assert '<option value="20:00" selected>' in form
    assert 'name="persons" value="20"' in form


def test_c15_a_room_others_asked_for_can_still_be_asked_for(client, room_g):
    make_open_booking(room_g, f"{T} 18:00", f"{T} 20:00")
    found = answer(client, **WISH)
    assert found.state.label == "angefragt"
    assert "Sie können trotzdem anfragen." in found.sentence
    assert found.url


def test_c15_a_room_that_holds_requests_is_not_offered_for_that_time(client, room_g):
    room_g.hold_open_requests = True
    room_g.save()
    make_open_booking(room_g, f"{T} 18:00", f"{T} 20:00")
    found = answer(client, **WISH)
    assert (found.state.label, found.url) == ("angefragt", "")
    assert found.other


def test_c15_a_taken_room_names_its_nearest_free_time_that_day(client, room_g):
    make_booking(room_g, f"{T} 18:00", f"{T} 20:00")
    found = answer(client, **WISH)
    assert plain(found.other.text) == "Dienstag, 19. Januar, 15:30 bis 17:30 Uhr"
    assert found.other.url.endswith(
        "?datum=2027-01-19&von=15%3A30&bis=17%3A30&personen=20"
    )


def test_c15_a_room_taken_all_day_names_the_next_day(client, room_g):
    make_booking(room_g, f"{T} 08:00", f"{T} 21:00")
    other = answer(client, **WISH).other
    assert plain(other.text) == "Mittwoch, 20. Januar, 18:00 bis 20:00 Uhr"


def test_c15_a_closed_room_says_why(client, room_g):
    make_closure(f"{T} 00:00", "2027-01-20 00:00", reason="Betriebsausflug")
    found = answer(client, **WISH)
    assert found.state.label == "geschlossen"
    assert "Betriebsausflug" in found.sentence
    assert "Mittwoch, 20." in found.other.text


def test_c15_a_day_without_opening_hours_is_closed(client, room_g):
    found = answer(client, datum="2027-01-24", von="10", bis="12")
    assert found.state.label == "geschlossen"
    assert "sonntags geschlossen" in found.sentence


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        ({"datum": "2027-01-12"}, "frühestens"),
        ({"datum": "2027-09-07"}, "bis Samstag, 10."),
        ({"datum": "2199-12-31"}, "bis Samstag, 10."),
        ({"von": "18:07"}, "Möglich sind"),
        ({"von": "8:00", "bis": "20:00"}, "höchstens 8 Stunden"),
    ],
    ids=["too soon", "too far", "far beyond", "off the raster", "too long"],
)
def test_c15_what_no_rule_allows_says_which_and_names_a_time(
    client, room_g, wish, words
):
    found = answer(client, **WISH | wish)
    assert found.state.label == "unmöglich"
    assert words in found.sentence
    assert found.other


def test_c15_a_day_alone_lists_the_free_times(client, room_g):
    make_booking(room_g, f"{T} 10:00", f"{T} 12:00")
    found = answer(client, datum=T, personen="8")
    assert found.state.label == "frei"
    assert found.sentence == "Frei: 8:00–9:30, 12:30–21:00"
    assert found.url == "/raeume/raum-g/anfrage/?datum=2027-01-19&personen=8"


def test_c15_a_day_alone_tells_of_open_requests(client, room_g):
    make_open_booking(room_g, f"{T} 10:00", f"{T} 12:00")
    found = answer(client, datum=T)
    assert found.sentence == "Frei: 8:00–21:00 (zum Teil schon angefragt)"


@pytest.mark.parametrize(
    ("day", "state", "following"),
    [
        (T, "belegt", "Mittwoch, 20."),
        ("2027-01-24", "geschlossen", "Montag, 25."),
        ("2027-01-12", "unmöglich", "Mittwoch, 13."),
    ],
)
def test_c15_a_day_without_free_time_names_the_next(
    client, room_g, day, state, following
):
    make_booking(room_g, f"{T} 08:00", f"{T} 21:00")
    found = answer(client, datum=day)
    assert found.state.label == state
    assert plain(found.other.text).startswith(following)


def test_c16_without_a_day_each_room_names_its_next_free_time(client, room_g):
    found = answer(client, personen="20")
    assert found.state.label == "passt"
    assert plain(found.other.text) == "Mittwoch, 13. Januar, ab 8:00 Uhr"


def test_c16_each_card_names_its_next_free_time(client, room_g):
    make_booking(room_g, "2027-01-13 08:00", "2027-01-13 21:00")
    page = plain(client.get("/raeume/").text)
    assert "Nächster freier Termin" in page
    assert "Donnerstag, 14. Januar, 8:00 Uhr" in page


def test_c15_no_name_stands_in_the_answers(client, room_g):
    booking = make_open_booking(room_g, f"{T} 18:00", f"{T} 20:00")
    booking.request.name = booking.request.organisation = "Zzyzx Geheim"
    booking.request.save()
    assert "Zzyzx" not in ask(client, **WISH).text
    booking.status = "confirmed"
    booking.save()
    assert "Zzyzx" not in ask(client, **WISH).text


def test_c15_an_empty_form_shows_all_rooms(client, room_g):
    page = ask(client, personen="", datum="", von="", bis="", quartier="")
    assert page.status_code == 200
    assert page.context["search"] is None
    assert "Nächster freier Termin" in page.text


@pytest.mark.parametrize("rooms", [2, 12])
@pytest.mark.parametrize("wish", [WISH, {"datum": T}, {"personen": "5"}])
def test_c15_the_search_needs_as_many_queries_for_many_rooms(
    client, db, rooms, wish, django_assert_num_queries
):
    for _number in range(rooms):
        make_booking(make_room(), f"{T} 18:00", f"{T} 20:00")
    with django_assert_num_queries(8):
        ask(client, **wish)
