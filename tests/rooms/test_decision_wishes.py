"""A confirmed date that shall be moved: it stands until we decide."""

import pytest
from icalendar import Calendar
from post_office.models import Email

from rooms import decision, proposing
from rooms.rules import Refused
from tests.factories import at, make_booking, make_open_booking, make_request

from .deciding import decide_url, statuses

pytestmark = pytest.mark.django_db
T = "2027-01-19"


@pytest.fixture
def confirmed(room_g):
    return make_booking(room_g, request=make_request())


@pytest.fixture
def wish(room_g, confirmed):
    """From ten to twelve to eleven to one: over its own old time."""
    return make_open_booking(
        room_g,
        f"{T} 11:00",
        f"{T} 13:00",
        request=confirmed.request,
        replaces=confirmed,
    )


def test_14_confirming_a_wish_moves_the_date_and_keeps_its_uid(wish, office):
    before = wish.replaces
    decision.confirm(wish.request, by=office)
    after = wish.request.bookings.get()
    assert (after.pk, after.uid, after.status) == (before.pk, before.uid, "confirmed")
    assert (after.starts_at, after.sequence) == (at(f"{T} 11:00"), 1)
    assert after.blocked_until == at(f"{T} 13:30")


def test_the_letter_about_a_granted_wish_names_both_times(wish, office):
    decision.confirm(wish.request, by=office)
    [letter] = Email.objects.all()
    assert letter.subject == "Bestätigt: Raum G am Di, 19. Jan., 11:00 Uhr"
    assert (
        "Bisher: Raum G, Dienstag, 19. Januar 2027, 10:00 bis 12:00 Uhr\n"
        "Ihr Termin ist jetzt am Dienstag, 19. Januar 2027, 11:00 bis 13:00 Uhr."
    ) in letter.message
    file = Calendar.from_ical(letter.attachments.get().file.read())
    [entry] = file.walk("VEVENT")
    assert (entry["SEQUENCE"], entry["DTSTART"].dt) == (1, at(f"{T} 11:00"))


def test_the_history_keeps_where_the_date_was(wish, office):
    decision.confirm(wish.request, by=office)
    entry = wish.request.log.get(booking=wish.replaces)
    assert entry.old == "Raum G, Dienstag, 19.\xa0Januar 2027, 10:00 bis 12:00\xa0Uhr"
    assert entry.new == "Raum G, Dienstag, 19.\xa0Januar 2027, 11:00 bis 13:00\xa0Uhr"


def test_declining_a_wish_leaves_the_date_as_it_was(wish, confirmed, office):
    decision.decline(wish.request, by=office, reason="taken")
    assert statuses(wish.request) == ["confirmed", "declined"]
    confirmed.refresh_from_db()
    assert (confirmed.starts_at, confirmed.sequence) == (at(f"{T} 10:00"), 0)
    [letter] = Email.objects.all()
    assert (
        "leider können wir Ihren Termin nicht auf diese Zeit legen.\n"
        "Ihr bisheriger Termin gilt weiter: Raum G, Dienstag, 19. Januar 2027,"
        " 10:00 bis 12:00 Uhr."
    ) in letter.message


def test_a_wish_into_a_taken_time_is_refused_and_nothing_moves(
    wish, confirmed, office, room_g
):
    make_booking(room_g, f"{T} 12:30", f"{T} 14:00")
    with pytest.raises(Refused, match="belegt"):
        decision.confirm(wish.request, by=office)
    confirmed.refresh_from_db()
    assert confirmed.starts_at == at(f"{T} 10:00")
    assert statuses(wish.request) == ["confirmed", "requested"]


def test_the_page_shows_a_wish_beside_the_time_that_stands(office_client, wish):
    page = office_client.get(decide_url(wish.request))
    assert page.context["line"].before.endswith("10:00 bis 12:00\xa0Uhr")
    assert "Keine Überschneidung." in page.text
    shown = page.context["letter"].text
    assert "Ihr Termin ist jetzt am Dienstag, 19. Januar 2027, 11:00" in shown


def test_the_list_calls_a_wish_a_change(office_client, wish):
    page = office_client.get("/verwaltung/rooms/bookingrequest/").text
    assert "11:00–13:00</span>" in page
    assert "(Änderung)" in page
    assert "frei</span>" in page


def test_a_declined_wish_is_not_opened_again_by_us(wish, office):
    decision.decline(wish.request, by=office, reason="taken")
    assert decision.reopen(wish.request, by=office, dates=[wish.pk]) == 0


def test_another_time_accepted_for_a_wish_moves_the_date(wish, confirmed, office):
    span = at(f"{T} 15:00"), at(f"{T} 17:00")
    offered = proposing.propose(wish, wish.room, *span, by=office)
    proposing.accept(offered)
    confirmed.refresh_from_db()
    assert (confirmed.starts_at, confirmed.sequence) == (at(f"{T} 15:00"), 1)
    assert statuses(wish.request) == ["confirmed"]


@pytest.fixture
def late_wish(wish, monday_morning):
    """Nobody answered before the day had come, on which nobody came."""
    wish.starts_at, wish.ends_at = at("2027-01-22 11:00"), at("2027-01-22 13:00")
    wish.block()
    wish.save()
    monday_morning.move_to("2027-01-20T10:00:00+01:00")
    return wish


def test_a_date_that_is_over_stays_when_the_wish_to_move_it_is_granted(
    late_wish, confirmed, office, office_client
):
    shown = office_client.get(decide_url(late_wish.request)).context["letter"]
    decision.confirm(late_wish.request, by=office)
    confirmed.refresh_from_db()
    late_wish.refresh_from_db()
    assert (confirmed.starts_at, confirmed.sequence) == (at(f"{T} 10:00"), 0)
    assert (late_wish.is_confirmed, late_wish.is_wish) == (True, False)
    [letter] = Email.objects.all()
    assert letter.subject == shown.subject
    assert "Bisher" not in letter.message


def test_a_date_that_is_over_stays_when_our_proposal_is_accepted(
    late_wish, confirmed, room_g, office
):
    span = at("2027-01-25 11:00"), at("2027-01-25 13:00")
    proposing.accept(proposing.propose(late_wish, room_g, *span, by=office))
    confirmed.refresh_from_db()
    assert confirmed.starts_at == at(f"{T} 10:00")
    late_wish.refresh_from_db()
    assert late_wish.is_at(room_g, *span)
    assert (late_wish.is_confirmed, late_wish.is_wish) == (True, False)


def test_the_letter_does_not_say_that_a_date_that_is_over_stands(late_wish, office):
    decision.decline(late_wish.request, by=office, reason="taken")
    assert "gilt weiter" not in Email.objects.get().message
