"""A request for several dates: checked, stored, sent off by its button."""

import re
from email.errors import InvalidHeaderDefect

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from post_office.models import Email

from rooms.models import Booking, BookingRequest
from rooms.outbox import due
from tests.factories import make_booking, make_closure, make_room

pytestmark = pytest.mark.django_db
FORM = "/raeume/raum-g/anfrage/"
CHECK, SENT = f"{FORM}pruefen/", f"{FORM}gesendet/"
TUESDAYS = {
    "start": "18:00",
    "end": "20:00",
    "often": "series",
    "rhythm": "weekly",
    "until": "2027-03-30",
}


@pytest.fixture
def series(filled):
    return lambda **choices: filled(**TUESDAYS) | choices


@pytest.fixture
def spoiled(room_g):
    """Case 46: one Tuesday is closed, another taken."""
    make_closure("2027-02-02 00:00", "2027-02-03 00:00", room=room_g)
    make_booking(room_g, "2027-02-16 18:00", "2027-02-16 20:00")


@pytest.fixture
def left_out(spoiled, series, room_g):
    """Both of them left out on purpose."""
    days = ("2027-02-02", "2027-02-16")
    return series(**{f"wahl-{day}-{room_g.pk}": "auslassen" for day in days})


def press(client, data) -> str:
    """Ask and return the address behind the letter."""
    client.post(SENT, data)
    letter = Email.objects.filter(subject__startswith="Bitte noch").latest("pk")
    return re.search(r"http://testserver(/anfrage/\S+)", letter.message)[1]


def statuses() -> list[str]:
    own = Booking.objects.of_requests().order_by("starts_at", "pk")
    return list(own.values_list("status", flat=True))


def test_46_the_check_page_shows_each_date_and_nothing_is_saved(
    client, series, spoiled
):
    page = client.post(CHECK, series())
    assert page.status_code == 200
    assert "11 Termine: 9 frei, 1 geschlossen, 1 belegt" in page.text
    assert page.text.count('class="checklist__line') == 11
    assert BookingRequest.objects.count() == 0


def test_d06_a_repair_is_shown_before_it_is_asked_for(client, series, spoiled, room_g):
    choice = f"2027-02-16 15:30 17:30 {room_g.pk}"
    page = client.post(CHECK, series(**{f"wahl-2027-02-16-{room_g.pk}": choice}))
    assert "Sie fragen 10 Termine an, 1 wird ausgelassen." in page.text
    assert "statt Dienstag, 16.\xa0Februar 2027" in page.text


def test_47_nine_open_dates_and_two_that_keep_state_and_reason(
    client, left_out, room_g
):
    client.post(SENT, left_out)
    client.post(press(client, left_out))
    [request] = BookingRequest.objects.all()
    assert (request.is_sent, request.rhythm) == (True, "weekly")
    assert (
        statuses()
        == ["requested"] * 2
        + ["left_out"]
        + ["requested"]
        + ["left_out"]
        + ["requested"] * 6
    )
    out = request.bookings.filter(status="left_out")
    assert [booking.reason for booking in out] == ["closed", "taken"]


def test_what_was_taken_meanwhile_is_shown_and_every_choice_is_kept(
    client, left_out, room_g
):
    strike = {f"wahl-2027-03-30-{room_g.pk}": "auslassen"}
    make_booking(room_g, "2027-01-19 18:00", "2027-01-19 20:00")
    page = client.post(SENT, left_out | strike)
    assert page.status_code == 409
    assert "1 Termin hat sich inzwischen geändert." in page.text
    assert "Sie fragen 7 Termine an, 4 werden ausgelassen." in page.text
    assert BookingRequest.objects.count() == 0


def test_dates_nobody_chose_about_are_not_left_out_unseen(client, series, spoiled):
    page = client.post(SENT, series())
    assert page.status_code == 409
    assert "2 Termine haben sich inzwischen geändert." in page.text


@pytest.mark.parametrize(("url", "status"), [(CHECK, 422), (SENT, 409)])
def test_at_least_one_date_has_to_stay(client, filled, room_g, url, status):
    data = filled(**TUESDAYS | {"until": "2027-01-26"})
    for day in ("2027-01-19", "2027-01-26"):
        data[f"wahl-{day}-{room_g.pk}"] = "auslassen"
    page = client.post(url, data)
    assert page.status_code == status
    assert "Bitte lassen Sie mindestens einen Termin stehen." in page.text


def test_a_choice_that_cannot_be_is_named_and_the_others_are_kept(
    client, left_out, room_g
):
    wrong = {f"wahl-2027-02-16-{room_g.pk}": f"2027-02-16 18:00 20:00 {room_g.pk}"}
    page = client.post(CHECK, left_out | wrong)
    assert page.status_code == 422
    assert "Bitte prüfen Sie Ihre Auswahl." in page.text
    assert f'id="id_wahl-2027-02-16-{room_g.pk}_0_error"' in page.text
    assert 'value="auslassen" checked' in page.text


def test_21_the_room_that_is_free_stays_requestable(client, filled, room_g):
    annex = make_room(name="Nebenraum", place=room_g.place)
    make_booking(annex)
    choice = {f"wahl-2027-01-19-{annex.pk}": "auslassen"}
    data = filled(rooms=[str(annex.pk)])
    assert "Nebenraum" in client.post(CHECK, data).text
    client.post(press(client, data | choice))
    found = {b.room: b.status for b in Booking.objects.of_requests()}
    assert found == {room_g: "requested", annex: "left_out"}


def test_24_a_letter_that_cannot_be_stored_leaves_no_dates_behind(
    client, left_out, settings
):
    settings.DEFAULT_FROM_EMAIL = "QEK"  # no address: the outbox refuses it
    with pytest.raises(InvalidHeaderDefect):
        client.post(SENT, left_out)
    assert BookingRequest.objects.count() == Booking.objects.of_requests().count() == 0


def test_19_a_series_pressed_twice_is_one_request(client, left_out):
    for _time in range(2):
        assert client.post(SENT, left_out).status_code == 302
    assert BookingRequest.objects.count() == due().count() == 1
    assert len(statuses()) == 11


def test_another_choice_makes_another_request(client, left_out, room_g):
    client.post(SENT, left_out)
    client.post(SENT, left_out | {f"wahl-2027-03-30-{room_g.pk}": "auslassen"})
    assert BookingRequest.objects.count() == 2


def test_d03_nobody_hears_of_a_series_before_the_button(client, left_out):
    link = press(client, left_out)
    for _time in range(10):
        assert client.get(link).status_code == client.head(link).status_code == 200
    assert set(statuses()) == {"unverified", "left_out"}
    client.post(link)
    assert "requested" in statuses()


def test_dates_that_went_meanwhile_are_named_and_the_rest_can_go(
    client, left_out, room_g
):
    link = press(client, left_out)
    make_booking(room_g, "2027-01-19 18:00", "2027-01-19 20:00")
    page = client.post(link)
    assert page.status_code == 409
    assert "1 Termin ist inzwischen nicht mehr möglich." in page.text
    assert "Anfrage ohne diese Termine abschicken" in page.text
    ids = re.findall(r'name="ohne" value="(\d+)"', page.text)
    for _time in range(2):
        assert client.post(link, {"ohne": ids}).status_code == 302
    assert statuses().count("requested") == 8
    assert statuses()[0] == "left_out"


def test_a_date_that_went_unseen_is_not_left_behind(client, left_out, room_g):
    link = press(client, left_out)
    make_booking(room_g, "2027-01-19 18:00", "2027-01-19 20:00")
    ids = re.findall(r'name="ohne" value="(\d+)"', client.post(link).text)
    make_booking(room_g, "2027-01-26 18:00", "2027-01-26 20:00")
    page = client.post(link, {"ohne": ids})
    assert "2 Termine sind inzwischen nicht mehr möglich." in page.text
    assert not BookingRequest.objects.get().is_sent


def test_when_every_date_went_the_answers_are_kept_for_another_time(
    client, left_out, room_g
):
    link = press(client, left_out)
    make_closure("2027-01-01 00:00", "2027-04-30 00:00", room=room_g)
    page = client.post(link)
    assert page.status_code == 409
    assert "Von Ihrer Anfrage ist kein Termin übrig." in page.text
    assert "Anfrage ohne diese Termine" not in page.text


@pytest.mark.parametrize("url", [CHECK, SENT])
def test_twenty_dates_cost_as_many_queries_as_two(client, filled, room_g, url):
    costs = []
    for until in ("2027-01-26", "2027-06-01"):
        data = filled(**TUESDAYS | {"until": until})
        with CaptureQueriesContext(connection) as queries:
            assert client.post(url, data).status_code in (200, 302)
        costs.append(len(queries))
    assert costs[0] == costs[1]
