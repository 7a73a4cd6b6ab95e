"""The office enters events and their dates; rooms obey the rule there too."""

import pytest
from django.urls import reverse

from events.models import Event, EventDate
from rooms.models import Booking
from rooms.occupancy import occupy
from tests.factories import at, make_event, make_event_date, make_quarter, make_series

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

ADD = reverse("admin:events_event_add")


def date_fields(number=0, **overrides) -> dict:
    values = {
        "on": "19.01.2027",
        "starts": "18:00",
        "ends": "20:00",
        "until": "",
        "place_text": "Am Brunnen",
        "public_note": "",
    }
    rows = values | overrides
    return {f"dates-{number}-{name}": value for name, value in rows.items()}


def event_fields(*dates, initial=0, **overrides) -> dict:
    values = {
        "title": "Nähcafé",
        "slug": "naehcafe",
        "quarters": [make_quarter().pk],
        "dates-TOTAL_FORMS": len(dates),
        "dates-INITIAL_FORMS": initial,
    }
    for date in dates:
        values |= date
    return values | overrides


def errors(response, number=0) -> dict:
    formset = response.context["inline_admin_formsets"][0].formset
    return {name: list(found) for name, found in formset.forms[number].errors.items()}


def test_an_event_with_its_date_is_entered_in_one_form(office_client):
    response = office_client.post(ADD, event_fields(date_fields()))
    assert response.status_code == 302
    date = EventDate.objects.get()
    assert (date.event.title, date.starts_at) == ("Nähcafé", at("2027-01-19 18:00"))
    assert date.ends_at == at("2027-01-19 20:00")


@pytest.mark.parametrize(
    ("entered", "starts", "ends"),
    [
        ({"ends": ""}, "2027-01-19 18:00", None),
        ({"ends": "00:00"}, "2027-01-19 18:00", "2027-01-20 00:00"),
        (
            {"ends": "06:00", "until": "20.01.2027"},
            "2027-01-19 18:00",
            "2027-01-20 06:00",
        ),
        (
            {"starts": "", "ends": "", "all_day": "on", "until": "21.01.2027"},
            "2027-01-19 00:00",
            "2027-01-22 00:00",
        ),
        (
            {"on": "31.10.2027", "starts": "02:30", "ends": ""},
            "2027-10-31 02:30",
            None,
        ),
    ],
    ids=["open end", "until midnight", "over night", "whole days", "the hour twice"],
)
def test_day_and_clock_become_points_in_time(office_client, entered, starts, ends):
    office_client.post(ADD, event_fields(date_fields(**entered)))
    date = EventDate.objects.get()
    assert (date.starts_at, date.ends_at) == (at(starts), ends and at(ends))


@pytest.mark.parametrize(
    ("entered", "field", "said"),
    [
        ({"ends": "17:00"}, "ends", "Das Ende muss nach dem Beginn liegen."),
        ({"until": "18.01.2027"}, "until", "Der letzte Tag liegt vor dem ersten."),
        ({"starts": ""}, "starts", "Geben Sie an, wann es beginnt."),
        ({"place_text": ""}, "place_text", "Sagen Sie, wo:"),
        ({"on": "31.02.2027"}, "on", "gültiges Datum"),
        ({"on": "19.01.0001"}, "on", "Dieses Jahr liegt zu weit weg."),
        ({"on": "31.12.9999"}, "on", "Dieses Jahr liegt zu weit weg."),
        (
            {"ends": "", "until": "20.01.2027"},
            "ends",
            "Geben Sie an, wann es am Ende aufhört.",
        ),
        (
            {"on": "28.03.2027", "starts": "02:30", "ends": "05:00"},
            "starts",
            "2:30\u00a0Uhr gibt es am 28.\u00a0März nicht",
        ),
    ],
    ids=[
        "end before beginning",
        "last day before first",
        "no beginning",
        "no place",
        "no such day",
        "year 1",
        "year 9999",
        "several days without an end",
        "the hour that the clock skips",
    ],
)
def test_impossible_times_are_refused_at_their_field(
    office_client, entered, field, said
):
    response = office_client.post(ADD, event_fields(date_fields(**entered)))
    assert response.status_code == 200
    assert said in errors(response)[field][0]
    assert not Event.objects.exists()


def test_a_date_in_our_room_books_it_from_the_form(office_client, office, room):
    office_client.post(ADD, event_fields(date_fields(room=room.pk)))
    booking = Booking.objects.get()
    assert (booking.title, booking.decided_by) == ("Nähcafé", office)
    assert booking.event_date.event.title == "Nähcafé"


def test_a_taken_room_is_refused_at_its_field_and_staff_learn_by_whom(
    office_client, room
):
    occupy(room, at("2027-01-19 19:00"), at("2027-01-19 21:00"), title="Teamsitzung")
    response = office_client.post(ADD, event_fields(date_fields(room=room.pk)))
    (said,) = errors(response)["room"]
    assert "Zu dieser Zeit ist der Raum belegt" in said
    assert "(Dort ist: Teamsitzung)" in said
    assert not Event.objects.exists()
    assert Booking.objects.count() == 1


def test_two_dates_of_one_form_do_not_take_the_same_room(office_client, room):
    dates = [date_fields(0, room=room.pk), date_fields(1, room=room.pk)]
    response = office_client.post(ADD, event_fields(*dates))
    assert errors(response, 0) == {}
    assert "belegt" in errors(response, 1)["room"][0]
    assert not Booking.objects.exists()


def test_our_room_needs_an_end(office_client, room):
    response = office_client.post(ADD, event_fields(date_fields(room=room.pk, ends="")))
    assert errors(response)["ends"] == ["Ein Termin in unserem Raum braucht ein Ende."]


def test_outside_the_opening_hours_only_with_a_tick(office_client, room):
    late = date_fields(room=room.pk, starts="21:00", ends="23:00")
    refused = office_client.post(ADD, event_fields(late))
    assert "nur von 8:00 bis 21:00\u00a0Uhr offen" in errors(refused)["room"][0]
    late["dates-0-override_hours"] = "on"
    assert office_client.post(ADD, event_fields(late)).status_code == 302
    assert Booking.objects.get().ends_at == at("2027-01-19 23:00")


@pytest.fixture
def stored(room):
    """A date in the room, and the form that changes it."""
    event = make_event(title="Nähcafé", slug="naehcafe")
    date = EventDate(event=event, room=room)
    date.starts_at, date.ends_at = at("2027-01-19 18:00"), at("2027-01-19 20:00")
    date.schedule()
    return date


def change(client, date, *extra, **overrides):
    entered = date_fields(**{"room": date.room_id, "id": date.pk} | overrides)
    url = reverse("admin:events_event_change", args=[date.event_id])
    return client.post(url, event_fields(entered, *extra, initial=1))


def test_moving_a_date_in_the_form_moves_its_booking(office_client, stored):
    assert change(office_client, stored, on="20.01.2027").status_code == 302
    booking = Booking.objects.get()
    assert booking.starts_at == at("2027-01-20 18:00")
    assert booking.event_date == stored


def test_moving_a_date_to_a_taken_time_moves_neither(office_client, stored, room):
    occupy(room, at("2027-01-20 18:00"), at("2027-01-20 20:00"))
    response = change(office_client, stored, on="20.01.2027")
    assert "belegt" in errors(response)["room"][0]
    stored.refresh_from_db()
    assert stored.starts_at == stored.booking.starts_at == at("2027-01-19 18:00")


def test_deleting_a_date_in_the_form_makes_room_for_another(office_client, stored):
    another = date_fields(1, room=stored.room_id)
    gone = {"dates-0-DELETE": "on"}
    assert change(office_client, stored, another, gone).status_code == 302
    date = EventDate.objects.get()
    assert date.pk != stored.pk
    assert list(Booking.objects.occupying()) == [date.booking]


def test_saving_without_a_change_touches_no_date(office_client, stored):
    before = stored.changed_at
    page = office_client.get(
        reverse("admin:events_event_change", args=[stored.event_id])
    )
    form = page.context["inline_admin_formsets"][0].formset.forms[0]
    same = {name: form[name].value() for name in ["on", "starts", "ends"]}
    assert change(office_client, stored, **same).status_code == 302
    stored.refresh_from_db()
    assert stored.changed_at == before


def test_the_form_shows_coming_dates_that_no_series_made(office_client):
    event = make_event()
    coming = make_event_date(event=event, starts_at="2027-01-19 18:00")
    make_event_date(event=event, starts_at="2027-01-04 18:00")
    make_series(event=event).generate()
    page = office_client.get(reverse("admin:events_event_change", args=[event.pk]))
    forms = page.context["inline_admin_formsets"][0].formset.forms
    assert [form.instance for form in forms] == [coming]


def test_the_form_of_many_dates_stays_within_what_a_server_accepts(office_client):
    event = make_event()
    for day in range(10, 31):
        make_event_date(event=event, starts_at=f"2027-03-{day} 18:00")
    page = office_client.get(reverse("admin:events_event_change", args=[event.pk]))
    assert len(page.context["inline_admin_formsets"][0].formset.forms) == 12


def test_the_list_answers_when_it_is_next(office_client, django_assert_max_num_queries):
    for _number in range(5):
        event = make_event()
        make_event_date(event=event, starts_at="2027-01-19 18:00")
        make_event_date(event=event, starts_at="2027-01-04 18:00")
    with django_assert_max_num_queries(14):
        page = office_client.get(reverse("admin:events_event_changelist"))
    assert page.content.decode().count("Di, 19.\u00a0Jan.") == 5


def test_a_changed_address_keeps_the_old_one_alive(office_client, client):
    event = make_event(slug="alt")
    url = reverse("admin:events_event_change", args=[event.pk])
    office_client.post(url, event_fields(slug="neu", is_published="on"))
    response = client.get("/veranstaltungen/alt/")
    assert (response.status_code, response.url) == (301, "/veranstaltungen/neu/")
