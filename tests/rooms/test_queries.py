"""Every page of the conversation needs a fixed number of queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    make_booking,
    make_open_booking,
    make_partner,
    make_request,
    make_room,
)

pytestmark = pytest.mark.django_db
FORM = "/raeume/raum-g/anfrage/"


@pytest.fixture(params=[0, 30], ids=["an empty room", "a full room"])
def asked(request, room_g):
    for number in range(request.param):
        day, hour = 18 + number % 5, 13 + number // 5
        make_booking(room_g, f"2027-01-{day} {hour}:00", f"2027-01-{day} {hour}:30")
    return make_open_booking(room_g).request


@pytest.mark.parametrize(
    ("path", "queries"),
    [("", 14), ("zurueckziehen/", 10), ("stornieren/", 4), ("schreiben/", 2)],
)
def test_the_requesters_pages(client, asked, path, queries, django_assert_num_queries):
    link = f"/anfrage/{asked.new_link()}/{path}"
    with django_assert_num_queries(queries):
        client.get(link)


def test_the_check_page(client, asked, filled, django_assert_num_queries):
    data = filled()
    with django_assert_num_queries(12):
        client.post(f"{FORM}pruefen/", data)


@pytest.mark.parametrize("others", [0, 5])
def test_the_form(client, asked, others, django_assert_num_queries):
    for _number in range(others):
        make_room(place=asked.bookings.get().room.place)
    with django_assert_num_queries(10):
        client.get(FORM)


def test_the_decision_page(office_client, asked, django_assert_num_queries):
    page = f"/verwaltung/rooms/bookingrequest/{asked.pk}/entscheiden/"
    office_client.get(page)  # the first look of the day is written down
    with django_assert_num_queries(32):
        office_client.get(page)


def test_the_decision_page_with_others_who_want_the_time(office_client, room_g):
    asked = make_open_booking(room_g).request
    page = f"/verwaltung/rooms/bookingrequest/{asked.pk}/entscheiden/"
    found = []
    for rivals in (1, 5):
        for number in range(rivals):
            partner = make_partner(name=f"Treff {rivals} {number}")
            make_open_booking(room_g, request=make_request(partner=partner))
        office_client.get(page)
        with CaptureQueriesContext(connection) as queries:
            office_client.get(page)
        found.append(len(queries))
    assert found[0] == found[1]
