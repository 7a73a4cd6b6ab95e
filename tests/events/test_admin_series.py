"""The office enters a series once and hears in words what came of it."""

from datetime import date

import pytest
from django.urls import reverse

from events.models import EventDate, Series
from rooms.models import Booking, Closure
from rooms.occupancy import occupy
from tests.factories import at, make_event, make_series

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]

ADD = reverse("admin:events_series_add")


def fields(**overrides) -> dict:
    values = {
        "event": overrides.pop("event", None) or make_event().pk,
        "rhythm": "weekly",
        "weekdays": ["1"],
        "interval": "1",
        "starts_on": "19.01.2027",
        "until": "30.03.2027",
        "starts": "18:00",
        "ends": "20:00",
        "place_text": "Am Brunnen",
        "skip_closures": "on",
    }
    return values | overrides


def enter(client, url, entered: dict, **options):
    """Look at the dates, then store them."""
    shown = client.post(url, entered | {"_preview": "ja"})
    seen = {"_save": "ja", "seen": shown.context["form"].seen}
    return client.post(url, entered | seen, **options)


def errors(response) -> dict:
    found = response.context["adminform"].form.errors
    return {name: list(messages) for name, messages in found.items()}


def test_a_series_is_entered_and_the_office_hears_what_was_made(office_client):
    page = enter(office_client, ADD, fields(), follow=True)
    assert EventDate.objects.count() == 11
    assert (
        "11 Termine angelegt: Di, 19.\u00a0Jan. 2027 bis Di, 30.\u00a0März 2027."
        in page.content.decode()
    )


def test_several_weekdays_are_ticked(office_client):
    enter(office_client, ADD, fields(weekdays=["2", "0"], until="31.01.2027"))
    assert Series.objects.get().weekdays == "02"
    assert EventDate.objects.count() == 3


def test_the_last_friday_of_the_month(office_client):
    entered = fields(rhythm="nth", nth="-1", weekdays=["4"])
    enter(office_client, ADD, entered)
    assert [d.first_on.isoformat()[5:] for d in EventDate.objects.all()] == [
        "01-29",
        "02-26",
        "03-26",
    ]


def test_closed_days_are_left_out_and_named(office_client, room):
    Closure.objects.create(
        starts_at=at("2027-02-02 00:00"),
        ends_at=at("2027-02-03 00:00"),
        reason="Renovierung",
    )
    page = enter(office_client, ADD, fields(room=room.pk), follow=True)
    assert "Ausgelassen: Di, 2.\u00a0Feb. (Renovierung)." in page.content.decode()
    assert Booking.objects.occupying().count() == 10


def test_a_taken_day_is_named_at_the_room_and_nothing_is_stored(office_client, room):
    occupy(room, at("2027-02-16 18:00"), at("2027-02-16 20:00"), title="Teamsitzung")
    said = errors(office_client.post(ADD, fields(room=room.pk)))["room"]
    assert "belegte Tage auslassen" in said[0]
    assert said[1].startswith("Di, 16.\u00a0Feb.: Zu dieser Zeit ist der Raum belegt")
    assert said[1].endswith("(Dort ist: Teamsitzung)")
    assert said[0].startswith("An 1 von 11 Tagen ist der Raum nicht zu haben.")
    assert not Series.objects.exists()
    assert Booking.objects.count() == 1


def test_days_that_are_taken_by_the_same_stand_together(office_client, room):
    for day in ["2027-02-16", "2027-02-23", "2027-03-02"]:
        occupy(room, at(f"{day} 18:00"), at(f"{day} 20:00"), title="Teamsitzung")
    said = errors(office_client.post(ADD, fields(room=room.pk)))["room"]
    assert len(said) == 2
    days = "Di, 16. Feb., Di, 23. Feb. und Di, 2. März: Zu dieser Zeit"
    assert said[1].replace("\u00a0", " ").startswith(days)


def test_taken_days_are_left_out_with_a_tick(office_client, room):
    occupy(room, at("2027-02-16 18:00"), at("2027-02-16 20:00"))
    entered = fields(room=room.pk, skip_taken="on")
    page = enter(office_client, ADD, entered, follow=True)
    assert "10 Termine angelegt" in page.content.decode()
    assert "Ausgelassen: Di, 16.\u00a0Feb." in page.content.decode()


@pytest.mark.parametrize(
    ("entered", "field", "said"),
    [
        ({"weekdays": []}, "weekdays", "Wählen Sie mindestens einen Wochentag."),
        ({"until": "18.01.2027"}, "until", "Der letzte Tag liegt vor dem ersten."),
        ({"until": "31.12.2099"}, "until", "höchstens zwei Jahre"),
        ({"until": ""}, "until", "Geben Sie an, bis wann die Reihe geht."),
        ({"until": "31.12.9999"}, "until", "Dieses Datum gibt es nicht."),
        ({"rhythm": "nth"}, "nth", "der wievielte im Monat"),
        ({"interval": "0"}, "interval", "Wählen Sie eine der Möglichkeiten."),
        ({"interval": "-3"}, "interval", "Wählen Sie eine der Möglichkeiten."),
        ({"rhythm": ""}, "rhythm", "Wählen Sie eine der Möglichkeiten."),
        (
            {"starts_on": "05.01.2027", "until": "10.01.2027"},
            "until",
            "Der letzte Tag ist schon vorbei.",
        ),
        ({"starts": ""}, "starts", "Geben Sie an, wann es beginnt."),
        ({"ends": "18:00"}, "ends", "Das Ende muss nach dem Beginn liegen."),
        (
            {"weekdays": list("0123456"), "until": "31.12.2027"},
            "until",
            "Höchstens 110 Termine",
        ),
    ],
    ids=[
        "no weekday",
        "until before start",
        "far too long",
        "without end",
        "year 9999",
        "no nth",
        "every zero weeks",
        "every minus three weeks",
        "no rhythm",
        "all of it over",
        "no beginning",
        "no length",
        "too many dates",
    ],
)
def test_an_impossible_series_is_refused_at_its_field(
    office_client, entered, field, said
):
    found = errors(office_client.post(ADD, fields(**entered)))
    assert said in found[field][0]
    assert not Series.objects.exists()
    assert not EventDate.objects.exists()


def test_a_series_in_our_room_needs_an_end(office_client, room):
    found = errors(office_client.post(ADD, fields(room=room.pk, ends="")))
    assert found["ends"] == ["Ein Termin in unserem Raum braucht ein Ende."]


@pytest.fixture
def stored(db):
    series = make_series()
    series.generate()
    return series


def test_a_series_is_extended_and_nothing_else_of_it_can_change(office_client, stored):
    url = reverse("admin:events_series_change", args=[stored.pk])
    entered = {"until": "13.04.2027", "weekdays": ["3"], "starts": "09:00"}
    page = enter(office_client, url, entered, follow=True)
    assert "2 Termine angelegt" in page.content.decode()
    stored.refresh_from_db()
    assert (stored.weekdays, stored.until) == ("1", date(2027, 4, 13))
    assert stored.dates.count() == 13


def test_other_ticks_alone_make_no_date_and_hold_for_the_next_time(
    office_client, stored
):
    url = reverse("admin:events_series_change", args=[stored.pk])
    entered = {"until": "30.03.2027", "skip_holidays": "on"}
    page = office_client.post(url, entered, follow=True).text
    assert "erfolgreich geändert" in page and "Keine Termine" not in page
    stored.refresh_from_db()
    assert (stored.skip_holidays, stored.skip_closures) == (True, False)
    assert stored.dates.count() == 11
    assert stored.dates.count() == 11


def test_a_series_is_not_made_shorter(office_client, stored):
    url = reverse("admin:events_series_change", args=[stored.pk])
    found = errors(office_client.post(url, {"until": "01.03.2027"}))
    assert "geht schon bis Dienstag, 30.\u00a0März 2027" in found["until"][0]
    assert stored.dates.count() == 11


def test_the_list_says_the_rhythm_in_words(office_client, stored):
    page = office_client.get(reverse("admin:events_series_changelist"))
    assert "Jeden Dienstag" in page.content.decode()


def test_the_event_leads_to_its_series_form(office_client, stored):
    url = reverse("admin:events_event_change", args=[stored.event_id])
    add = f"{ADD}?event={stored.event_id}"
    assert add in office_client.get(url).content.decode()
    form = office_client.get(add).context["adminform"].form
    assert str(form["event"].value()) == str(stored.event_id)


def test_a_series_goes_on_over_a_day_that_is_taken(office_client, room):
    series = make_series(room=room, place_text="")
    series.generate()
    day = "2027-04-06"
    occupy(room, at(f"{day} 17:00"), at(f"{day} 19:00"), title="Teamsitzung")
    url = reverse("admin:events_series_change", args=[series.pk])
    entered = {"until": "13.04.2027", "skip_closures": "on"}
    page = office_client.post(url, entered)
    assert "Teamsitzung" in errors(page)["__all__"][1]
    assert "bis 30.03.2027" in page.text and "bis 13.04.2027" not in page.text
    assert "belegte Tage auslassen" in page.text
    page = enter(office_client, url, entered | {"skip_taken": "on"}, follow=True)
    assert "1 Termin angelegt: Di, 13.\u00a0April 2027." in page.text
    assert "Ausgelassen: Di, 6.\u00a0April" in page.text
    series.refresh_from_db()
    assert (series.skip_taken, series.until) == (True, date(2027, 4, 13))
