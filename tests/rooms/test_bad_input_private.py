"""Behind the secret link: strangers' links, second presses, two tabs, the way back."""

import pytest
from post_office.models import Email

from rooms.models import Booking, RequestLink
from tests.factories import make_open_booking, make_request
from tests.pages import text_of

from .holdings import holdings
from .stories import make_offer, make_story

pytestmark = pytest.mark.django_db
DETAILS = {
    "purpose": "Chor",
    "persons": "9",
    "is_public": "True",
    "organisation": "Chor (erfunden)",
    "name": "Vera Muster",
    "phone": "0421 000000",
    "message": "",
}
TIME = {"date": "09.02.2027", "start": "15:00", "end": "17:00"}
# Every button of every page: its address, the date it is about, and what it sends.
BUTTONS = [
    pytest.param("", "", {}, id="send off"),
    pytest.param("zurueckziehen/", "requested", {}, id="withdraw"),
    pytest.param("stornieren/", "confirmed", {}, id="cancel"),
    pytest.param("aendern/", "", DETAILS, id="change what"),
    pytest.param("aendern/?termin={pk}", "confirmed", TIME, id="wish for another time"),
    pytest.param("aendern/?termin={pk}", "requested", TIME, id="another time"),
    pytest.param("schreiben/", "", {"text": "Kommt noch jemand?"}, id="write"),
    pytest.param("vorschlag-annehmen/", "requested", {}, id="accept"),
    pytest.param("vorschlag-ablehnen/", "requested", {}, id="turn down"),
    pytest.param("aenderung-zurueckziehen/", "confirmed", {}, id="take back a wish"),
    pytest.param("bescheid/", "declined", {"bescheid": "ja"}, id="tell when free"),
    pytest.param("bescheid/", "left_out", {"bescheid": "ja"}, id="tell when possible"),
]


@pytest.fixture
def story(room_g):
    return make_story(room_g)


def press(client, story, button, date, sent, token=""):
    """Press a button of the request's own pages, or of those behind another token."""
    request, dates = story
    token = token or request.new_link()
    data = dict(sent)
    if date:
        button = button.format(pk=dates[date].pk)
        data |= {"termin": str(dates[date].pk)}
        offer = dates[date].proposals.first()
        data["vorschlag"] = str(offer.pk) if offer else ""
    return client.post(f"/anfrage/{token}/{button}", data)


@pytest.mark.parametrize(("button", "date", "sent"), BUTTONS)
def test_pressing_any_button_twice_is_as_once(client, story, button, date, sent):
    first = press(client, story, button, date, sent)
    assert first.status_code == 302
    before = holdings(RequestLink)
    for _time in range(3):
        assert press(client, story, button, date, sent).status_code in (302, 409)
    assert holdings(RequestLink) == before


@pytest.mark.parametrize("whose", ["nobody's", "long over", "with NUL", "very long"])
@pytest.mark.parametrize(("button", "date", "sent"), BUTTONS)
def test_71_no_button_works_behind_a_wrong_or_old_link(
    client, story, monday_morning, whose, button, date, sent
):
    old = story[0].new_link()
    tokens = {"nobody's": "x" * 32, "with NUL": "a%00b", "very long": "x" * 3000}
    if whose == "long over":
        monday_morning.move_to("2027-04-30T10:00:00+02:00")
    before = holdings()
    answer = press(client, story, button, date, sent, tokens.get(whose, old))
    assert answer.status_code in (400, 404)
    assert "Dieser Link ist nicht" in answer.text or whose == "with NUL"
    assert holdings() == before


@pytest.mark.parametrize(("button", "date", "sent"), BUTTONS[1:])
def test_another_persons_link_touches_none_of_my_dates(
    client, story, room_g, button, date, sent
):
    stranger = make_open_booking(room_g, "2027-03-01 10:00", "2027-03-01 12:00").request
    token, mine = stranger.new_link(), story[0]
    before = list(mine.bookings.values()), list(mine.log.values())
    press(client, story, button, date, sent, token)
    mine.refresh_from_db()
    assert (list(mine.bookings.values()), list(mine.log.values())) == before
    assert mine.purpose == "Deutsch-Lerngruppe"


@pytest.mark.parametrize("termin", ["", "x", "-1", "9" * 30, "1; DROP", "\x00", "١"])
@pytest.mark.parametrize(
    "button",
    [
        "zurueckziehen/",
        "stornieren/",
        "vorschlag-annehmen/",
        "vorschlag-ablehnen/",
        "aenderung-zurueckziehen/",
        "bescheid/",
    ],
)
def test_a_date_that_is_none_is_not_found(client, room_g, button, termin):
    request = make_request()
    for day in (19, 20):
        for status in ("requested", "confirmed"):
            hour = 10 if status == "requested" else 14
            times = f"2027-01-{day} {hour}:00", f"2027-01-{day} {hour + 2}:00"
            make_open_booking(room_g, *times, request=request, status=status)
    link, before = f"/anfrage/{request.new_link()}/", holdings(RequestLink)
    answer = client.post(f"{link}{button}", {"termin": termin, "bescheid": "ja"})
    assert answer.status_code in (404, 422)
    assert holdings(RequestLink) == before


def state_of(story, name: str) -> str:
    return Booking.objects.get(pk=story[1][name].pk).status


WITHDRAW, CANCEL = ("zurueckziehen/", "requested"), ("stornieren/", "confirmed")
TURN_DOWN, ACCEPT = ("vorschlag-ablehnen/", "requested"), "vorschlag-annehmen/"


@pytest.mark.parametrize(
    ("first", "second", "state"),
    [
        pytest.param(WITHDRAW, "aendern/?termin={pk}", "zurückgezogen", id="change"),
        pytest.param(WITHDRAW, ACCEPT, "zurückgezogen", id="accept"),
        pytest.param(TURN_DOWN, ACCEPT, "angefragt", id="accept what was turned down"),
        pytest.param(CANCEL, "aendern/?termin={pk}", "storniert", id="wish"),
        pytest.param(
            CANCEL, "aenderung-zurueckziehen/", "storniert", id="take back a wish"
        ),
    ],
)
def test_of_two_tabs_the_first_counts_and_the_other_hears_of_it(
    client, story, first, second, state
):
    button, date = first
    assert press(client, story, button, date, {}).status_code == 302
    before = holdings(RequestLink)
    answer = press(client, story, second, date, TIME)
    assert answer.status_code == 302
    assert holdings(RequestLink) == before
    booking = Booking.objects.get(pk=story[1][date].pk)
    assert booking.get_status_display() == state
    assert state in text_of(client.get(answer["Location"]))


def test_an_offer_that_was_replaced_meanwhile_is_not_accepted_unseen(client, story):
    request, dates = story
    seen = dates["requested"].proposals.get()
    seen.ended_at = "2027-01-11T09:00:00Z"
    seen.save()
    make_offer(dates["requested"], "2027-02-24 08:00", "2027-02-24 10:00")
    data = {"termin": dates["requested"].pk, "vorschlag": seen.pk}
    answer = client.post(f"/anfrage/{request.new_link()}/vorschlag-annehmen/", data)
    assert answer.status_code == 302
    assert state_of(story, "requested") == "requested"
    assert Email.objects.count() == 0


def test_another_persons_offer_is_not_mine_to_accept(client, story, room_g):
    stranger = make_open_booking(room_g, "2027-03-01 10:00", "2027-03-01 12:00")
    offer = make_offer(stranger, "2027-03-02 10:00", "2027-03-02 12:00")
    request, dates = story
    data = {"termin": dates["declined"].pk, "vorschlag": offer.pk}
    client.post(f"/anfrage/{request.new_link()}/vorschlag-annehmen/", data)
    stranger.refresh_from_db()
    assert (stranger.status, state_of(story, "declined")) == ("requested", "declined")


@pytest.mark.parametrize("number", ["QEK-2345", "", "x\x00", "9" * 4000])
def test_no_request_of_another_address_is_opened(client, story, number):
    stranger = make_request(number="QEK-2345")
    make_open_booking(story[1]["requested"].room, request=stranger)
    link, before = f"/anfrage/{story[0].new_link()}/", holdings()
    answer = client.post(f"{link}weitere/", {"anfrage": number})
    assert answer.status_code == 404
    assert holdings() == before
