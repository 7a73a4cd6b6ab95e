"""Confirming and declining: re-checked at that moment, safe to press twice."""

import pytest
from post_office.models import Email

from rooms import decision, taking_back
from rooms.decision import AlreadyDecided
from rooms.rules import Refused, Waive
from tests.factories import at, make_booking, make_closure, make_open_booking

T = "2027-01-19"


@pytest.fixture
def asked(room_g):
    """An open request for T, ten to twelve."""
    return make_open_booking(room_g).request


def statuses(request) -> list[str]:
    return [booking.status for booking in request.bookings.all()]


def test_d11_confirming_sends_our_message_and_the_texts_of_the_room(
    asked, office, room_g
):
    decision.confirm(asked, by=office, message="Die Leinwand liegt bereit.")
    booking = asked.bookings.get()
    assert booking.is_confirmed
    assert booking.blocked_until == at(f"{T} 12:30")
    assert booking.decided_by == office
    [letter] = Email.objects.all()
    assert letter.to == [asked.email]
    assert letter.subject == "Bestätigt: Raum G am Di, 19. Jan., 10:00 Uhr"
    assert "Die Leinwand liegt bereit." in letter.message
    assert room_g.key_info in letter.message


def test_19_confirming_twice_says_so_and_sends_nothing_more(asked, office):
    office.first_name, office.last_name = "Vera", "Muster"
    office.save()
    decision.confirm(asked, by=office)
    with pytest.raises(AlreadyDecided) as refused:
        decision.confirm(asked, by=office)
    assert str(refused.value) == (
        "Vera Muster hat diese Anfrage um 10:00\xa0Uhr schon bestätigt."
    )
    assert Email.objects.count() == 1
    assert asked.log.filter(new="confirmed").count() == 1


def test_20_a_withdrawn_request_cannot_be_confirmed(asked, office):
    taking_back.withdraw(asked)
    with pytest.raises(AlreadyDecided, match="zurückgezogen"):
        decision.confirm(asked, by=office)
    assert statuses(asked) == ["withdrawn"]


def test_declining_twice_sends_one_letter(asked, office):
    decision.decline(asked, by=office, reason="rules")
    with pytest.raises(AlreadyDecided):
        decision.decline(asked, by=office, reason="rules")
    assert Email.objects.count() == 1


def test_d13_the_second_of_two_overlapping_requests_cannot_be_confirmed(
    asked, office, room_g
):
    rival = make_open_booking(room_g, f"{T} 11:00", f"{T} 13:00").request
    decision.confirm(asked, by=office)
    with pytest.raises(Refused) as refused:
        decision.confirm(rival, by=office)
    assert refused.value.code == "taken"
    assert refused.value.clashes == [asked.bookings.get()]
    assert statuses(rival) == ["requested"]
    assert Email.objects.count() == 1


def test_a_rival_stays_open_when_another_is_confirmed(asked, office, room_g):
    rival = make_open_booking(room_g).request
    decision.confirm(asked, by=office)
    assert statuses(rival) == ["requested"]


def test_a_late_answer_does_not_fail_because_the_day_has_come_near(
    asked, office, monday_morning
):
    monday_morning.move_to("2027-01-18T17:00:00+01:00")
    decision.confirm(asked, by=office)
    assert statuses(asked) == ["confirmed"]


def test_a_closure_since_the_request_is_seen_and_can_be_passed_over(asked, office):
    make_closure(f"{T} 00:00", "2027-01-20 00:00")
    with pytest.raises(Refused, match="Renovierung"):
        decision.confirm(asked, by=office)
    decision.confirm(asked, by=office, waive=Waive.CLOSURE)
    entry = asked.log.get(new="confirmed")
    assert entry.reason == "trotz Schließzeit"


def test_23_the_turnover_of_the_earlier_booking_is_cut_and_noted(office, room_g):
    earlier = make_booking(room_g)
    asked = make_open_booking(room_g, f"{T} 12:00", f"{T} 13:00").request
    with pytest.raises(Refused):
        decision.confirm(asked, by=office)
    decision.confirm(asked, by=office, waive=Waive.TURNOVER)
    earlier.refresh_from_db()
    assert earlier.blocked_until == at(f"{T} 12:00")
    assert asked.log.filter(text__startswith="Pause nach", is_public=False).count() == 1


def test_23_a_waived_own_turnover_ends_where_the_next_booking_begins(office, room_g):
    make_booking(room_g, f"{T} 12:00", f"{T} 14:00")
    asked = make_open_booking(room_g, f"{T} 10:00", f"{T} 12:00").request
    decision.confirm(asked, by=office, waive=Waive.TURNOVER)
    assert asked.bookings.get().blocked_until == at(f"{T} 12:00")


def test_d10_declining_names_the_reason_and_free_times(asked, office):
    decision.decline(asked, by=office, reason="too_many", message="Schade.")
    [letter] = Email.objects.all()
    assert letter.subject == "Leider nicht möglich: Raum G am Di, 19. Jan."
    assert "Grund: Zu viele Personen." in letter.message
    assert "Schade." in letter.message
    assert letter.message.count("http://testserver/raeume/") == 3
    assert statuses(asked) == ["declined"]


def test_34_cancelling_by_us_frees_the_time_and_tells_why(asked, office, room_g):
    decision.confirm(asked, by=office)
    booking = asked.bookings.get()
    for _time in range(2):
        decision.cancel(booking, by=office, reason="Wasserschaden im Raum")
    assert statuses(asked) == ["cancelled"]
    letter = Email.objects.order_by("pk").last()
    assert letter.subject == "Wichtig: Ihr Termin am Di, 19. Jan. fällt aus"
    assert "Grund: Wasserschaden im Raum." in letter.message
    assert Email.objects.count() == 2
    make_booking(room_g)


def test_every_decision_is_written_down_with_name_old_and_new(asked, office):
    decision.confirm(asked, by=office)
    entry = asked.log.get()
    assert (entry.by, entry.by_name) == (office, "buero")
    assert (entry.old, entry.new) == ("requested", "confirmed")


def test_74_a_decision_that_is_rolled_back_leaves_no_letter(asked, office, monkeypatch):
    monkeypatch.setattr(decision.letters, "answer", lambda *a, **k: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        decision.confirm(asked, by=office)
    assert statuses(asked) == ["requested"]
    assert Email.objects.count() == asked.log.count() == 0


def test_a_room_that_holds_open_requests_can_still_be_decided(office, room_g):
    room_g.hold_open_requests = True
    room_g.save()
    first, second = (make_open_booking(room_g).request for _number in range(2))
    decision.confirm(first, by=office)
    assert statuses(first) == ["confirmed"]
    assert statuses(second) == ["requested"]


def test_43_too_many_people_are_seen_again_at_the_decision(asked, office, room_g):
    room_g.capacity_seated = 3
    room_g.save()
    with pytest.raises(Refused, match="höchstens 3 Personen"):
        decision.confirm(asked, by=office)
    decision.confirm(asked, by=office, waive=Waive.CAPACITY)
    assert statuses(asked) == ["confirmed"]
