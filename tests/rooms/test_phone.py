"""A request by phone: the same rules, what staff may pass over is said, not refused."""

import pytest
from post_office.models import Email

from rooms.models import BookingRequest
from tests.factories import (
    at,
    make_booking,
    make_closure,
    make_open_booking,
    make_room,
)

pytestmark = pytest.mark.django_db
T = "2027-01-19"


@pytest.fixture
def url(room_g) -> str:
    return f"/verwaltung/rooms/bookingrequest/telefon/?raum={room_g.pk}"


def call(**overrides) -> dict:
    """What a caller said, as it is typed in."""
    return {
        "date": "19.1.2027",
        "start": "10 Uhr",
        "end": "12",
        "nights": "0",
        "often": "once",
        "purpose": "Nähcafé",
        "persons": "12",
        "organisation": "Nachbarschaft",
        "name": "Vera Muster",
        "phone": "0421 000000",
        "nonce": "one-call",
    } | overrides


def series(**overrides) -> dict:
    return call(often="series", rhythm="weekly", until="2.2.2027") | overrides


def check(client, url, data):
    return client.post(url, data | {"check": "ja"})


def take(client, url, data):
    """Look at the dates, then press the button below them."""
    seen = check(client, url, data).context["seen"]
    return client.post(url, data | {"take": "ja", "seen": seen})


def dates(request) -> list[tuple]:
    return [
        (f"{b.starts_at:%d.%m. %H:%M}", f"{b.ends_at:%d.%m. %H:%M}", b.status)
        for b in request.bookings.all()
    ]


def test_d16_a_call_becomes_a_request_that_waits_for_an_answer(
    office_client, office, url
):
    answer = take(office_client, url, call(internal_note="Ruft mittags zurück."))
    request = BookingRequest.objects.get()
    assert answer.url == f"/verwaltung/rooms/bookingrequest/{request.pk}/entscheiden/"
    assert request.is_sent and request.taken_by == office
    assert (request.email, request.phone) == ("", "0421 000000")
    assert request.rules_accepted_at is None
    assert request.internal_note == "Ruft mittags zurück."
    assert dates(request) == [("19.01. 09:00", "19.01. 11:00", "requested")]
    assert not Email.objects.filter(to__contains="@verein").exists()
    assert request.log.get(new="requested").by == office


def test_d16_with_an_address_the_caller_gets_the_letter_of_arrival(office_client, url):
    take(office_client, url, call(email="vera@verein.example"))
    letter = Email.objects.get(to="vera@verein.example")
    assert letter.subject.startswith("Angekommen: Ihre Raumanfrage für Di, 19. Jan.")
    assert "Der Raum ist noch nicht fest für Sie reserviert." in letter.message


def test_d16_the_same_call_pressed_twice_is_one_request(office_client, url):
    assert take(office_client, url, call()).url == take(office_client, url, call()).url
    assert BookingRequest.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        pytest.param({"date": "8.1.2027"}, "in der Vergangenheit", id="40 past"),
        pytest.param({"date": "12.1.2027"}, "frühestens für", id="37 too soon"),
        pytest.param({"date": "13.7.2027"}, "Anfragen sind bis", id="38 too late"),
        pytest.param({"date": "17.1.2027"}, "sonntags geschlossen", id="29 Sunday"),
        pytest.param({"start": "20", "end": "22"}, "21:00", id="after closing time"),
        pytest.param({"date": "20.1.2027"}, "(Renovierung)", id="33 a closure"),
        pytest.param({"start": "15"}, "Zu dieser Zeit ist", id="2 a turnover"),
        pytest.param({"persons": "26"}, "höchstens 25 Personen", id="43 too many"),
    ],
)
def test_d16_what_takes_a_tick_is_said_and_does_not_stop_the_entry(
    office_client, url, room_g, said, sentence
):
    make_closure("2027-01-20 00:00", "2027-01-21 00:00")
    make_booking(room_g, f"{T} 13:00", f"{T} 15:00")
    said = said | ({"end": "16"} if said.get("start") == "15" else {})
    assert sentence in check(office_client, url, call(**said)).text
    assert take(office_client, url, call(**said)).status_code == 302
    assert BookingRequest.objects.get().bookings.get().is_open


def test_d16_a_real_overlap_has_to_be_repaired_first(office_client, url, room_g):
    make_booking(room_g, f"{T} 11:00", f"{T} 13:00")
    page = take(office_client, url, call())
    assert page.status_code == 409
    assert "Zu dieser Zeit ist der Raum belegt (11:00–13:00)." in page.text
    assert not BookingRequest.objects.exists()
    [line] = page.context["plan"].lines
    chosen = call() | {line.name: line.repairs[0].value}
    assert take(office_client, url, chosen).status_code == 302
    assert BookingRequest.objects.get().bookings.get().wished.startswith("statt Dien")


def test_53_a_series_over_new_year(office_client, url):
    said = series(date="28.12.2027", until="11.1.2028")
    take(office_client, url, said)
    request = BookingRequest.objects.get()
    assert [day for day, _end, _status in dates(request)] == [
        "28.12. 09:00",
        "04.01. 09:00",
        "11.01. 09:00",
    ]
    assert request.rhythm == "weekly"


def test_52_weekly_over_midnight_is_possible_for_us(office_client, url):
    take(office_client, url, series(start="22", end="1"))
    first, *_others = dates(BookingRequest.objects.get())
    assert first == ("19.01. 21:00", "20.01. 00:00", "requested")


def test_52_a_daily_series_of_26_hours_overlaps_itself(office_client, url):
    said = series(rhythm="daily", nights="1", end="12", until="22.1.2027")
    page = check(office_client, url, said)
    assert page.status_code == 422
    assert "Die Termine überschneiden sich" in page.text


def test_54_no_rule_for_every_year_but_single_days(office_client, url):
    page = check(office_client, url, series(rhythm="yearly"))
    sentence = "Jährlich gibt es nicht als Regel. Wählen Sie einzelne Tage."
    assert str(page.context["form"].errors["rhythm"][0]) == sentence
    days = call(often="dates", date="29.2.2028", dates="28.2.2029\n28.2.2030")
    take(office_client, url, days)
    assert BookingRequest.objects.get().bookings.count() == 3


def test_59_a_night_in_which_the_clocks_change(office_client, url):
    said = call(date="28.3.2027", start="1", end="4")
    take(office_client, url, said)
    booking = BookingRequest.objects.get().bookings.get()
    assert booking.starts_at == at("2027-03-28 01:00")
    assert (booking.ends_at - booking.starts_at).total_seconds() == 2 * 3600
    assert str(booking).endswith("28.03.2027 01:00 bis 04:00")


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        pytest.param({"phone": ""}, "phone", "Telefonnummer", id="out of reach"),
        pytest.param({"phone": "ruf an"}, "phone", "", id="no number"),
        pytest.param({"email": "vera@"}, "email", "E-Mail-Adresse", id="no address"),
        pytest.param({"name": ""}, "name", "wer angerufen hat", id="no name"),
        pytest.param({"purpose": ""}, "purpose", "was geplant ist", id="no purpose"),
        pytest.param({"persons": "0"}, "persons", "eine Zahl", id="43 nobody"),
        pytest.param({"date": "31.2.2027"}, "date", "gibt es nicht", id="no day"),
        pytest.param({"start": "25:99"}, "start", "gibt es nicht", id="no time"),
        pytest.param({"nights": "9"}, "nights", "an welchem Tag", id="no such night"),
        pytest.param({"often": "often"}, "often", "wie oft", id="no such answer"),
        pytest.param({"rooms": "999"}, "rooms", "Raum", id="a foreign room"),
        pytest.param(
            {"often": "series", "rhythm": "daily", "until": "1.1.2199"},
            "until",
            "höchstens 60",
            id="51 far too many dates",
        ),
    ],
)
def test_d16_nonsense_is_refused_at_its_field(
    office_client, url, room_g, said, field, sentence
):
    make_room(name="Saal", place=room_g.place)
    page = check(office_client, url, call(**said))
    assert page.status_code == 422
    assert sentence in str(page.context["form"].errors[field])
    assert "Nähcafé" in page.text or field == "purpose"
    assert not BookingRequest.objects.exists()


def test_c14_several_rooms_of_the_place_are_several_dates(office_client, url, room_g):
    saal = make_room(name="Saal", place=room_g.place)
    take(office_client, url, call(rooms=[saal.pk]))
    rooms = BookingRequest.objects.get().bookings.values_list("room__name", flat=True)
    assert sorted(rooms) == ["Raum G", "Saal"]


def test_d16_all_dates_left_out_are_no_request(office_client, url, room_g):
    said = call() | {f"wahl-{T}-{room_g.pk}": "auslassen"}
    page = take(office_client, url, said)
    assert "Bitte lassen Sie mindestens einen Termin stehen." in page.text
    assert not BookingRequest.objects.exists()


def test_d16_what_was_not_looked_at_is_shown_first(office_client, url):
    seen = check(office_client, url, call()).context["seen"]
    data = call(end="13") | {"take": "ja", "seen": seen}
    assert office_client.post(url, data).status_code == 409
    assert not BookingRequest.objects.exists()


def test_d16_rivals_are_written_of_in_the_reminder(office_client, url, room_g):
    rival = make_open_booking(room_g)
    take(office_client, url, call())
    reminder = Email.objects.get(subject__startswith="Noch offen:")
    assert rival.request.number in reminder.message
