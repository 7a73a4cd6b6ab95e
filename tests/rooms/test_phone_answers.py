"""What becomes of a request by phone: answered like others, without a letter."""

import pytest
from post_office.models import Email

from rooms import decision
from rooms.models import BookingRequest
from rooms.refusal import Refused, Waive
from tests.factories import make_booking, make_opening

from .test_phone import call, check, take

pytestmark = pytest.mark.django_db
LIST = "/verwaltung/rooms/bookingrequest/"


@pytest.fixture
def phoned(office_client, room_g):
    """Takes a call and returns the request."""

    def phone(**said) -> BookingRequest:
        take(office_client, f"{LIST}telefon/?raum={room_g.pk}", call(**said))
        return BookingRequest.objects.get()

    return phone


def test_d16_it_stands_in_the_list_and_its_page_says_whom_to_call(
    office_client, phoned
):
    request = phoned()
    assert request.number in office_client.get(LIST).text
    page = office_client.get(f"{LIST}{request.pk}/entscheiden/").text
    assert "Keine E-Mail-Adresse" in page
    assert "0421 000000" in page


def test_d16_confirming_it_writes_to_nobody(phoned, office):
    request = phoned()
    Email.objects.all().delete()
    decision.confirm(request, by=office)
    assert request.bookings.get().is_confirmed
    assert not Email.objects.exists()


@pytest.mark.parametrize(
    ("said", "code", "waive"),
    [
        pytest.param({"date": "8.1.2027"}, "past", Waive.PAST, id="40 in the past"),
        pytest.param({"date": "17.1.2027"}, "opening", Waive.OPENING, id="29 a Sunday"),
        pytest.param({"date": "12.1.2027"}, "lead", Waive.PERIOD, id="37 too soon"),
        pytest.param({"persons": "26"}, "persons", Waive.CAPACITY, id="43 too many"),
    ],
)
def test_d16_what_was_entered_in_spite_of_a_rule_needs_the_tick(
    phoned, office, said, code, waive
):
    request = phoned(**said)
    with pytest.raises(Refused) as refused:
        decision.confirm(request, by=office)
    assert refused.value.code == code
    waive |= Waive.PERIOD if code == "past" else Waive.NOTHING
    decision.confirm(request, by=office, waive=waive)
    assert request.bookings.get().is_confirmed


def test_30_midnight_as_an_end_is_the_one_that_follows(phoned, room_g):
    make_opening(room_g, 5, "18:00", "00:00")
    request = phoned(date="23.1.2027", start="22", end="24:00")
    booking = request.bookings.get()
    assert f"{booking.starts_at:%d.%m. %H:%M}" == "23.01. 21:00"
    assert f"{booking.ends_at:%d.%m. %H:%M}" == "23.01. 23:00"


def test_d16_only_repairs_that_the_form_can_send_back_are_offered(
    office_client, room_g
):
    for weekday in range(7):
        room_g.opening_rules.filter(weekday=weekday).delete()
        make_opening(room_g, weekday, "00:00", "00:00")
    make_booking(room_g, "2027-01-19 23:00", "2027-01-20 01:00")
    url = f"{LIST}telefon/?raum={room_g.pk}"
    said = call(start="22", end="1")
    [line] = check(office_client, url, said).context["plan"].lines
    words = ["Andere Zeit am selben Tag: 19:30 bis 22:30\xa0Uhr"]
    assert [repair.words for repair in line.repairs] == words
    said |= {line.name: line.repairs[0].value}
    assert take(office_client, url, said).status_code == 302


def test_40_a_date_entered_afterwards_is_no_good_news(phoned, office):
    request = phoned(date="8.1.2027", email="vera@verein.example")
    Email.objects.all().delete()
    decision.confirm(request, by=office, waive=Waive.PAST | Waive.PERIOD)
    text = Email.objects.get().message
    assert "wir haben Ihren Termin nachgetragen." in text
    assert "Bitte sagen Sie früh ab" not in text
    assert "So kommen Sie rein" not in text
