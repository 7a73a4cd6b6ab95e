"""A request for two rooms at one time is one date, and both rooms go with it."""

from datetime import date, time

import pytest
from django.urls import reverse
from post_office.models import Email

from events.announcing import announce
from events.asked_rooms import asked_by
from events.models import EventDate
from rooms import decision, moving, taking_back
from rooms.models import Booking
from rooms.occupancy import occupy
from rooms.steps import Target
from tests.events.entering import change_several
from tests.factories import at, make_open_booking, make_request, make_room

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

CANCEL = reverse("admin:events_eventdate_cancel")
DAYS = ["2027-01-19", "2027-01-26", "2027-02-02"]
BOTH = "Musterverein (erfunden): Gruppenraum und Küche"


@pytest.fixture
def kitchen(room):
    return make_room(name="Küche", place=room.place)


@pytest.fixture
def dates(room, kitchen) -> list[EventDate]:
    """Confirmed and announced on three Tuesdays from ten to twelve, in both rooms."""
    asked = make_request(number="QEK-7K4M", persons=30)
    for day in DAYS:
        for one in (room, kitchen):
            times = (f"{day} 10:00", f"{day} 12:00")
            make_open_booking(one, *times, request=asked, status="confirmed")
    announce(asked)
    return list(EventDate.objects.order_by("starts_at"))


def move(client, date, **entered):
    url = reverse("admin:events_eventdate_move", args=[date.pk])
    entered = {"room": date.room_id, "with_request": "on"} | entered
    return client.post(url, entered)


def held(room) -> list[str]:
    rows = Booking.objects.occupying().filter(room=room).order_by("starts_at")
    return [f"{row.starts_at:%d.%m. %H:%M}" for row in rows]


def letter() -> str:
    return Email.objects.get().message


def test_21_two_rooms_at_one_time_are_one_date(dates, room):
    assert [date.room for date in dates] == [room] * 3


@pytest.mark.parametrize(
    ("how", "why"),
    [("", "fällt aus"), ("&art=verschoben", "ist verschoben")],
    ids=["off", "postponed"],
)
def test_21_both_rooms_are_set_free_with_one_letter(
    office_client, dates, room, kitchen, how, why
):
    url = f"{CANCEL}?termine={dates[0].pk}{how}"
    assert BOTH in office_client.get(url).text
    office_client.post(url, {"note": "", "request": "with", "scope": "one"})
    assert held(room) == held(kitchen) == ["26.01. 09:00", "02.02. 09:00"]
    assert f"der Termin findet nicht statt. Grund: Die Veranstaltung {why}." in letter()
    assert "Gruppenraum, Dienstag, 19. Januar" in letter()
    assert "Küche, Dienstag, 19. Januar" in letter()


@pytest.mark.parametrize(
    ("scope", "stay"),
    [("following", ["19.01. 09:00"]), ("all", [])],
    ids=["this and the following", "all"],
)
def test_21_many_dates_set_both_rooms_free_with_one_letter(
    office_client, dates, room, kitchen, scope, stay
):
    url = f"{CANCEL}?termine={dates[1].pk}"
    office_client.post(url, {"note": "Umbau.", "request": "with", "scope": scope})
    assert held(room) == held(kitchen) == stay
    assert letter().count("Küche") == 3 - len(stay)


def test_21_kept_rooms_are_both_kept(office_client, dates, room, kitchen):
    url = f"{CANCEL}?termine={dates[0].pk}"
    office_client.post(url, {"note": "", "request": "without", "scope": "all"})
    assert len(held(room)) == len(held(kitchen)) == 3
    assert not Email.objects.exists()


def test_21_both_rooms_move_with_the_date(office_client, dates, room, kitchen):
    url = reverse("admin:events_eventdate_move", args=[dates[0].pk])
    assert f"Angefragt von {BOTH}." in office_client.get(url).text
    move(office_client, dates[0], on="2027-01-20", starts="14:00", ends="16:00")
    assert held(room)[0] == held(kitchen)[0] == "20.01. 13:00"
    assert "Neu: Gruppenraum, Mittwoch, 20. Januar" in letter()
    assert "Neu: Küche, Mittwoch, 20. Januar" in letter()
    subject = "Wichtig: Ihr Termin am Di, 19. Jan. hat sich geändert"
    assert Email.objects.get().subject == subject
    assert not EventDate.objects.to_check().exists()


def test_21_only_the_room_of_the_date_follows_it_to_another(
    office_client, dates, room, kitchen
):
    hall = make_room(name="Saal", place=room.place, key_info="Klingeln bei QEK.")
    times = {"on": "2027-01-19", "starts": "13:00", "ends": "15:00"}
    move(office_client, dates[0], room=hall.pk, **times)
    assert held(hall) == ["19.01. 12:00"]
    assert held(kitchen)[0] == "19.01. 12:00"
    assert len(held(room)) == 2
    assert "Klingeln bei QEK." in letter()


def test_21_a_date_does_not_push_its_own_other_room_out(office_client, dates, kitchen):
    times = {"on": "2027-01-19", "starts": "10:00", "ends": "12:00"}
    page = move(office_client, dates[0], room=kitchen.pk, **times)
    assert page.context["form"].errors["room"][0].startswith("Küche: ")
    assert EventDate.objects.count() == 3


@pytest.mark.parametrize("taken", ["Gruppenraum", "Küche"])
def test_80_one_taken_room_keeps_both_and_is_named(
    office_client, dates, room, kitchen, taken
):
    other = room if taken == "Gruppenraum" else kitchen
    occupy(other, at("2027-01-20 14:00"), at("2027-01-20 15:00"), title="Sitzung")
    times = {"on": "2027-01-20", "starts": "14:00", "ends": "16:00"}
    said = move(office_client, dates[0], **times).context["form"].errors["room"][0]
    assert said.startswith(f"{taken}: ")
    assert said.endswith("(Dort ist: Sitzung)")
    assert held(room)[0] == held(kitchen)[0] == "19.01. 09:00"
    assert EventDate.objects.taking_place().count() == 3
    assert not Email.objects.exists()


def test_58_a_change_of_time_takes_both_rooms_along(
    office_client, dates, room, kitchen
):
    occupy(kitchen, at("2027-01-26 12:30"), at("2027-01-26 13:00"), title="Sitzung")
    change_several(office_client, dates[0], starts="11:00", ends="13:00")
    moved = ["19.01. 10:00", "26.01. 09:00", "02.02. 10:00"]
    assert held(room) == moved
    assert [time for time in held(kitchen) if "11:30" not in time] == moved
    assert letter().count("Neu: ") == 4
    assert "26. Januar" not in letter()


def test_21_a_new_time_outside_our_rooms_writes_once(
    office_client, dates, room, kitchen
):
    elsewhere = {"room": "", "place_text": "Am Brunnen"}
    change_several(office_client, dates[0], starts="11:00", ends="13:00", **elsewhere)
    assert held(room) == held(kitchen) == []
    places = EventDate.objects.values_list("place_text", "booking__status")
    assert set(places) == {("Am Brunnen", "cancelled")}
    assert letter().count("Küche") == 3


def test_21_what_cannot_change_keeps_its_rooms(office_client, dates, kitchen):
    second = dates[1]
    EventDate.objects.create(event=second.event, starts_at=at("2027-01-26 11:00"))
    elsewhere = {"room": "", "place_text": "Am Brunnen", "scope": "following"}
    change_several(office_client, dates[0], starts="11:00", ends="13:00", **elsewhere)
    assert held(kitchen) == ["26.01. 09:00"]
    assert "26. Januar" not in letter()


def test_21_the_other_room_taken_back_leaves_the_date_alone(dates, kitchen):
    asked = dates[0].booking.request
    of_the_kitchen = asked.bookings.get(room=kitchen, starts_at=dates[0].starts_at)
    taking_back.cancel(asked, "", only=[of_the_kitchen.pk])
    assert not EventDate.objects.to_check().exists()


def test_21_the_other_room_moved_alone_leaves_the_date_alone(dates, kitchen):
    asked = dates[0].booking.request
    of_the_kitchen = asked.bookings.get(room=kitchen, starts_at=dates[0].starts_at)
    there = Target(kitchen, date(2027, 1, 20), time(10), time(12))
    moving.move(of_the_kitchen, there, by=None, reason="Wasserschaden.")
    assert not EventDate.objects.to_check().exists()
    assert asked_by(dates[:1]) == "Musterverein (erfunden): Gruppenraum"


def test_21_the_form_of_the_date_names_both_rooms(office_client, dates):
    url = reverse("admin:events_eventdate_change", args=[dates[0].pk])
    assert f"Angefragt von {BOTH} (QEK-7K4M)." in office_client.get(url).text


@pytest.mark.parametrize("page", ["change", "move", "several"])
def test_names_from_a_public_form_are_no_markup(office_client, dates, page):
    request = dates[0].booking.request
    request.organisation = "<b>Zzyzx</b>"
    request.save()
    url = reverse(f"admin:events_eventdate_{page}", args=[dates[0].pk])
    assert "von &lt;b&gt;Zzyzx&lt;/b&gt;: Gruppenraum" in office_client.get(url).text


def test_21_its_own_room_taken_back_offers_the_other(
    office_client, office, dates, kitchen
):
    marked = dates[0]
    decision.cancel(marked.booking, by=office, reason="Wasserschaden.")
    page = office_client.get(reverse("admin:events_eventdate_change", args=[marked.pk]))
    assert "Küche ist für diesen Termin noch belegt." in page.text
    assert "Raum selbst belegen" not in page.text
    url = reverse("admin:events_eventdate_check", args=[marked.pk])
    refused = office_client.post(url, {"again": "ja"}, follow=True)
    assert "hat für diese Zeit noch Küche." in refused.text
    office_client.post(url, {"follow": "ja"})
    marked = EventDate.objects.for_staff().get(pk=marked.pk)
    assert (marked.room, marked.booking.room, marked.room_trouble) == (
        kitchen,
        kitchen,
        "",
    )


def test_21_its_own_room_taken_back_the_other_is_still_asked_about(
    office_client, office, dates, kitchen
):
    decision.cancel(dates[0].booking, by=office, reason="Wasserschaden.")
    url = f"{CANCEL}?termine={dates[0].pk}"
    assert office_client.post(url, {"note": "", "scope": "one"}).status_code == 422
    office_client.post(url, {"note": "", "request": "with", "scope": "one"})
    assert held(kitchen) == ["26.01. 09:00", "02.02. 09:00"]


def test_21_the_second_click_adds_no_second_date_after_a_move(office_client, dates):
    move(office_client, dates[0], on="2027-01-20", starts="14:00", ends="16:00")
    announce(dates[0].booking.request)
    assert EventDate.objects.count() == 4
