"""A room that is asked for by phone only: shown, but without a form."""

import pytest

from rooms.models import BookingRequest

pytestmark = pytest.mark.django_db
ROOM = "/raeume/raum-g/"
STEPS = ["anfrage/", "anfrage/pruefen/", "anfrage/gesendet/"]


@pytest.fixture
def by_phone(room_g):
    room_g.mode = "view_only"
    room_g.save()
    return room_g


def test_c19_its_page_shows_when_it_is_free_and_a_number_to_call(client, by_phone):
    page = client.get(ROOM).text
    assert "Diesen Raum können Sie am Telefon anfragen." in page
    assert 'href="tel:' in page
    assert f"{ROOM}anfrage/" not in page


@pytest.mark.parametrize("step", STEPS)
def test_c19_whoever_opens_its_form_gets_the_number(client, by_phone, step):
    page = client.get(ROOM + step)
    assert page.status_code == 404
    assert "Diesen Raum können Sie nur am Telefon anfragen." in page.text
    assert 'href="tel:' in page.text


@pytest.mark.parametrize("step", STEPS)
def test_c19_a_form_that_was_open_before_stores_nothing(client, filled, room_g, step):
    data = filled()
    room_g.mode = "view_only"
    room_g.save()
    page = client.post(ROOM + step, data)
    assert "Diesen Raum können Sie nur am Telefon anfragen." in page.text
    assert not BookingRequest.objects.exists()


@pytest.mark.parametrize("step", STEPS)
def test_a_hidden_room_has_no_form_at_all(client, room_g, step):
    room_g.is_published = False
    room_g.save()
    page = client.get(ROOM + step)
    assert page.status_code == 404
    assert "Raum G" not in page.text
