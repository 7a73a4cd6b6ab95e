"""What series, wishes, proposals and telephone add is handed out and forgotten, too."""

import pytest
from post_office.models import Email

from rooms import decision, letters
from rooms.models import Booking, Proposal, RequestLetter
from rooms.subject import Subject, erase
from tests.factories import at, make_booking, make_open_booking, make_request

from .canary import ADDRESS, found, make_canary

pytestmark = pytest.mark.django_db
PAST = "2027-01-05 10:00", "2027-01-05 12:00"
LATER = "2027-01-26 10:00", "2027-01-26 12:00"


@pytest.fixture
def forget(office, no_letter_files, django_capture_on_commit_callbacks):
    def run():
        with django_capture_on_commit_callbacks(execute=True):
            return erase(Subject(ADDRESS), office)

    return run


def letters_of(request, booking) -> list:
    """Each kind of letter that this part of the house can write."""
    return [
        letters.reminder(request, [booking]),
        *letters.overdue(request),
        *letters.long_overdue(request),
        letters.free_again(request, [booking]),
    ]


@pytest.mark.parametrize("number", range(4), ids=["booker", "team", "lead", "waiting"])
def test_no_new_letter_outlives_its_request(room_g, office, forget, number):
    request = make_canary(room_g, by=office, status="requested")
    letters_of(request, request.bookings.get())[number].queue()
    assert RequestLetter.objects.filter(request=request).count() == 3
    Booking.objects.update(status="withdrawn")
    forget()
    assert found() == []
    assert not Email.objects.exists()


def test_a_proposal_goes_with_the_rest(room_g, office, forget):
    make_canary(room_g, *PAST, by=office)
    assert Proposal.objects.count() == 1
    forget()
    assert not Proposal.objects.exists()


def test_78_a_wish_loses_its_words_and_keeps_its_time(room_g, office, forget):
    request = make_canary(room_g, *PAST, by=office)
    wish = make_open_booking(
        room_g,
        "2027-01-06 10:00",
        "2027-01-06 12:00",
        request=request,
        status="declined",
        reason_text="Kanarienvogel",
        replaces=request.bookings.get(),
    )
    forget()
    wish.refresh_from_db()
    assert (found(), wish.starts_at) == ([], at("2027-01-06 10:00"))


def test_g05_an_open_wish_protects_the_request(room_g, office, forget):
    request = make_canary(room_g, *PAST, by=office)
    own = request.bookings.get()
    make_open_booking(room_g, *LATER, request=request, replaces=own)
    assert forget().protected == [request]


def test_g05_who_only_waits_is_erased_and_hears_nothing_more(room_g, office, forget):
    values = {"status": "declined", "by": office}
    request = make_canary(room_g, *LATER, **values)
    request.bookings.update(reason="taken", wants_notice=True)
    forget()
    assert request.bookings.get().wants_notice is False


def test_g05_the_file_names_the_new_facts_in_german(room_g, office):
    request = make_canary(room_g, *PAST, by=office, taken_by=office, rhythm="weekly")
    [facts] = Subject(ADDRESS).hand_out()["Anfragen"]
    assert facts["wie oft"] == "jede Woche"
    assert facts["darf in den Kalender"] is False
    assert facts["am Telefon aufgenommen von"]
    [day] = facts["Termine"]
    assert day["zuerst gewünscht"] == "statt Kanarienvogel Tag"
    assert day["Bescheid geben, wenn frei"] is False
    [proposal] = day["Vorschläge"]
    assert proposal["Beginn"] == "2027-01-06T10:00:00+01:00"
    assert request.number == facts["Nummer"]


def test_70_an_unsent_series_vanishes_with_the_dates_left_out(
    room_g, monday_morning, tidy
):
    request = make_request(sent=False)
    make_booking(room_g, request=request, status="unverified")
    make_booking(room_g, *LATER, request=request, status="left_out")
    monday_morning.move_to("2027-01-14T10:01:00+01:00")
    assert tidy()["nicht abgeschickte Anfragen gelöscht"] == 1
    assert not Booking.objects.exists()


def test_what_was_erased_is_not_opened_again(room_g, office, forget, office_client):
    request = make_canary(room_g, by=office, status="declined")
    page = f"/verwaltung/rooms/bookingrequest/{request.pk}/entscheiden/"
    assert "Noch einmal prüfen" in office_client.get(page).text
    forget()
    assert "Noch einmal prüfen" not in office_client.get(page).text
    assert decision.reopen(request, by=office) == 0
    assert request.bookings.get().status == "declined"
