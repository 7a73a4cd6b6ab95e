"""Who of us has read a request stands in its history, seen by the team only."""

from datetime import timedelta

import pytest

from rooms import letters
from tests.factories import make_open_booking, make_request

from .canary import ADDRESS

pytestmark = pytest.mark.django_db
LIST = "/verwaltung/rooms/bookingrequest/"


@pytest.mark.parametrize("page", ["change", "entscheiden"])
def test_g06_reading_is_logged_once_a_day(
    office_client, office, room_g, monday_morning, page
):
    request = make_open_booking(room_g).request
    for _time in range(2):
        office_client.get(f"{LIST}{request.pk}/{page}/")
    entry = request.log.get()
    assert (entry.by, entry.text, entry.is_public) == (office, "gelesen", False)
    monday_morning.shift(timedelta(days=1))
    office_client.force_login(office)
    office_client.get(f"{LIST}{request.pk}/{page}/")
    assert request.log.count() == 2


def test_g06_everybody_is_logged_by_name(
    office_client, office, room_g, django_user_model
):
    request = make_open_booking(room_g).request
    office_client.get(f"{LIST}{request.pk}/entscheiden/")
    other = django_user_model.objects.create_superuser("vertretung")
    office_client.force_login(other)
    office_client.get(f"{LIST}{request.pk}/entscheiden/")
    names = request.log.values_list("by_name", flat=True)
    assert sorted(names) == ["buero", "vertretung"]


def test_g06_looking_up_and_handing_out_are_logged(office_client, room_g):
    request = make_open_booking(room_g, request=make_request(email=ADDRESS)).request
    for deed in ("show", "download"):
        office_client.post(f"{LIST}auskunft/", {"address": ADDRESS, deed: "ja"})
    texts = request.log.values_list("text", flat=True)
    assert sorted(texts) == ["Auskunft erteilt", "gelesen"]


def test_the_requester_does_not_see_who_has_read(office_client, room_g):
    request = make_open_booking(room_g).request
    office_client.get(f"{LIST}{request.pk}/entscheiden/")
    page = office_client.get(f"/anfrage/{request.new_link()}/").text
    assert "gelesen" not in page


def test_g06_reading_a_letter_about_a_request_is_logged(office_client, office, room_g):
    request = make_open_booking(room_g).request
    letters.received(request).queue()
    letter = request.letters.get().email
    page = f"/verwaltung/post_office/email/{letter.pk}/change/"
    assert office_client.get(page).status_code == 200
    assert request.log.get().by == office


def test_looking_at_the_list_is_no_reading(office_client, room_g):
    request = make_open_booking(room_g).request
    office_client.get(LIST)
    assert not request.log.exists()
