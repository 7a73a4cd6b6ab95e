"""The hours an organisation has this half-year, beside its request and its rivals."""

from datetime import date

import pytest

from rooms import usage
from rooms.models import Booking
from rooms.words import hours_words
from tests.factories import make_booking, make_open_booking, make_partner, make_request

pytestmark = pytest.mark.django_db
T = "2027-01-19"
TODAY = date(2027, 1, 11)


def hold(room, starts, ends, **request):
    return make_booking(room, starts, ends, request=make_request(**request))


def test_ahead_17_hours_are_of_this_half_year_and_confirmed(room_g):
    tea = {"organisation": "Teekreis"}
    hold(room_g, "2026-12-31 10:00", "2026-12-31 20:00", **tea)
    hold(room_g, "2027-01-04 10:00", "2027-01-04 12:00", **tea)
    hold(room_g, "2027-06-30 10:00", "2027-06-30 20:00", **tea)
    hold(room_g, "2027-07-01 10:00", "2027-07-01 20:00", **tea)
    make_open_booking(room_g, request=make_request(**tea))
    make_booking(room_g, f"{T} 15:00", f"{T} 16:00", title="Teekreis")
    off = hold(room_g, f"{T} 18:00", f"{T} 19:00", **tea)
    Booking.objects.filter(pk=off.pk).update(status=Booking.Status.CANCELLED)
    assert usage.HalfYear(TODAY).hours_of("Teekreis") == 12
    assert usage.HalfYear(date(2027, 7, 1)).hours_of("Teekreis") == 10
    assert usage.HalfYear(TODAY).hours_of("Anderer Kreis") == 0
    assert usage.HalfYear(TODAY).hours_of("") == 0


def test_ahead_17_one_organisation_however_it_is_written(room_g):
    partner = make_partner(name="Bürgertreff")
    hold(room_g, f"{T} 08:00", f"{T} 09:30", organisation="Bürgertreff  ÖST")
    hold(room_g, f"{T} 12:00", f"{T} 13:00", organisation="Treff", partner=partner)
    assert usage.HalfYear(TODAY).hours_of("bürgertreff öst") == 1.5
    assert usage.HalfYear(TODAY).hours_of("Bürgertreff Öst", partner.pk) == 2.5


def test_59_hours_are_those_that_pass_when_the_clock_changes(room_g):
    hold(room_g, "2027-03-28 01:00", "2027-03-28 04:00", organisation="Nacht")
    assert usage.HalfYear(TODAY).hours_of("Nacht") == 2


@pytest.mark.parametrize(
    ("hours", "words"),
    [(0, "keine Stunde"), (1, "1 Stunde"), (12, "12 Stunden"), (1.5, "1,5 Stunden")],
)
def test_hours_read_as_german(hours, words):
    assert hours_words(hours) == words


def test_ahead_17_the_decision_page_names_the_hours_of_all_who_want_the_time(
    office_client, room_g
):
    asked = make_open_booking(room_g, request=make_request(organisation="Teekreis"))
    make_open_booking(room_g, request=make_request(organisation="Chor"))
    hold(room_g, "2027-02-01 08:00", "2027-02-01 16:00", organisation="Teekreis")
    hold(room_g, "2027-02-02 08:00", "2027-02-02 12:30", organisation="Chor")
    url = f"/verwaltung/rooms/bookingrequest/{asked.request.pk}/entscheiden/"
    page = office_client.get(url).text
    assert "In diesem Halbjahr: 8 Stunden" in page
    assert "In diesem Halbjahr: 4,5 Stunden" in page
