"""A closure over bookings deletes nothing: it lists, and staff decide."""

import pytest
from post_office.models import Email

from rooms.closing import Affected
from rooms.models import Booking, Closure
from rooms.occupancy import occupy
from tests.factories import (
    at,
    make_booking,
    make_closure,
    make_event_date,
    make_open_booking,
    make_request,
    make_room,
)

pytestmark = pytest.mark.django_db
T = "2027-01-19"
ADD = "/verwaltung/rooms/closure/add/"
WATER = {
    "reason": "Wasserschaden",
    "closes": "on",
    "first_day": "18.01.2027",
    "last_day": "20.01.2027",
}


def confirmed(room, day=T, **overrides) -> Booking:
    return make_open_booking(
        room, f"{day} 10:00", f"{day} 12:00", status="confirmed", **overrides
    )


@pytest.fixture
def water(room_g):
    """Room G is closed from the 18th to the 20th."""
    return make_closure(
        "2027-01-18 00:00", "2027-01-21 00:00", reason="Wasserschaden", room=room_g
    )


def page_of(closure) -> str:
    return f"/verwaltung/rooms/closure/{closure.pk}/folgen/"


def cancel(client, closure, *bookings, reason="Wasserschaden", **options):
    values = {"dates": [booking.pk for booking in bookings], "reason": reason}
    return client.post(page_of(closure), values, **options)


def states() -> list[str]:
    return list(Booking.objects.order_by("pk").values_list("status", flat=True))


def test_34_a_closure_saved_over_a_confirmed_date_shows_it_and_keeps_it(
    office_client, room_g
):
    booking = confirmed(room_g)
    page = office_client.post(ADD, WATER | {"room": room_g.pk}, follow=True)
    assert page.redirect_chain[-1][0] == page_of(Closure.objects.get())
    assert page.context["affected"].asked_for == [booking]
    assert booking.request.organisation in page.text
    assert 'value="Wasserschaden"' in page.text
    assert states() == ["confirmed"]
    assert not Email.objects.exists()


def test_34_one_action_cancels_all_and_writes_to_each_once(
    office_client, room_g, water
):
    bookings = [confirmed(room_g), confirmed(room_g, "2027-01-20")]
    page = cancel(office_client, water, *bookings, follow=True).text
    assert states() == ["cancelled", "cancelled"]
    letters = Email.objects.order_by("pk")
    assert [letter.to for letter in letters] == [
        [booking.request.email] for booking in bookings
    ]
    assert "Grund: Wasserschaden." in letters[0].message
    assert letters[0].subject == "Wichtig: Ihr Termin am Di, 19. Jan. fällt aus"
    assert "2 Termine sind abgesagt. Die E-Mails sind unterwegs." in page


def test_34_pressing_twice_changes_nothing_more(office_client, room_g, water):
    booking = confirmed(room_g)
    for _time in range(2):
        page = cancel(office_client, water, booking, follow=True)
    assert "Diese Termine waren schon abgesagt." in page.text
    assert Email.objects.count() == 1
    assert booking.request.log.filter(new="cancelled").count() == 1


def test_34_several_dates_of_one_booker_make_one_letter(office_client, room_g, water):
    request = make_request()
    bookings = [confirmed(room_g, day, request=request) for day in (T, "2027-01-20")]
    cancel(office_client, water, *bookings)
    [letter] = Email.objects.all()
    assert letter.subject == "Wichtig: 2 Ihrer Termine ab Di, 19. Jan. fallen aus"
    assert "- Raum G, Dienstag, 19. Januar 2027, 10:00 bis 12:00 Uhr" in letter.message
    assert "- Raum G, Mittwoch, 20. Januar 2027" in letter.message
    calendar = letter.attachments.get().file.read().decode()
    assert calendar.count("STATUS:CANCELLED") == 2


def test_e11_a_series_loses_its_dates_in_the_closure_and_keeps_the_rest(
    office_client, room_g, water
):
    request, days = make_request(), ["2027-01-12", T, "2027-01-26"]
    before, inside, after = [confirmed(room_g, day, request=request) for day in days]
    elsewhere = confirmed(make_room(place=room_g.place))
    affected = Affected(water)
    assert affected.asked_for == [inside]
    cancel(office_client, water, before, inside, after, elsewhere)
    assert states() == ["confirmed", "cancelled", "confirmed", "confirmed"]
    assert Email.objects.count() == 1


def test_e11_a_date_that_is_not_ticked_stays(office_client, room_g, water):
    kept, gone = confirmed(room_g), confirmed(room_g, "2027-01-20")
    cancel(office_client, water, gone)
    assert states() == ["confirmed", "cancelled"]
    assert Affected(water).asked_for == [kept]


def test_34_dates_of_our_own_are_named_and_never_cancelled_here(
    office_client, room_g, water
):
    own = make_booking(room_g, title="Teamsitzung")
    page = office_client.get(page_of(water)).text
    assert "Teamsitzung" in page
    assert f"/verwaltung/rooms/booking/{own.pk}/change/" in page
    cancel(office_client, water, own)
    assert states() == ["confirmed"]


def test_34_an_event_is_named_with_the_way_to_its_date(office_client, room_g, water):
    booking = make_booking(room_g, f"{T} 15:00", f"{T} 17:00", title="Fest")
    date = make_event_date(
        starts_at=f"{T} 15:00", ends_at=f"{T} 17:00", room=room_g, booking=booking
    )
    page = office_client.get(page_of(water)).text
    assert f"/verwaltung/events/eventdate/{date.pk}/change/" in page
    assert str(date) in page
    cancel(office_client, water, booking)
    assert states() == ["confirmed"]


def test_34_a_cancelled_request_reminds_of_its_event(office_client, room_g, water):
    booking = confirmed(room_g)
    make_event_date(
        starts_at=f"{T} 10:00", ends_at=f"{T} 12:00", room=room_g, booking=booking
    )
    assert "Steht auch als Veranstaltung" in office_client.get(page_of(water)).text
    page = cancel(office_client, water, booking, follow=True).text
    assert "Steht noch auf der Website, bitte dort absagen:" in page


def test_34_open_requests_are_named_and_stay_open(office_client, room_g, water):
    asked = make_open_booking(room_g)
    page = office_client.get(page_of(water)).text
    assert f"{asked.request.number}, {asked.request.organisation}" in page
    cancel(office_client, water, asked)
    assert states() == ["requested"]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"reason": ""}, "Schreiben Sie, warum die Termine ausfallen."),
        ({"dates": []}, "Kreuzen Sie mindestens einen Termin an."),
    ],
)
def test_34_cancelling_needs_a_reason_and_a_tick(
    office_client, room_g, water, values, sentence
):
    booking = confirmed(room_g)
    sent = {"dates": [booking.pk], "reason": "Wasserschaden"} | values
    page = office_client.post(page_of(water), sent)
    assert page.status_code == 422
    assert sentence in page.text
    assert states() == ["confirmed"]


def test_a_booker_without_email_is_to_be_called(office_client, room_g, water):
    booking = confirmed(room_g, request=make_request(email=""))
    page = cancel(office_client, water, booking, follow=True).text
    assert "Ohne E-Mail, bitte anrufen: Vera Muster, 0421 000000." in page
    assert "Die E-Mails sind unterwegs." not in page


def test_35_a_removed_closure_leaves_cancelled_dates_cancelled_and_the_time_free(
    office_client, room_g, water
):
    cancel(office_client, water, confirmed(room_g))
    office_client.post(f"/verwaltung/rooms/closure/{water.pk}/delete/", {"post": "yes"})
    assert not Closure.objects.exists()
    assert states() == ["cancelled"]
    assert occupy(room_g, at(f"{T} 10:00"), at(f"{T} 12:00")).is_confirmed


def test_34_a_closure_that_grows_shows_what_it_meets_now(office_client, room_g, water):
    booking = confirmed(room_g, "2027-01-22")
    assert Affected(water).count == 0
    longer = WATER | {"room": room_g.pk, "last_day": "22.01.2027", "_continue": "1"}
    change = f"/verwaltung/rooms/closure/{water.pk}/change/"
    page = office_client.post(change, longer, follow=True).text
    assert "Wasserschaden: 1 bestätigter Termin ist betroffen." in page
    water.refresh_from_db()
    assert Affected(water).asked_for == [booking]


def test_looking_at_the_page_changes_nothing(office_client, room_g, water):
    confirmed(room_g)
    for _time in range(10):
        assert office_client.get(page_of(water)).status_code == 200
        assert office_client.head(page_of(water)).status_code == 200
    assert states() == ["confirmed"]
    assert not Email.objects.exists()


def test_only_staff_who_may_change_bookings_cancel(
    client, django_user_model, room_g, water
):
    booking = confirmed(room_g)
    client.force_login(django_user_model.objects.create_user("gast", is_staff=True))
    assert client.get(page_of(water)).status_code == 403
    assert cancel(client, water, booking).status_code == 403
    assert states() == ["confirmed"]


def test_a_closure_that_is_gone_is_not_found(office_client, room_g, water):
    address = page_of(water)
    water.delete()
    assert office_client.get(address).status_code == 404
    assert office_client.get(page_of(Closure(pk=10**30))).status_code == 404
