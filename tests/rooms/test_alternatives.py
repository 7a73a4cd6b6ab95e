"""A taken time offers others that can be asked for, and keeps what was typed."""

import pytest

from quarters.local_time import local_day
from rooms import letters
from rooms.answering import Answer
from rooms.finding import alternatives
from rooms.rules import verdict
from rooms.schedule import Schedule
from tests.factories import (
    at,
    make_booking,
    make_closure,
    make_open_booking,
    make_place,
    make_request,
    make_room,
)

pytestmark = pytest.mark.django_db
T = "2027-01-19"
FORM = "/raeume/raum-g/anfrage/"


def offered(room, start=f"{T} 10:00", end=f"{T} 12:00", **options) -> list[str]:
    """„Dienstag, 19. Januar 2027, 12:30 bis 14:30 Uhr, Raum G“ with plain spaces."""
    found = alternatives(room, at(start), at(end), **options)
    return [str(option).replace("\xa0", " ") for option in found]


def make_small_room(room_g, **overrides):
    """The only other room of the place."""
    return make_room(name="Büro", slug="buero", place=room_g.place, **overrides)


def test_c17_a_taken_time_offers_one_of_each_kind(room_g):
    make_small_room(room_g)
    make_booking(room_g)
    assert offered(room_g) == [
        "Dienstag, 19. Januar 2027, 12:30 bis 14:30 Uhr, Raum G",
        "Dienstag, 19. Januar 2027, 10:00 bis 12:00 Uhr, Büro",
        "Dienstag, 26. Januar 2027, 10:00 bis 12:00 Uhr, Raum G",
    ]


def test_c17_other_rooms_are_offered_only_if_the_persons_fit(room_g):
    make_small_room(room_g, capacity_seated=6)
    make_booking(room_g)
    assert not [words for words in offered(room_g, persons=20) if "Büro" in words]
    assert [words for words in offered(room_g, persons=6) if "Büro" in words]


def test_c17_a_room_too_small_gives_way_to_rooms_that_fit(room_g):
    make_small_room(room_g, capacity_seated=60)
    make_booking(room_g)
    found = offered(room_g, persons=40)
    assert len(found) == 3
    assert all("Büro" in words for words in found)


def test_c17_a_room_elsewhere_names_its_place(room_g):
    make_room(name="Saal", place=make_place(name="Altes Pumpwerk"))
    make_booking(room_g)
    saal = "Dienstag, 19. Januar 2027, 10:00 bis 12:00 Uhr, Saal (Altes Pumpwerk)"
    assert saal in offered(room_g)


def test_c17_view_only_and_hidden_rooms_are_not_offered(room_g):
    make_small_room(room_g, mode="view_only")
    make_room(name="Keller", place=room_g.place, is_published=False)
    make_booking(room_g)
    assert all("Raum G" in words for words in offered(room_g))


def test_c17_nobody_is_sent_from_a_step_free_room_to_stairs(room_g):
    room_g.place = make_place(step_free="yes")
    room_g.save()
    make_room(name="Keller", place=make_place(step_free="no"))
    make_booking(room_g)
    assert all("Raum G" in words for words in offered(room_g))


CASES = {
    "taken": (f"{T} 10:00", f"{T} 12:00"),
    "around the taken time": (f"{T} 08:00", f"{T} 14:00"),
    "closed on Sundays": ("2027-01-24 10:00", "2027-01-24 12:00"),
    "after closing": (f"{T} 21:00", f"{T} 23:00"),
    "off the raster": (f"{T} 14:07", f"{T} 15:07"),
    "too short": (f"{T} 14:00", f"{T} 14:15"),
    "too long": (f"{T} 08:00", f"{T} 20:00"),
    "too soon": ("2027-01-12 10:00", "2027-01-12 12:00"),
    "past": ("2027-01-05 10:00", "2027-01-05 12:00"),
    "too far ahead": ("2027-09-07 10:00", "2027-09-07 12:00"),
    "years ahead": ("2199-12-31 10:00", "2199-12-31 12:00"),
    "the day the clocks change": ("2027-03-28 01:30", "2027-03-28 04:00"),
}


@pytest.mark.parametrize(("start", "end"), CASES.values(), ids=list(CASES))
def test_c17_whatever_was_refused_there_are_three_others(room_g, start, end):
    make_booking(room_g)
    found = alternatives(room_g, at(start), at(end))
    assert len(found) == 3
    assert len({(option.room, option.starts_at) for option in found}) == 3
    for option in found:
        schedule = Schedule.around(option.room, option.starts_at, option.ends_at)
        assert verdict(schedule, option.starts_at, option.ends_at).is_possible


def test_c17_one_free_evening_in_the_next_weeks_is_enough(room_g):
    make_closure("2027-01-11 00:00", "2027-02-02 14:00")
    make_closure("2027-02-02 20:00", "2027-07-12 00:00")
    assert offered(room_g) == [
        "Dienstag, 2. Februar 2027, 14:00 bis 16:00 Uhr, Raum G",
        "Dienstag, 2. Februar 2027, 16:00 bis 18:00 Uhr, Raum G",
        "Dienstag, 2. Februar 2027, 18:00 bis 20:00 Uhr, Raum G",
    ]


def test_c17_near_the_end_of_the_horizon_earlier_days_are_offered(room_g):
    make_booking(room_g, "2027-07-10 10:00", "2027-07-10 18:00")
    found = alternatives(room_g, at("2027-07-10 10:00"), at("2027-07-10 12:00"))
    assert [local_day(option.starts_at).isoformat() for option in found] == [
        "2027-07-09",
        "2027-07-08",
        "2027-07-07",
    ]


def test_c17_nothing_is_offered_where_nothing_is_free(room_g):
    make_booking(room_g)
    make_closure("2027-01-11 00:00", "2028-01-01 00:00")
    assert offered(room_g) == []


def test_c17_times_that_others_asked_for_come_last_and_say_so(room_g):
    make_booking(room_g)
    make_closure("2027-01-11 00:00", T + " 00:00")
    make_closure("2027-01-20 00:00", "2028-01-01 00:00")
    make_open_booking(room_g, f"{T} 12:30", f"{T} 18:00")
    assert offered(room_g) == [
        "Dienstag, 19. Januar 2027, 18:30 bis 20:30 Uhr, Raum G",
        "Dienstag, 19. Januar 2027, 12:30 bis 14:30 Uhr, Raum G – schon angefragt",
        "Dienstag, 19. Januar 2027, 14:30 bis 16:30 Uhr, Raum G – schon angefragt",
    ]


def test_c17_the_wished_time_itself_is_no_alternative(room_g):
    assert "Dienstag, 19. Januar 2027, 10:00 bis 12:00 Uhr, Raum G" not in offered(
        room_g
    )


def test_c17_alternatives_name_nobody(client, filled, room_g):
    make_open_booking(room_g, status="confirmed", request=None)
    page = client.post(FORM, filled())
    assert "Musterverein" in page.text  # as typed by the visitor, in the field
    assert page.text.count("Musterverein") == 1


def test_c17_the_refused_form_offers_three_buttons(client, filled, room_g):
    make_small_room(room_g)
    make_booking(room_g)
    page = client.post(FORM, filled())
    assert page.status_code == 422
    assert page.text.count('name="alternative"') == 3
    assert 'formaction="/raeume/buero/anfrage/"' in page.text


def test_c17_one_press_keeps_what_was_typed_in_the_other_room(client, filled, room_g):
    make_small_room(room_g)
    make_booking(room_g)
    data = filled() | {"alternative": f"{T} 10:00 12:00"}
    answer = client.post("/raeume/buero/anfrage/", data)
    assert answer["Location"] == "/raeume/buero/anfrage/pruefen/"
    page = client.post(answer["Location"], data)
    assert "Stimmt alles?" in page.text
    assert 'value="Deutsch-Lerngruppe"' in page.text
    assert "Wir bringen Tee mit." in page.text


def test_c17_too_many_persons_are_sent_to_rooms_that_hold_them(client, filled, room_g):
    make_small_room(room_g, capacity_seated=60)
    make_booking(room_g)
    page = client.post(FORM, filled(persons="40"))
    assert page.text.count('formaction="/raeume/buero/anfrage/"') == 3


@pytest.mark.parametrize("rooms", [1, 12])
def test_c17_alternatives_need_as_many_queries_for_many_rooms(
    room_g, rooms, django_assert_num_queries
):
    for _number in range(rooms):
        make_booking(make_room(place=room_g.place))
    make_booking(room_g)
    with django_assert_num_queries(5):
        assert len(offered(room_g)) == 3


def test_c17_a_declined_request_is_offered_rooms_that_fit_its_persons(room_g):
    make_small_room(room_g, capacity_seated=6)
    booking = make_open_booking(room_g, request=make_request(persons=20))
    letter = letters.answer(Answer(booking.request, declined=[booking]))
    assert "Büro" not in letter.text
    assert "26. Januar" in letter.text.replace("\xa0", " ")
