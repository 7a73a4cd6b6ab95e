"""„Änderung anfragen“: a confirmed date stands while another time is asked for."""

import datetime as dt

import pytest
from post_office.models import Email

from rooms import changing, decision
from rooms.models import Booking
from rooms.refusal import Refused
from rooms.steps import Target
from tests.factories import at, make_booking, make_room

from .series import link_of, make_tuesdays, states

pytestmark = pytest.mark.django_db
NEW = {"date": "2027-01-20", "start": "18:00", "end": "20:00"}


def ask(client, booking, link="", **values):
    link = link or link_of(booking)
    return client.post(f"{link}aendern/?termin={booking.pk}", NEW | values)


def ask_for_all(client, booking, link="", **values):
    """The list first, then its button."""
    link = link or link_of(booking)
    listed = ask(client, booking, link, following="on", **values)
    seen = listed.context["shift"].key
    return listed, ask(client, booking, link, following="on", seen=seen, **values)


def wishes(booking):
    return Booking.objects.filter(replaces=booking)


def test_d24_a_change_of_a_confirmed_date_is_open_while_the_date_stands(client, room_g):
    [date] = make_tuesdays(room_g, "confirmed")
    link = link_of(date)
    ask(client, date, link)
    date.refresh_from_db()
    assert date.is_confirmed and date.starts_at == at("2027-01-19 18:00")
    wish = wishes(date).get()
    assert wish.is_open and wish.starts_at == at("2027-01-20 18:00")
    page = client.get(link).text
    assert "</svg>bestätigt – Änderung angefragt</p>" in page
    assert "Ihr bisheriger Termin gilt weiter" in page
    assert "Mittwoch, 20.\xa0Januar 2027, 18:00 bis 20:00\xa0Uhr" in page


def test_d24_a_second_change_takes_the_place_of_the_first(client, room_g):
    [date] = make_tuesdays(room_g, "confirmed")
    ask(client, date)
    ask(client, date, date="2027-01-21")
    assert wishes(date).get().starts_at == at("2027-01-21 18:00")


def test_d24_a_change_back_to_the_confirmed_time_ends_the_wish(client, room_g):
    [date] = make_tuesdays(room_g, "confirmed")
    ask(client, date)
    ask(client, date, date="2027-01-19")
    assert wishes(date).get().status == "withdrawn"


def test_a_wish_can_be_taken_back_once(client, room_g):
    [date] = make_tuesdays(room_g, "confirmed")
    link = link_of(date)
    ask(client, date, link)
    Email.objects.all().delete()
    for _time in range(2):
        client.post(f"{link}aenderung-zurueckziehen/", {"termin": date.pk})
    assert wishes(date).get().status == "withdrawn"
    assert states(date) == ["confirmed"]
    [letter] = Email.objects.all()
    assert letter.subject == (
        f"Änderung zurückgezogen: {date.request.number} – Musterverein (erfunden)"
    )


def test_d24_a_wish_may_overlap_its_own_date(client, room_g):
    [date] = make_tuesdays(room_g, "confirmed")
    ask(client, date, date="2027-01-19", start="19:00", end="21:00")
    assert wishes(date).get().starts_at == at("2027-01-19 19:00")


def test_d24_pressing_twice_asks_and_writes_once(client, room_g):
    [date] = make_tuesdays(room_g, "confirmed")
    link = link_of(date)
    for _time in range(2):
        assert ask(client, date, link).status_code == 302
    assert wishes(date).count() == 1
    assert Email.objects.filter(scheduled_time=None).count() == 2


def test_a_confirmed_change_moves_the_date_and_raises_its_sequence(
    client, room_g, office
):
    [date] = make_tuesdays(room_g, "confirmed")
    ask(client, date)
    decision.confirm(date.request, by=office)
    uid = date.uid
    date.refresh_from_db()
    assert date.starts_at == at("2027-01-20 18:00")
    assert (date.uid, date.sequence, wishes(date).count()) == (uid, 1, 0)


def test_a_declined_change_leaves_the_date_and_its_page_says_why(
    client, room_g, office
):
    [date] = make_tuesdays(room_g, "confirmed")
    link = link_of(date)
    ask(client, date, link)
    decision.decline(date.request, by=office, reason="taken")
    assert states(date) == ["confirmed"]
    page = client.get(link).text
    assert "Ihre Änderung war nicht möglich:" in page
    assert "</svg>bestätigt</p>" in page


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"date": "2027-01-24"}, "Der Raum ist sonntags geschlossen."),
        ({"date": ""}, "Geben Sie an, an welchem Tag Sie den Raum brauchen."),
        ({"start": "20:00", "end": "18:00"}, "Das Ende muss nach dem Beginn liegen."),
        ({"start": "18:07"}, "Möglich sind 18:00\xa0Uhr oder 18:15\xa0Uhr."),
        ({"date": "2027-03-28", "start": "02:30", "end": "04:00"}, "Diese Uhrzeit"),
        ({"date": "2026-12-01"}, "Das Datum liegt in der Vergangenheit."),
        ({"date": "2099-12-31"}, "Anfragen sind bis"),
    ],
    ids=["sunday", "no day", "order", "raster", "clock change", "past", "far away"],
)
def test_58_a_new_time_that_cannot_be_is_refused(client, room_g, values, sentence):
    [date] = make_tuesdays(room_g, "confirmed")
    answer = ask(client, date, **values)
    assert answer.status_code == 422
    assert answer.text.count(sentence) >= 2
    assert not wishes(date).exists()


def test_another_room_of_the_place_can_be_asked_for_if_all_fit_in(client, room_g):
    small = make_room(name="Kammer", place=room_g.place, capacity_seated=5)
    large = make_room(name="Saal", place=room_g.place)
    elsewhere = make_room(name="Fern")
    [date] = make_tuesdays(room_g, "confirmed")
    assert ask(client, date, room=small.pk).status_code == 422
    assert ask(client, date, room=elsewhere.pk).status_code == 422
    ask(client, date, room=large.pk)
    assert wishes(date).get().room == large


@pytest.mark.parametrize("termin", ["999999", "x", "\x00", ""])
def test_71_no_date_but_ones_own_can_be_changed(client, room_g, termin):
    [mine] = make_tuesdays(room_g, "requested")
    [theirs] = make_tuesdays(room_g, "requested")
    link = link_of(mine)
    for pk in (termin, theirs.pk):
        address = f"{link}aendern/?termin={pk}"
        assert client.get(address).status_code == 404
        assert client.post(address, NEW).status_code == 404
    assert states(theirs) == ["requested"]
    theirs.refresh_from_db()
    assert theirs.starts_at == at("2027-01-19 18:00")


def test_58_what_was_taken_after_the_form_was_checked_is_refused(room_g):
    [date] = make_tuesdays(room_g, "confirmed")
    target = Target(room_g, dt.date(2027, 1, 20), dt.time(18), dt.time(20))
    make_booking(room_g, "2027-01-20 18:00", "2027-01-20 20:00")
    with pytest.raises(Refused, match="Zu dieser Zeit ist der Raum belegt"):
        changing.change(date.request, move=changing.Move(date, target))
    assert not wishes(date).exists()
    assert not Email.objects.exists()


def test_20_what_we_answered_meanwhile_is_not_changed(room_g, office):
    [date] = make_tuesdays(room_g, "requested")
    target = Target(room_g, dt.date(2027, 1, 20), dt.time(18), dt.time(20))
    decision.decline(date.request, by=office, reason="taken")
    with pytest.raises(Refused, match="inzwischen schon beantwortet"):
        changing.change(date.request, move=changing.Move(date, target))
    assert states(date) == ["declined"]
