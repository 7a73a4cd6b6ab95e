"""D09: one date, several or all future ones withdrawn or cancelled, one letter each."""

import pytest
from icalendar import Calendar
from post_office.models import Email

from tests.factories import make_open_booking

from .series import link_of, make_tuesdays, states

pytestmark = pytest.mark.django_db


def press(client, booking, deed, *dates, link=""):
    link = link or link_of(booking)
    values = {"termin": [date.pk for date in dates], "reason": "Ferien"}
    return client.post(f"{link}{deed}/", values)


def subjects():
    return [letter.subject for letter in Email.objects.order_by("pk")]


def test_55_one_cancelled_date_leaves_the_others_as_they_are(client, room_g):
    dates = make_tuesdays(room_g, "confirmed", "confirmed", "confirmed")
    press(client, dates[0], "stornieren", dates[1])
    assert states(dates[0]) == ["confirmed", "cancelled", "confirmed"]
    at_that_time = {"starts_at": dates[1].starts_at, "ends_at": dates[1].ends_at}
    again = make_open_booking(room_g, status="declined")
    type(again).objects.filter(pk=again.pk).update(
        status="confirmed", blocked_until=dates[1].blocked_until, **at_that_time
    )
    assert room_g.bookings.occupying().count() == 3


def test_56_all_future_dates_are_cancelled_and_past_ones_not_mentioned(
    client, room_g, monday_morning
):
    dates = make_tuesdays(room_g, *["confirmed"] * 8)
    monday_morning.move_to("2027-02-20T10:00:00+01:00")
    link = link_of(dates[0])
    asked = client.get(f"{link}stornieren/?termin=alle").text
    assert asked.count(" checked") == 3
    assert "Januar" not in asked.split("<form")[1].split("</form>")[0]
    press(client, dates[0], "stornieren", *dates, link=link)
    assert states(dates[0]) == ["confirmed"] * 5 + ["cancelled"] * 3
    assert "Januar" not in Email.objects.order_by("pk").first().message


def test_d09_one_letter_to_each_side_about_all_dates_of_a_press(client, room_g):
    dates = make_tuesdays(room_g, *["confirmed"] * 4)
    press(client, dates[0], "stornieren", *dates[1:])
    assert subjects() == [
        "Storniert: Raum G, 3 Termine ab Di, 26. Jan.",
        "Storniert: Raum G, 3 Termine ab Di, 26. Jan. – Musterverein (erfunden)",
    ]


def test_d20_the_file_takes_every_date_out_of_the_calendar(client, room_g):
    dates = make_tuesdays(room_g, *["confirmed"] * 3)
    press(client, dates[0], "stornieren", *dates)
    [file] = Email.objects.order_by("pk").first().attachments.all()
    calendar = Calendar.from_ical(file.file.read())
    assert calendar["METHOD"] == "CANCEL"
    entries = calendar.walk("VEVENT")
    assert [str(entry["UID"]) for entry in entries] == [f"{d.uid}@qek" for d in dates]
    assert {(e["SEQUENCE"], str(e["STATUS"])) for e in entries} == {(1, "CANCELLED")}


def test_d09_pressing_twice_cancels_and_writes_once(client, room_g):
    dates = make_tuesdays(room_g, *["confirmed"] * 3)
    link = link_of(dates[0])
    for _time in range(2):
        answer = press(client, dates[0], "stornieren", *dates[:2], link=link)
        assert answer.status_code == 302
    assert len(subjects()) == 2
    assert [d.sequence for d in dates[0].request.bookings.all()] == [1, 1, 0]


def test_d09_some_open_dates_are_withdrawn_and_the_others_wait(client, room_g):
    dates = make_tuesdays(room_g, "requested", "requested", "requested")
    press(client, dates[0], "zurueckziehen", dates[0], dates[2])
    assert states(dates[0]) == ["withdrawn", "requested", "withdrawn"]
    letter = Email.objects.order_by("pk").first()
    assert "Sie haben 2 Termine zurückgezogen." in letter.message
    assert "26. Januar" not in letter.message


def test_withdrawing_touches_no_confirmed_date_and_cancelling_no_open_one(
    client, room_g
):
    dates = make_tuesdays(room_g, "requested", "confirmed")
    press(client, dates[0], "zurueckziehen", *dates)
    assert states(dates[0]) == ["withdrawn", "confirmed"]
    dates = make_tuesdays(room_g, "requested", "cancelled", "confirmed")
    press(client, dates[0], "stornieren", dates[0])
    assert states(dates[0]) == ["requested", "cancelled", "confirmed"]


def test_nothing_ticked_is_said_and_keeps_the_reason(client, room_g):
    dates = make_tuesdays(room_g, "confirmed", "confirmed")
    answer = press(client, dates[0], "stornieren")
    assert answer.status_code == 422
    assert answer.text.count("Wählen Sie mindestens einen Termin.") == 2
    assert 'value="Ferien"' in answer.text


@pytest.mark.parametrize("deed", ["stornieren", "zurueckziehen"])
def test_71_a_date_of_somebody_else_is_never_touched(client, room_g, deed):
    status = "confirmed" if deed == "stornieren" else "requested"
    mine = make_tuesdays(room_g, status, status)
    times = "2027-01-20 10:00", "2027-01-20 12:00"
    theirs = make_open_booking(room_g, *times, status=status)
    assert press(client, mine[0], deed, mine[0], theirs).status_code == 422
    assert states(theirs) == [status]
    assert states(mine[0]) == [status] * 2


def test_72_dates_past_the_deadline_are_named_with_the_phone(
    client, room_g, monday_morning
):
    dates = make_tuesdays(room_g, *["confirmed"] * 3)
    monday_morning.move_to("2027-01-19T08:00:00+01:00")
    link = link_of(dates[0])
    page = client.get(f"{link}stornieren/").text
    assert "Nur noch am Telefon" in page
    assert f'value="{dates[0].pk}"' not in page
    assert press(client, dates[0], "stornieren", *dates, link=link).status_code == 409
    assert states(dates[0]) == ["confirmed"] * 3


def test_d24_cancelling_a_date_takes_its_open_wish_back(client, room_g):
    [date] = make_tuesdays(room_g, "confirmed")
    times = "2027-01-20 18:00", "2027-01-20 20:00"
    wish = make_open_booking(room_g, *times, request=date.request, replaces=date)
    press(client, date, "stornieren", date)
    wish.refresh_from_db()
    assert wish.status == "withdrawn"


@pytest.mark.parametrize("count", [2, 60], ids=["two dates", "sixty dates"])
def test_the_page_that_asks_needs_as_many_queries_for_sixty_dates(
    client, room_g, count, django_assert_num_queries
):
    link = link_of(make_tuesdays(room_g, *["confirmed"] * count)[0])
    with django_assert_num_queries(10):
        client.get(f"{link}stornieren/?termin=alle")


def test_d09_nothing_ticked_takes_nothing_back_even_if_one_date_is_left(client, room_g):
    decided, waiting = make_tuesdays(room_g, "declined", "requested")
    answer = press(client, waiting, "zurueckziehen")
    assert "Wählen Sie mindestens einen Termin." in answer.text
    assert states(decided) == ["declined", "requested"]
