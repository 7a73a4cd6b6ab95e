"""The team's calendar of a room: everything in it, and nobody else lets in."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from icalendar import Calendar

from qek_site.logs import HideSecrets
from quarters.models import SlugHistory
from rooms.models import Booking, Opener, StaffFeed
from tests.factories import make_booking, make_open_booking, make_request, make_room

pytestmark = pytest.mark.django_db
PAGE = "/verwaltung/rooms/stafffeed/"
T = "2027-01-19"


@pytest.fixture
def link(room_g, office) -> str:
    return f"/raeume/raum-g/intern/{StaffFeed.renew(room_g, by=office)}.ics"


def entries(client, link) -> list:
    return Calendar.from_ical(client.get(link).content).walk("VEVENT")


def renewed(office_client, room) -> str:
    """The path of the address that the page shows after the button."""
    page = office_client.post(PAGE, {"renew": room.pk})
    return urlsplit(page.context["link"]).path


def test_f04_the_feed_says_who_and_what(client, link, room_g):
    booking = make_booking(
        room_g, request=make_request(organisation="Musterverein", name="Vera Muster")
    )
    Opener.objects.create(booking=booking, name="Kim")
    entry = entries(client, link)[0]
    assert str(entry["SUMMARY"]) == "Deutsch-Lerngruppe, Musterverein"
    words = str(entry["DESCRIPTION"]).split("\n")
    number = booking.request.number
    address = f"http://testserver/verwaltung/rooms/booking/{booking.pk}/change/"
    assert words == [
        "Vera Muster, 0421 000000",
        "12 Personen",
        number,
        "Schließt auf: Kim",
        address,
    ]


def test_f04_open_requests_and_dates_of_our_own_are_in_it(client, link, room_g):
    make_open_booking(room_g)
    make_booking(room_g, f"{T} 14:00", f"{T} 15:00", title="Teamsitzung")
    make_open_booking(room_g, f"{T} 16:00", f"{T} 17:00", status="unverified")
    make_open_booking(room_g, f"{T} 18:00", f"{T} 19:00", status="declined")
    make_booking(make_room(), title="Anderer Raum")
    said = [(str(e["SUMMARY"]), e["STATUS"]) for e in entries(client, link)]
    assert said == [
        ("Angefragt: Deutsch-Lerngruppe, Musterverein (erfunden)", "TENTATIVE"),
        ("Teamsitzung", "CONFIRMED"),
    ]


def test_f02_a_cancelled_date_stays_under_its_name(client, link, room_g):
    booking = make_booking(room_g, title="Teamsitzung")
    before = entries(client, link)[0]
    Booking.objects.update(status=Booking.Status.CANCELLED, sequence=1)
    after = entries(client, link)[0]
    assert before["UID"] == after["UID"] == f"{booking.uid}@qek"
    assert (after["STATUS"], after["SEQUENCE"]) == ("CANCELLED", 1)
    assert str(after["SUMMARY"]) == "Storniert: Teamsitzung"


def test_63_local_times_hold_in_january_and_in_july(client, link, room_g):
    make_booking(room_g, f"{T} 18:00", f"{T} 20:00")
    make_booking(room_g, "2027-07-06 18:00", "2027-07-06 20:00")
    starts = [entry["DTSTART"].dt for entry in entries(client, link)]
    assert starts == [
        datetime(2027, 1, 19, 17, tzinfo=UTC),
        datetime(2027, 7, 6, 16, tzinfo=UTC),
    ]


def test_f04_the_page_behind_the_link_is_private(client, link):
    answer = client.get(link)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    for page in [answer, client.get("/raeume/raum-g/intern/falsch.ics")]:
        assert page.headers["Cache-Control"] == "no-store"
        assert page.headers["Referrer-Policy"] == "no-referrer"
        assert page.headers["X-Robots-Tag"] == "noindex, nofollow"
        assert not page.cookies


@pytest.mark.parametrize("token", ["falsch", "x" * 500, "a%00b", "ä", ".."])
def test_71_wrong_links_look_like_old_ones(client, link, office_client, room_g, token):
    renewed(office_client, room_g)
    wrong, old = client.get(f"/raeume/raum-g/intern/{token}.ics"), client.get(link)
    assert wrong.status_code == old.status_code == 404
    titles = [page.text.split("</title>")[0] for page in (wrong, old)]
    assert titles[0] == titles[1]
    assert "Dieser Link ist nicht mehr gültig" in wrong.text


def test_f04_a_link_opens_its_own_room_only(client, link):
    other = make_room()
    make_booking(other, title="Geheim")
    answer = client.get(link.replace("raum-g", other.slug))
    assert answer.status_code == 404
    assert "Geheim" not in answer.content.decode()


def test_f04_a_calendar_goes_on_when_its_room_gets_a_new_address(client, link, room_g):
    SlugHistory.objects.remember(room_g, room_g.slug)
    room_g.slug = "saal"
    room_g.save()
    assert client.get(link).status_code == 200
    assert client.get(link.replace("raum-g", "saal")).status_code == 200
    # Only with its secret, at the former address too.
    assert client.get("/raeume/raum-g/intern/falsch.ics").status_code == 404


def test_f04_a_renewed_link_lives_and_the_old_one_dies_at_once(
    office_client, client, room_g
):
    first = renewed(office_client, room_g)
    assert client.get(first).status_code == 200
    second = renewed(office_client, room_g)
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200
    office_client.post(PAGE, {"end": room_g.pk})
    assert client.get(second).status_code == 404


def test_f04_only_the_hash_is_stored_and_the_link_is_shown_once(office_client, room_g):
    page = office_client.post(PAGE, {"renew": room_g.pk})
    path = urlsplit(page.context["link"]).path
    token = path.rsplit("/", 1)[1].removesuffix(".ics")
    feed = StaffFeed.objects.get()
    assert len(token) >= 32
    assert feed.secret_hash == StaffFeed.hash(token)
    assert feed.renewed_by.username == "buero"
    assert page.text.count(token) == 1
    assert "no-store" in page.headers["Cache-Control"]
    assert token not in office_client.get(PAGE).text


def test_f04_a_get_renews_nothing(office_client, client, link):
    for _time in range(10):
        office_client.get(PAGE)
        office_client.head(PAGE)
    assert client.get(link).status_code == 200


def test_f04_only_who_may_change_it_gets_a_link(client, django_user_model, room_g):
    client.force_login(django_user_model.objects.create_user("x", is_staff=True))
    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, {"renew": room_g.pk}).status_code == 403
    assert StaffFeed.objects.count() == 0


@pytest.mark.parametrize("room", ["0", "abc", ""])
def test_f04_a_room_that_is_none_gets_no_link(office_client, link, room):
    assert office_client.post(PAGE, {"renew": room}).status_code == 404
    assert StaffFeed.objects.count() == 1


def test_f05_asking_again_costs_little_until_something_changes(
    client, link, room_g, monday_morning, django_assert_num_queries
):
    booking = make_booking(room_g, request=make_request())
    first = client.get(link)
    known = {"If-None-Match": first.headers["ETag"]}
    monday_morning.shift(timedelta(minutes=5))
    with django_assert_num_queries(2):
        again = client.get(link, headers=known)
    assert (again.status_code, again.content) == (304, b"")
    Opener.objects.create(booking=booking, name="Kim")
    assert client.get(link, headers=known).status_code == 200


def test_71_the_secret_reaches_no_log(client, link, caplog):
    token = link.rsplit("/", 1)[1]
    caplog.handler.addFilter(HideSecrets())
    client.get(link.replace(token, f"x{token}"))
    said = [record.getMessage() for record in caplog.records]
    assert any("/intern/…" in message for message in said)
    assert token not in " ".join(said)


def test_f04_the_buttons_work_in_a_browser_that_guards_its_forms(office, room_g):
    """The page may not ask for `no-referrer`: its own form would name no origin."""
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(office)
    page = strict.get(PAGE)
    assert page.headers["Referrer-Policy"] == "same-origin"
    token = strict.cookies["csrftoken"].value
    values = {"renew": room_g.pk, "csrfmiddlewaretoken": token}
    origin = {"origin": "http://testserver"}
    assert strict.post(PAGE, values, headers=origin).status_code == 200
    assert strict.post(PAGE, {"renew": room_g.pk}).status_code == 403
