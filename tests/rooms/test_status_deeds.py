"""The small buttons of the requester's page: offers, notices, calendar files, other
requests of the same address."""

import pytest
from icalendar import Calendar
from post_office.models import Email

from rooms.models import Booking, RequestLink
from tests.factories import at, make_booking, make_open_booking, make_request

from .series import link_of, make_tuesdays, states
from .stories import make_offer

pytestmark = pytest.mark.django_db


@pytest.fixture
def offered(room_g):
    [date] = make_tuesdays(room_g, "requested")
    return make_offer(date)


def answer(client, offer, deed, link=""):
    link = link or link_of(offer.booking)
    values = {"termin": offer.booking_id, "vorschlag": offer.pk}
    return client.post(f"{link}vorschlag-{deed}/", values)


def test_an_accepted_offer_is_confirmed_at_its_time(client, offered):
    link = link_of(offered.booking)
    for _time in range(2):
        assert answer(client, offered, "annehmen", link).status_code == 302
    date = offered.booking
    date.refresh_from_db()
    assert date.is_confirmed and date.starts_at == at("2027-02-23 14:00")
    letters = [letter.subject for letter in Email.objects.order_by("pk")]
    assert letters[0].startswith("Bestätigt: Raum G")
    assert len(letters) == 2


def test_an_offer_that_is_taken_by_now_leaves_the_request_open(client, offered, room_g):
    make_booking(room_g, "2027-02-23 15:00", "2027-02-23 17:00")
    page = answer(client, offered, "annehmen")
    assert page.status_code == 409
    assert "Der Termin ist inzwischen belegt." in page.text
    assert states(offered.booking) == ["requested"]
    assert "Vorschlag annehmen" not in page.text


def test_an_offer_that_does_not_fit_ends_and_staff_hear_of_it(client, offered):
    link = link_of(offered.booking)
    for _time in range(2):
        answer(client, offered, "ablehnen", link)
    [letter] = Email.objects.all()
    assert "Ihr Vorschlag passt leider nicht: Raum G, Dienstag," in letter.message
    assert letter.to == ["name@qek.example"]
    assert states(offered.booking) == ["requested"]
    assert "Vorschlag offen" not in client.get(link).text


def test_71_nobody_else_answers_my_offer(client, offered, room_g):
    [theirs] = make_tuesdays(room_g, "requested")
    for deed in ["annehmen", "ablehnen"]:
        page = answer(client, offered, deed, link_of(theirs))
        assert page.status_code == 404
    offered.refresh_from_db()
    assert offered.ended_at is None


@pytest.mark.parametrize("status", ["declined", "left_out"])
def test_d21_a_notice_can_be_asked_for_and_taken_back(client, room_g, status):
    [date] = make_tuesdays(room_g, status)
    Booking.objects.update(reason="taken")
    link = link_of(date)
    assert "Bescheid geben, wenn frei" in client.get(link).text
    client.post(f"{link}bescheid/", {"termin": date.pk, "bescheid": "ja"})
    date.refresh_from_db()
    assert date.wants_notice
    assert "Wir schreiben Ihnen, wenn diese Zeit frei wird." in client.get(link).text
    client.post(f"{link}bescheid/", {"termin": date.pk, "bescheid": "nein"})
    date.refresh_from_db()
    assert not date.wants_notice


@pytest.mark.parametrize(
    ("status", "reason"),
    [("declined", "rules"), ("left_out", "closed"), ("requested", "taken")],
)
def test_d21_only_what_is_taken_can_be_waited_for(client, room_g, status, reason):
    [date] = make_tuesdays(room_g, status)
    Booking.objects.update(reason=reason)
    link = link_of(date)
    assert "Bescheid geben" not in client.get(link).text
    client.post(f"{link}bescheid/", {"termin": date.pk, "bescheid": "ja"})
    date.refresh_from_db()
    assert not date.wants_notice


def test_d20_one_date_or_all_are_saved_under_stable_names(client, room_g):
    first, second, _asked = make_tuesdays(room_g, "confirmed", "confirmed", "requested")
    link = link_of(first)
    files = [
        Calendar.from_ical(client.get(f"{link}termin.ics{query}").content)
        for query in ("", f"?termin={second.pk}")
    ]
    uids = [[str(e["UID"]) for e in file.walk("VEVENT")] for file in files]
    assert uids == [[f"{first.uid}@qek", f"{second.uid}@qek"], [f"{second.uid}@qek"]]
    [entry] = files[1].walk("VEVENT")
    assert str(entry["SUMMARY"]) == "Deutsch-Lerngruppe (Raum G)"
    assert entry["DTSTART"].dt == at("2027-01-26 18:00")
    assert files[1]["METHOD"] == "PUBLISH" and "RRULE" not in entry


def test_d19_the_calendar_file_of_a_date_that_is_not_mine_is_not_there(client, room_g):
    [mine] = make_tuesdays(room_g, "confirmed")
    times = "2027-01-20 10:00", "2027-01-20 12:00"
    theirs = make_open_booking(room_g, *times, status="confirmed")
    page = client.get(f"{link_of(mine)}termin.ics?termin={theirs.pk}")
    assert page.status_code == 404


@pytest.fixture
def two(room_g):
    """Two requests of one address, the second one a series."""
    one = make_request(email="vera@verein.example")
    other = make_request(email="Vera@verein.example")
    [date] = make_tuesdays(room_g, "confirmed", request=one)
    make_tuesdays(room_g, "requested", "declined", request=other)
    return date, other


def test_79_the_other_requests_of_the_address_open_under_a_fresh_link(client, two):
    date, other = two
    link = link_of(date)
    page = client.get(link).text
    assert "Ihre anderen Anfragen" in page
    assert "2 Termine, Di, 19.\xa0Jan. bis Di, 26.\xa0Jan." in page
    opened = client.post(f"{link}weitere/", {"anfrage": other.number}, follow=True)
    assert f"Ihre Raumanfrage {other.number}" in opened.text
    assert other.links.count() == 1


def test_71_looking_at_the_list_makes_no_link(client, two):
    date, _other = two
    link = link_of(date)
    for _time in range(10):
        client.get(link)
        client.get(f"{link}weitere/")
    assert RequestLink.objects.count() == 1


@pytest.mark.parametrize("of", ["another address", "an unsent request", "nobody"])
def test_79_requests_of_others_are_neither_listed_nor_opened(client, two, room_g, of):
    date, _other = two
    about = {"another address": {}, "an unsent request": {"sent": False}}.get(of, {})
    if of == "an unsent request":
        about["email"] = date.request.email
    theirs = make_request(**about)
    make_tuesdays(room_g, "requested", request=theirs)
    number = "QEK-XXXX" if of == "nobody" else theirs.number
    link = link_of(date)
    assert number not in client.get(link).text
    assert client.post(f"{link}weitere/", {"anfrage": number}).status_code == 404
    assert not theirs.links.exists()


@pytest.mark.parametrize("count", [1, 12], ids=["one other", "twelve others"])
def test_79_the_list_needs_as_many_queries_for_any_number(
    client, room_g, count, django_assert_num_queries
):
    for _number in range(count + 1):
        request = make_request(email="vera@verein.example")
        [date] = make_tuesdays(room_g, "requested", request=request)
    link = link_of(date)
    with django_assert_num_queries(15):
        client.get(link)


def test_d21_whoever_was_told_may_ask_for_one_more_letter(client, room_g):
    [date] = make_tuesdays(room_g, "declined")
    Booking.objects.update(
        reason="taken", wants_notice=True, noticed_at="2027-01-11T08:00:00Z"
    )
    link = link_of(date)
    assert "Wir haben Ihnen am Montag, 11.\xa0Januar 2027" in client.get(link).text
    client.post(f"{link}bescheid/", {"termin": date.pk, "bescheid": "ja"})
    date.refresh_from_db()
    assert date.wants_notice and date.noticed_at is None
