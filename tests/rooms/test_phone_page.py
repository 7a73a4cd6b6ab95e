"""„Anfrage am Telefon aufnehmen“: the way there, who may, how much it asks."""

import pytest
from django.contrib.auth.models import Permission, User

from rooms.models import BookingRequest
from tests.factories import make_equipment, make_room

from .test_phone import call, check, series, take

pytestmark = pytest.mark.django_db
PHONE = "/verwaltung/rooms/bookingrequest/telefon/"


@pytest.fixture
def url(room_g) -> str:
    return f"{PHONE}?raum={room_g.pk}"


def test_d16_the_list_of_requests_leads_there(office_client, db):
    assert PHONE in office_client.get("/verwaltung/rooms/bookingrequest/").text


def test_d16_first_the_room_is_chosen(office_client, room_g):
    assert f'href="?raum={room_g.pk}"' in office_client.get(PHONE).text


@pytest.mark.parametrize("room", ["0", "999", "x", "²", "", "-1", "9" * 30])
def test_d16_a_room_that_is_none_is_not_found(office_client, room_g, room):
    assert office_client.get(f"{PHONE}?raum={room}").status_code == 404
    assert office_client.post(f"{PHONE}?raum={room}", call()).status_code == 404


def test_c19_a_room_for_calls_only_can_be_asked_for_here(office_client, room_g):
    room_g.mode = room_g.Mode.VIEW_ONLY
    room_g.save()
    assert "nur am Telefon" in office_client.get(PHONE).text
    take(office_client, f"{PHONE}?raum={room_g.pk}", call())
    assert BookingRequest.objects.get().bookings.get().room == room_g


@pytest.mark.parametrize("codenames", [[], ["view_bookingrequest"]])
def test_d16_taking_calls_needs_the_right_to_change(client, url, codenames):
    colleague = User.objects.create_user("ohne", is_staff=True)
    rights = Permission.objects.filter(codename__in=codenames)
    colleague.user_permissions.set(rights)
    client.force_login(colleague)
    assert client.get(url).status_code == 403
    assert client.post(url, call(take="ja")).status_code == 403
    assert not BookingRequest.objects.exists()


def test_d16_nobody_else_gets_in(client, url):
    assert client.get(url).status_code == 302
    assert client.post(url, call(take="ja")).status_code == 302
    assert not BookingRequest.objects.exists()


def test_d16_what_the_room_has_can_be_asked_for(office_client, url, room_g):
    board = make_equipment("Leinwand")
    room_g.equipment.add(board)
    assert "Leinwand" in office_client.get(url).text
    take(office_client, url, call(needs=[board.pk]))
    assert BookingRequest.objects.get().needs.get() == board


def test_d16_every_value_is_kept_after_a_fault(office_client, url):
    page = check(office_client, url, call(message="Mit Tee.", persons="viele")).text
    for value in ("19.1.2027", "10 Uhr", "Nähcafé", "viele", "Mit Tee."):
        assert value in page


@pytest.mark.parametrize("until", ["2.2.2027", "1.3.2028"])
def test_the_page_asks_equally_much_for_three_dates_and_for_sixty(
    office_client, url, room_g, until, django_assert_max_num_queries
):
    make_room(name="Saal", place=room_g.place)
    with django_assert_max_num_queries(20):
        check(office_client, url, series(until=until))
