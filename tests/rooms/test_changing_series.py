"""Another time for a date and all that follow: listed date by date, then saved."""

import pytest
from post_office.models import Email

from rooms.models import Booking
from tests.factories import at, make_booking, make_closure

from .series import link_of, make_tuesdays
from .test_changing_times import ask, ask_for_all, wishes

pytestmark = pytest.mark.django_db


def test_58_this_and_all_following_dates_move_and_earlier_ones_stay(client, room_g):
    dates = make_tuesdays(room_g, "requested", "confirmed", "requested", "declined")
    ask_for_all(client, dates[1], date="2027-01-27", start="17:00", end="19:00")
    now = [Booking.objects.get(pk=date.pk).starts_at for date in dates]
    assert now[:2] == [at("2027-01-19 18:00"), at("2027-01-26 18:00")]
    assert now[2:] == [at("2027-02-03 17:00"), at("2027-02-09 18:00")]
    assert wishes(dates[1]).get().starts_at == at("2027-01-27 17:00")


def test_58_conflicts_are_listed_before_saving_and_those_dates_stay(client, room_g):
    dates = make_tuesdays(room_g, *["confirmed"] * 3)
    make_closure("2027-01-27 00:00", "2027-01-28 00:00")
    make_booking(room_g, "2027-02-03 18:00", "2027-02-03 20:00")
    listed, _saved = ask_for_all(client, dates[0])
    page = listed.text
    assert "1 Termin wird verschoben" in page
    assert "2 Termine bleiben, wie sie sind" in page
    assert "An diesem Tag ist der Raum geschlossen (Renovierung)." in page
    assert "Zu dieser Zeit ist der Raum belegt (18:00–20:00)." in page
    assert [wishes(date).count() for date in dates] == [1, 0, 0]


def test_58_the_list_alone_saves_nothing(client, room_g):
    dates = make_tuesdays(room_g, "confirmed", "requested")
    ask(client, dates[0], following="on")
    assert not wishes(dates[0]).exists()
    assert not Email.objects.exists()


def test_58_what_changed_since_the_list_is_listed_again(client, room_g):
    dates = make_tuesdays(room_g, "confirmed", "confirmed")
    link = link_of(dates[0])
    seen = ask(client, dates[0], link, following="on").context["shift"].key
    make_booking(room_g, "2027-01-27 18:00", "2027-01-27 20:00")
    answer = ask(client, dates[0], link, following="on", seen=seen)
    assert answer.status_code == 409
    assert "Inzwischen hat sich etwas geändert." in answer.text
    assert not wishes(dates[0]).exists()


def test_58_dates_that_are_over_never_move(client, room_g, monday_morning):
    dates = make_tuesdays(room_g, *["confirmed"] * 3)
    monday_morning.move_to("2027-01-25T10:00:00+01:00")
    link = link_of(dates[0])
    assert ask(client, dates[0], link).status_code == 302
    ask_for_all(client, dates[1], link, date="2027-01-27")
    assert [wishes(date).count() for date in dates] == [0, 1, 1]


def test_58_two_dates_of_a_day_are_not_put_on_each_other(client, room_g):
    [first, _next] = make_tuesdays(room_g, "requested", "requested")
    make_tuesdays(room_g, "requested", request=first.request)
    Booking.objects.filter(pk=first.pk).update(
        starts_at=at("2027-01-19 09:00"), ends_at=at("2027-01-19 10:00")
    )
    listed, _saved = ask_for_all(client, first)
    assert "Da liegt schon ein anderer Ihrer Termine." in listed.text


@pytest.mark.parametrize("count", [2, 40], ids=["two dates", "forty dates"])
def test_the_list_of_a_change_needs_as_many_queries_for_any_number(
    client, room_g, count, django_assert_num_queries
):
    dates = make_tuesdays(room_g, *["requested"] * count)
    link = link_of(dates[0])
    with django_assert_num_queries(17):
        ask(client, dates[0], link, following="on")
