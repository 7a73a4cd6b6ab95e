"""The number that people read out on the phone: everywhere, and always the same."""

import re

import pytest

from rooms import letters
from rooms.models.request import new_number
from tests.factories import make_open_booking, make_request

pytestmark = pytest.mark.django_db
LIST = "/verwaltung/rooms/bookingrequest/"


@pytest.fixture
def asked(room_g):
    request = make_request(number="QEK-7K4M")
    make_open_booking(room_g)  # somebody else's
    return make_open_booking(room_g, request=request).request


def test_d23_the_number_is_easy_to_read_out():
    numbers = [new_number() for _try in range(50)]
    assert all(re.fullmatch(r"QEK-[2-9A-HJ-NP-TV-Z]{4}", one) for one in numbers)


def test_d23_page_and_letter_carry_the_number(client, asked):
    page = client.get(f"/anfrage/{asked.new_link()}/").text
    assert "QEK-7K4M" in page.partition("<h1")[2].partition("</h1>")[0]
    assert letters.received(asked).subject.endswith("(QEK-7K4M)")


@pytest.mark.parametrize("typed", ["QEK-7K4M", "qek-7k4m", "7K4M"])
def test_d23_the_office_finds_a_request_by_its_number(office_client, asked, typed):
    found = office_client.get(LIST, {"q": typed, "stand": "alle"}).context["cl"]
    assert [str(request) for request in found.queryset] == ["QEK-7K4M"]
