"""The request form as its rows in the list of capabilities want it."""

import re

import pytest
from django.utils import timezone

from rooms.models import BookingRequest
from tests.factories import at, make_request, make_room
from tests.pages import text_of
from tests.rooms.test_asking import CHECK, FORM, SENT

pytestmark = pytest.mark.django_db


def test_d01_a_request_needs_no_account(client, filled, django_user_model):
    client.post(SENT, filled())
    assert BookingRequest.objects.count() == 1
    assert django_user_model.objects.count() == 0
    assert "sessionid" not in client.cookies


def test_d02_the_same_address_asks_again_any_time(client, filled):
    client.post(SENT, filled())
    client.post(SENT, filled(start="14:00", end="16:00"))
    addresses = BookingRequest.objects.values_list("email", flat=True)
    assert list(addresses) == ["vera@verein.example"] * 2


def test_d04_the_form_sets_no_puzzle_and_asks_no_third_party(client, room_g):
    page = client.get(FORM).text
    form = page[page.index("<form method") : page.index("</form>")]
    assert "captcha" not in form.lower() and "<script" not in form
    assert not re.search(r"""(src|action|href)=["'](https?:)?//""", form)
    assert 'name="website" autocomplete="off" tabindex="-1"' in form


def test_d22_the_accepted_rules_are_stored_with_version_and_time(
    client, filled, room_g
):
    room_g.rules = "Neue Regel."
    room_g.save()
    client.post(SENT, filled())
    request = BookingRequest.objects.get()
    assert request.rules_version == room_g.rules_version == 2
    assert (timezone.now() - request.rules_accepted_at).total_seconds() < 60


def test_g08_each_question_about_a_person_says_why(client, room_g):
    page = client.get(FORM).text
    for name in ["organisation", "name", "email", "phone"]:
        control = re.search(rf'<input[^>]* id="id_{name}"[^>]*>', page)[0]
        assert f'aria-describedby="id_{name}_helptext"' in control
        assert page.count(f'id="id_{name}_helptext"') == 1


@pytest.mark.parametrize(
    ("is_public", "stored"), [("True", True), ("False", False)], ids=["open", "closed"]
)
def test_ahead_5_only_what_is_open_for_all_may_be_announced(
    client, filled, is_public, stored
):
    data = filled(is_public=is_public, wants_announcement="on")
    page = text_of(client.post(CHECK, data))
    assert ("Darf angekündigt werden" in page) == stored
    client.post(SENT, data)
    assert BookingRequest.objects.get().wants_announcement == stored


def test_ahead_10_the_form_says_how_long_answers_usually_take(client, room_g):
    assert "antworten wir" not in text_of(client.get(FORM))
    for _number in range(5):
        asked = make_request(sent_at=at("2027-01-04 09:00"))
        asked.log.create(
            text="Beantwortet", at=at("2027-01-06 09:00"), by_name="Ada", new="declined"
        )
    assert "Meist antworten wir in 2 Arbeitstagen." in text_of(client.get(FORM))


def test_c14_the_check_page_leads_back_to_the_rooms(client, filled, room_g):
    annex = make_room(name="Nebenraum", place=room_g.place, capacity_seated=10)
    page = client.post(CHECK, filled(rooms=[annex.pk])).text
    assert 'value="id_rooms_0"' in page
