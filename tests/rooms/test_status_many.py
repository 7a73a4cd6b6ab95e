"""D08: the page of a request for several dates, each with its state and its ways on."""

import pytest

from rooms import decision
from rooms.models import Booking
from tests.factories import make_equipment, make_open_booking, make_room

from .series import link_of, make_tuesdays
from .stories import make_offer

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("statuses", "word", "sentence"),
    [
        (["requested"] * 2, "angefragt", "Die Termine sind noch nicht fest für Sie"),
        (["confirmed"] * 2, "bestätigt", "Alle Termine sind für Sie reserviert."),
        (["declined"] * 2, "abgelehnt", "Diese Termine sind leider nicht möglich."),
        (["withdrawn"] * 2, "zurückgezogen", "Sie haben Ihre Anfrage zurückgezogen."),
        (["cancelled"] * 2, "storniert", "Die bestätigten Termine finden nicht statt."),
        (
            ["declined", "cancelled", "withdrawn"],
            "storniert",
            "Keiner dieser Termine findet statt.",
        ),
        (
            ["declined", "requested", "requested"],
            "angefragt",
            "2 von 3 Terminen prüfen wir noch.",
        ),
    ],
    ids=["open", "confirmed", "declined", "withdrawn", "cancelled", "over", "waiting"],
)
def test_d08_several_dates_have_one_state_together(
    client, room_g, statuses, word, sentence
):
    [first, *_rest] = make_tuesdays(room_g, *statuses)
    page = client.get(link_of(first)).text
    assert f"</svg>{word}</p>" in page
    assert sentence in page


def test_48_the_page_of_a_partly_confirmed_series_says_how_many(client, room_g):
    statuses = ["confirmed"] * 7 + ["declined", "requested"]
    page = client.get(link_of(make_tuesdays(room_g, *statuses)[0])).text
    assert "</svg>teilweise bestätigt</p>" in page
    assert "7 von 9 Terminen sind für Sie reserviert. Einen prüfen wir noch." in page


def test_d08_each_date_has_its_own_state_and_ways_on(client, room_g):
    confirmed, asked, declined = make_tuesdays(
        room_g, "confirmed", "requested", "declined"
    )
    link = link_of(confirmed)
    page = client.get(link).text
    for way in ["termin.ics", "aendern/", "stornieren/"]:
        assert f"{link}{way}?termin={confirmed.pk}" in page
    for way in ["aendern/", "zurueckziehen/"]:
        assert f"{link}{way}?termin={asked.pk}" in page
    assert f"?termin={declined.pk}" not in page


def test_47_what_was_left_out_or_chosen_instead_says_why(client, room_g):
    taken, other = make_tuesdays(room_g, "left_out", "requested")
    reason = "Zu dieser Zeit ist der Raum belegt (18:00–20:00)."
    Booking.objects.filter(pk=taken.pk).update(reason="taken", reason_text=reason)
    instead = "statt Dienstag, 26. Januar 2027, 14:00 bis 16:00 Uhr: belegt"
    Booking.objects.filter(pk=other.pk).update(wished=instead)
    page = client.get(link_of(taken)).text
    assert "</svg>ausgelassen</span>" in page
    assert f"Diesen Termin haben Sie nicht angefragt. {reason}" in page
    assert instead in page


def test_d19_keys_of_each_room_appear_once_a_date_in_it_is_confirmed(client, room_g):
    other = make_room(name="Saal", place=room_g.place, key_info="Klingeln Sie.")
    first, _second = make_tuesdays(room_g, "confirmed", "confirmed")
    times = "2027-02-16 18:00", "2027-02-16 20:00"
    in_saal = make_open_booking(other, *times, request=first.request)
    link = link_of(first)
    assert "Klingeln Sie." not in client.get(link).text
    assert client.get(link).text.count("Der Schlüssel liegt im Büro nebenan.") == 1
    Booking.objects.filter(pk=in_saal.pk).update(status="confirmed")
    assert client.get(link).text.count("Klingeln Sie.") == 1


def test_past_dates_are_shown_and_offer_nothing(client, room_g, monday_morning):
    past, coming = make_tuesdays(room_g, "confirmed", "confirmed")
    monday_morning.move_to("2027-01-20T10:00:00+01:00")
    page = client.get(link_of(past)).text
    assert "1 vergangener Termin" in page
    assert "Dienstag, 19.\xa0Januar 2027" in page
    assert f"?termin={past.pk}" not in page
    assert f"?termin={coming.pk}" in page


def test_an_offer_stands_at_its_date_with_both_answers(client, room_g):
    asked, _other = make_tuesdays(room_g, "requested", "requested")
    make_offer(asked)
    page = client.get(link_of(asked)).text
    assert "Vorschlag offen bis Montag, 18.\xa0Januar 2027" in page
    assert "Dienstag, 23.\xa0Februar 2027, 14:00 bis 16:00\xa0Uhr" in page
    assert page.count("Vorschlag annehmen") == page.count("Passt nicht") == 1
    assert page.count("</svg>angefragt</span>") == 2


@pytest.mark.parametrize("count", [2, 60], ids=["two dates", "sixty dates"])
def test_the_number_of_queries_does_not_grow_with_the_dates(
    client, room_g, count, django_assert_num_queries
):
    kinds = ["confirmed", "requested", "declined", "left_out"]
    dates = make_tuesdays(room_g, *(kinds * 15)[:count])
    make_offer(dates[1])
    make_equipment()
    link = link_of(dates[0])
    with django_assert_num_queries(16):
        client.get(link)


def test_d08_a_date_that_we_cancelled_says_why(client, office, room_g):
    off, _other = make_tuesdays(room_g, "confirmed", "confirmed")
    decision.cancel(off, by=office, reason="Wasserschaden")
    row = client.get(link_of(off)).text.split(f'id="termin-{off.pk}"')[1]
    assert "Montag, 11.\xa0Januar 2027. Grund: Wasserschaden." in row.split("</li>")[0]


def test_d10_the_history_of_several_dates_says_which_was_declined(
    client, office, room_g
):
    date, _other = make_tuesdays(room_g, "requested", "requested")
    decision.decline(date.request, by=office, reason="taken", dates=[date])
    [entry] = client.get(link_of(date)).text.split('"timeline__entry"')[1:]
    assert "Der Termin wurde abgelehnt." in entry
    assert "Dienstag, 19.\xa0Januar 2027, 18:00 bis 20:00\xa0Uhr, Raum G" in entry
