"""Deciding on many dates: all or nothing, one letter, each date by name."""

from email.errors import InvalidHeaderDefect

import pytest
from post_office.models import Email

from rooms import decision, taking_back
from rooms.decision import AlreadyDecided
from rooms.models import BookingRequest
from rooms.rules import Refused, Waive
from tests.factories import at, make_booking, make_closure, make_open_booking

from .deciding import dates_of, ids_of, make_open_series, statuses

pytestmark = pytest.mark.django_db
LETTER_48 = """Guten Tag Vera Muster,

gute Nachricht: 7 von 9 Terminen sind für Sie reserviert.

Bestätigt:
- Raum G, Dienstag, 19. Januar 2027, 18:00 bis 20:00 Uhr
- Raum G, Dienstag, 26. Januar 2027, 18:00 bis 20:00 Uhr
- Raum G, Dienstag, 2. Februar 2027, 18:00 bis 20:00 Uhr
- Raum G, Dienstag, 9. Februar 2027, 18:00 bis 20:00 Uhr
- Raum G, Dienstag, 16. Februar 2027, 18:00 bis 20:00 Uhr
- Raum G, Dienstag, 23. Februar 2027, 18:00 bis 20:00 Uhr
- Raum G, Dienstag, 2. März 2027, 18:00 bis 20:00 Uhr

Nicht möglich:
- Raum G, Dienstag, 9. März 2027, 18:00 bis 20:00 Uhr
  Grund: Raum belegt.
- Raum G, Dienstag, 16. März 2027, 18:00 bis 20:00 Uhr
  Grund: Raum belegt.

Deutsch-Lerngruppe, etwa 12 Personen
"""


@pytest.fixture
def series(room_g) -> BookingRequest:
    return make_open_series(room_g, 9)


def test_48_one_letter_has_both_lists(series, office):
    decision.confirm(series, by=office, dates=ids_of(series)[:7], decline_rest="taken")
    series = BookingRequest.objects.get(pk=series.pk)
    assert series.state == "teilweise bestätigt"
    [letter] = Email.objects.all()
    assert letter.subject == "Bestätigt: Raum G, 7 von 9 Terminen ab Di, 19. Jan."
    assert letter.message.startswith(LETTER_48)
    assert [file.name for file in letter.attachments.all()] == ["termin.ics"]


def test_d07_nine_of_eleven_dates_are_approved_the_others_declined_with_reason(
    room_g, office
):
    series = make_open_series(room_g, 11)
    nine = ids_of(series)[:9]
    answer = decision.confirm(series, by=office, dates=nine, decline_rest="closed")
    assert statuses(series) == ["confirmed"] * 9 + ["declined"] * 2
    assert [booking.pk for booking in answer.confirmed] == nine
    words = Email.objects.get().message
    assert words.count("Grund: Raum geschlossen.") == 2
    assert words.index("Bestätigt:") < words.index("Nicht möglich:")


def test_dates_that_are_left_stay_open_and_the_letter_says_so(series, office):
    decision.confirm(series, by=office, dates=ids_of(series)[:8])
    assert statuses(series) == ["confirmed"] * 8 + ["requested"]
    open_ones = Email.objects.get().message.partition("Noch nicht entschieden")[2]
    assert "Dienstag, 16. März 2027" in open_ones
    assert Email.objects.get().message.count("- Raum G") == 9


def test_the_last_open_date_is_answered_as_a_single_one(series, office):
    *first, last = ids_of(series)
    decision.confirm(series, by=office, dates=first)
    decision.confirm(series, by=office)
    letter = Email.objects.order_by("pk").last()
    assert letter.subject == "Bestätigt: Raum G am Di, 16. März, 18:00 Uhr"


def test_24_a_failure_at_date_seven_of_eleven_leaves_nothing_behind(room_g, office):
    series = make_open_series(room_g, 11)
    make_booking(room_g, "2027-03-02 17:00", "2027-03-02 19:00")
    with pytest.raises(Refused) as refused:
        decision.confirm(series, by=office, message="Schön!")
    assert str(refused.value).startswith("Di, 2.\xa0März, 18:00\xa0Uhr, Raum G: Zu")
    assert set(statuses(series)) == {"requested"}
    left = [Email.objects.count(), series.log.count(), series.messages.count()]
    assert left == [0, 0, 0]


def test_24_a_letter_that_cannot_be_stored_undoes_the_whole_decision(
    series, office, settings
):
    settings.DEFAULT_FROM_EMAIL = "QEK"  # no address: the outbox refuses it
    with pytest.raises(InvalidHeaderDefect):
        decision.confirm(series, by=office, dates=ids_of(series)[:4], message="Schön!")
    assert set(statuses(series)) == {"requested"}
    left = [Email.objects.count(), series.log.count(), series.messages.count()]
    assert left == [0, 0, 0]


def test_every_date_that_does_not_fit_is_named(series, office):
    make_closure("2027-01-26 00:00", "2027-01-27 00:00")
    make_closure("2027-02-09 00:00", "2027-02-10 00:00")
    with pytest.raises(Refused) as refused:
        decision.confirm(series, by=office)
    lines = str(refused.value).splitlines()
    assert [line.partition(", 18")[0] for line in lines] == [
        "Di, 26.\xa0Jan.",
        "Di, 9.\xa0Feb.",
    ]


def test_a_tick_passes_over_a_rule_for_its_date_alone(series, office):
    make_closure("2027-01-26 00:00", "2027-01-27 00:00")
    make_closure("2027-02-09 00:00", "2027-02-10 00:00")
    second = ids_of(series)[1]
    with pytest.raises(Refused, match="9.\xa0Feb."):
        decision.confirm(series, by=office, waive={second: Waive.CLOSURE})
    two = ids_of(series)[:2]
    decision.confirm(series, by=office, dates=two, waive={second: Waive.CLOSURE})
    entry = series.log.get(booking=second)
    assert (entry.reason, entry.is_public) == ("trotz Schließzeit", False)


def test_the_second_of_two_tabs_decides_what_is_still_open(series, office):
    ids = ids_of(series)
    decision.confirm(series, by=office, dates=ids[:5])
    decision.confirm(series, by=office, dates=ids[3:7])
    assert statuses(series) == ["confirmed"] * 7 + ["requested"] * 2
    with pytest.raises(AlreadyDecided, match="schon bestätigt"):
        decision.decline(series, by=office, dates=ids[:7], reason="rules")
    assert Email.objects.count() == 2


def test_dates_of_another_request_are_none_of_this_one(series, office, room_g):
    other = make_open_booking(room_g)
    with pytest.raises(AlreadyDecided):
        decision.confirm(series, by=office, dates=[other.pk])
    other.refresh_from_db()
    assert other.is_open
    assert Email.objects.count() == 0


def test_chosen_dates_are_declined_and_the_others_wait(series, office):
    decision.decline(series, by=office, dates=ids_of(series)[:2], reason="taken")
    assert statuses(series) == ["declined"] * 2 + ["requested"] * 7
    letter = Email.objects.get()
    assert letter.subject == "Leider nicht möglich: Raum G, 2 Termine ab Di, 19. Jan."
    assert "dazu schreiben wir Ihnen noch" in letter.message


def test_the_history_has_one_public_line_however_many_dates(series, office):
    decision.confirm(series, by=office, dates=ids_of(series)[:7], decline_rest="taken")
    public = [entry.text for entry in series.log.filter(is_public=True)]
    assert sorted(public) == [
        "2 Termine wurden abgelehnt.",
        "7 Termine wurden für Sie bestätigt.",
    ]
    assert series.log.filter(is_public=False).count() == 9


def test_49_a_date_left_out_can_be_taken_up_again_once_it_is_free(room_g, office):
    series = make_open_series(room_g, 2)
    taken = make_booking(room_g, "2027-02-16 18:00", "2027-02-16 20:00")
    left = make_open_booking(
        room_g,
        "2027-02-16 18:00",
        "2027-02-16 20:00",
        request=series,
        status="left_out",
        reason="taken",
    )
    decision.confirm(series, by=office)
    decision.cancel(taken, by=office, reason="Ausgefallen")
    assert decision.reopen(series, by=office, dates=[left.pk]) == 1
    decision.confirm(series, by=office)
    assert statuses(series) == ["confirmed"] * 3


def test_49_while_the_room_is_taken_the_date_stays_open(room_g, office):
    series = make_open_series(room_g, 1, email="")
    make_booking(room_g, "2027-01-19 17:00", "2027-01-19 19:00")
    decision.decline(series, by=office, reason="taken")
    decision.reopen(series, by=office)
    with pytest.raises(Refused, match="belegt"):
        decision.confirm(series, by=office)
    assert statuses(series) == ["requested"]


@pytest.mark.parametrize(
    ("status", "starts", "opened"),
    [
        ("left_out", "2027-02-16 18:00", 1),
        ("declined", "2027-02-16 18:00", 1),
        ("withdrawn", "2027-02-16 18:00", 0),
        ("cancelled", "2027-02-16 18:00", 0),
        ("declined", "2027-01-05 18:00", 0),
    ],
    ids=["left out", "declined", "withdrawn", "cancelled", "over"],
)
def test_what_can_be_looked_at_again(room_g, office, status, starts, opened):
    booking = make_open_booking(room_g, starts, f"{starts[:10]} 20:00", status=status)
    asked = booking.request
    assert decision.reopen(asked, by=office, dates=[booking.pk]) == opened
    assert decision.reopen(asked, by=office, dates=[booking.pk]) == 0


def test_left_out_dates_are_not_opened_with_the_declined_ones(series, office):
    left = series.bookings.last()
    series.bookings.filter(pk=left.pk).update(status="left_out")
    decision.decline(series, by=office, reason="rules")
    assert decision.reopen(series, by=office) == 8
    assert statuses(series)[-1] == "left_out"


def test_20_a_series_withdrawn_meanwhile_is_not_confirmed(series, office):
    taking_back.withdraw(series)
    with pytest.raises(AlreadyDecided, match="zurückgezogen"):
        decision.confirm(series, by=office, dates=ids_of(series))
    assert set(statuses(series)) == {"withdrawn"}


def test_22_each_row_keeps_the_turnover_of_its_decision(series, office, room_g):
    first, *rest = ids_of(series)
    decision.confirm(series, by=office, dates=[first])
    room_g.turnover_minutes = 60
    room_g.save()
    decision.confirm(series, by=office, dates=rest[:1])
    ends = [booking.blocked_until for booking in dates_of(series)[:2]]
    assert ends == [at("2027-01-19 20:30"), at("2027-01-26 21:00")]


def test_a_request_by_phone_is_decided_without_a_letter(room_g, office):
    series = make_open_series(room_g, 2, email="")
    decision.confirm(series, by=office)
    assert statuses(series) == ["confirmed"] * 2
    assert Email.objects.count() == 0
