"""The decision page with many dates: ticks, counts, buttons that say what they hit."""

import re

import pytest
from post_office.models import Email

from rooms import decision
from tests.factories import (
    make_booking,
    make_closure,
    make_open_booking,
    make_request,
    make_room,
)

from .deciding import decide_url, ids_of, make_open_series, statuses

pytestmark = pytest.mark.django_db


@pytest.fixture
def series(room_g):
    """Twelve dates; the second is taken, the fourth closed."""
    make_booking(room_g, "2027-01-26 17:00", "2027-01-26 19:00", title="AG Müll")
    make_closure("2027-02-09 00:00", "2027-02-10 00:00")
    return make_open_series(room_g, 12)


def post(client, request, **values):
    values = {"answer": "confirm", "message": ""} | values
    return client.post(decide_url(request), values, follow=True)


def ticked(page) -> list[int]:
    boxes = re.findall(r'name="dates" value="(\d+)" checked', page.text)
    return [int(pk) for pk in boxes]


def buttons(page) -> list[str]:
    """What can be pressed to answer, as it is read."""
    found = re.findall(r'name="deed" value="\w+"[^>]*>(.*?)</button>', page.text, re.S)
    return [" ".join(words.split()).replace(" ,", ",") for words in found]


def test_all_free_dates_are_ticked_and_the_button_counts_them(office_client, series):
    page = office_client.get(decide_url(series))
    ids = ids_of(series)
    assert ticked(page) == [ids[0], ids[2], *ids[4:]]
    assert "alle freien (10 von 12)" in page.text
    assert buttons(page)[0] == "10 Termine zusagen und E-Mail senden"


def test_d13_the_conflict_is_named_to_staff_and_never_in_the_letter(
    office_client, series
):
    page = office_client.get(decide_url(series))
    assert "„AG Müll“, 17:00 bis 19:00\xa0Uhr, bestätigt." in page.text
    assert "AG Müll" not in page.context["letter"].text


def test_the_ticked_dates_are_confirmed_the_others_declined(office_client, series):
    ids = ids_of(series)
    free = [pk for number, pk in enumerate(ids) if number not in (1, 3)]
    page = post(office_client, series, dates=free, rest="taken")
    assert statuses(series).count("confirmed") == 10
    assert statuses(series).count("declined") == 2
    told = "10 Termine zugesagt. 2 Termine abgesagt. Die E-Mail ist unterwegs."
    assert told in page.text
    assert Email.objects.count() == 1


def test_pressing_twice_says_where_things_stand(office_client, series):
    values = {"dates": ids_of(series)[:1]}
    post(office_client, series, **values)
    page = post(office_client, series, **values)
    assert page.status_code == 409
    assert "schon bestätigt" in page.text
    assert Email.objects.count() == 1


def test_d13_a_date_that_was_taken_meanwhile_stops_the_whole_decision(
    office_client, series
):
    page = post(office_client, series, dates=ids_of(series)[:2])
    assert page.status_code == 409
    assert "Nichts wurde entschieden." in page.text
    assert "Di, 26.\xa0Jan., 18:00\xa0Uhr, Raum G:" in page.text
    assert ticked(page) == ids_of(series)[:2]
    assert set(statuses(series)) == {"requested"}


def test_the_letter_shown_is_the_letter_sent_with_both_lists(office_client, series):
    values = {"dates": ids_of(series)[4:8], "rest": "rules", "message": "Bis bald!"}
    shown = post(office_client, series, preview="ja", **values).context["letter"]
    assert set(statuses(series)) == {"requested"}
    post(office_client, series, **values)
    sent = Email.objects.get()
    link = re.search(r"http://testserver/anfrage/\S+", sent.message)[0]
    assert sent.subject == shown.subject
    assert sent.message.replace(link, "(persönlicher Link)") == shown.text


def test_without_script_changed_ticks_are_shown_before_they_count(
    office_client, series
):
    shown = office_client.get(decide_url(series)).context["form"].key
    values = {"deed": "confirm", "dates": ids_of(series)[4:6]}
    page = post(office_client, series, shown=shown, **values)
    assert "Noch nichts abgeschickt" in page.text
    assert buttons(page)[0] == "2 Termine zusagen und E-Mail senden"
    assert Email.objects.count() == 0
    post(office_client, series, shown=page.context["form"].key, **values)
    assert statuses(series).count("confirmed") == 2


def test_the_buttons_name_both_numbers(office_client, series):
    values = {"dates": ids_of(series)[4:], "rest": "taken", "preview": "ja"}
    confirm, decline, *_others = buttons(post(office_client, series, **values))
    assert confirm == "8 Termine zusagen, 4 absagen und E-Mail senden"
    assert decline == "8 Termine absagen und E-Mail senden"


@pytest.mark.parametrize(("press", "count"), [("free", 10), ("all", 12), ("none", 0)])
def test_ticks_can_be_set_with_one_press(office_client, series, press, count):
    page = post(office_client, series, tick=press, message="Bis bald!")
    assert len(ticked(page)) == count
    assert "Bis bald!</textarea>" in page.text
    assert set(statuses(series)) == {"requested"}


def test_deciding_without_a_tick_is_refused_in_words(office_client, series):
    page = post(office_client, series)
    assert page.status_code == 422
    assert "Kreuzen Sie mindestens einen Termin an." in page.text


@pytest.mark.parametrize("value", ["another", "999999", "1 OR 1=1", "ä"])
def test_ticks_that_are_none_of_this_request_are_refused(
    office_client, series, room_g, value
):
    stranger = make_open_booking(room_g, "2027-01-20 10:00", "2027-01-20 12:00")
    dates = [stranger.pk if value == "another" else value, ids_of(series)[0]]
    page = post(office_client, series, dates=dates)
    assert page.status_code == 422
    assert set(statuses(series)) == {"requested"}
    assert stranger.request.bookings.get().is_open


def test_a_tick_for_one_date_waives_its_closure_alone(office_client, series):
    fourth = ids_of(series)[3]
    post(office_client, series, dates=[fourth], **{f"waive-{fourth}": "closure"})
    assert statuses(series)[3] == "confirmed"


def test_49_a_left_out_date_is_taken_up_again_on_the_page(office_client, series):
    left = series.bookings.first()
    series.bookings.filter(pk=left.pk).update(
        status="left_out", reason_text="Der Raum war belegt."
    )
    page = office_client.get(decide_url(series))
    assert "Der Raum war belegt." in page.text
    office_client.post(decide_url(series), {"reopen": left.pk})
    assert left.pk in ticked(office_client.get(decide_url(series)))


def test_decided_dates_show_by_whom_and_when(office_client, series, office):
    decision.confirm(series, by=office, dates=ids_of(series)[:1])
    page = office_client.get(decide_url(series)).text
    assert "(buero, Mo, 11.\xa0Jan., 10:00\xa0Uhr)" in page
    assert "teilweise bestätigt" in page


def test_a_caller_without_an_address_is_to_be_called(office_client, room_g):
    series = make_open_series(room_g, 2, email="", wants_announcement=True)
    page = office_client.get(decide_url(series))
    assert buttons(page)[0] == "2 Termine zusagen"
    assert "Keine E-Mail-Adresse: Bitte anrufen" in page.text
    assert "darf in den Kalender" in page.text
    done = post(office_client, series, dates=ids_of(series))
    assert "bitte anrufen: Vera Muster, 0421 000000." in done.text


def test_the_list_counts_free_dates_and_leaves_out_the_left_out(office_client, series):
    series.bookings.filter(pk=series.bookings.last().pk).update(status="left_out")
    page = office_client.get("/verwaltung/rooms/bookingrequest/").text
    assert "11 Termine</span>" in page
    assert "ab Di, 19.\xa0Jan." in page
    assert "9 von 11 frei" in page


@pytest.mark.parametrize("count", [2, 60])
def test_the_page_needs_as_many_queries_for_sixty_dates(
    office_client, room_g, count, django_assert_num_queries
):
    room_g.horizon_days = 500
    room_g.save()
    series = make_open_series(room_g, count)
    for booking in series.bookings.all()[: count // 2]:
        make_booking(room_g, starts_at=booking.starts_at, ends_at=booking.ends_at)
        make_open_booking(room_g, starts_at=booking.starts_at, ends_at=booking.ends_at)
    office_client.get(decide_url(series))  # the first look of the day is written down
    with django_assert_num_queries(32):
        assert office_client.get(decide_url(series)).status_code == 200


def test_two_rooms_of_one_request_are_decided_one_by_one(office_client, room_g, saal):
    asked = make_request()
    make_open_booking(room_g, request=asked)
    wanted = make_open_booking(saal, request=asked)
    page = post(office_client, asked, dates=[wanted.pk], rest="taken")
    assert "1 Termin zugesagt. 1 Termin abgesagt." in page.text
    letter = Email.objects.get()
    assert letter.subject == "Bestätigt: Saal, 1 von 2 Terminen, am Di, 19. Jan."


def test_the_first_and_the_last_day_stand_above(office_client, series):
    page = office_client.get(decide_url(series))
    assert "19.\xa0Januar 2027 bis 6.\xa0April 2027, jede Woche" in page.text


def test_two_rooms_on_one_day_name_the_day_once(office_client, room_g):
    both = make_open_booking(room_g).request
    make_open_booking(make_room(place=room_g.place), request=both)
    page = office_client.get(decide_url(both))
    assert "2 Termine</span>19.\xa0Januar 2027</dd>" in page.text
