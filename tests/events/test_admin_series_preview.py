"""Before a series is stored, staff see its dates in words and what is left out."""

from datetime import date

import pytest
from django.urls import reverse

from events.models import EventDate, Series
from rooms.models import Booking
from tests.factories import at, make_closure, make_event, make_event_date, make_series

from .test_admin_series import ADD, enter, errors, fields

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


def look(client, **overrides):
    return client.post(ADD, fields(**overrides) | {"_preview": "ja"})


def test_b04_the_next_dates_are_shown_in_words_before_saving(office_client):
    html = look(office_client, weekdays=["1", "3"], until="28.01.2027").content.decode()
    assert "Das werden 4 Termine" in html
    assert "<li>Donnerstag, 21.\u00a0Januar 2027, 18:00 bis 20:00\u00a0Uhr</li>" in html
    assert not Series.objects.exists()
    assert not EventDate.objects.exists()


def test_a_series_that_nobody_saw_is_shown_first(office_client):
    page = office_client.post(ADD, fields() | {"_save": "ja"})
    assert "Noch ist nichts gespeichert." in page.content.decode()
    assert not Series.objects.exists()


def test_what_was_changed_after_the_preview_is_shown_again(office_client):
    seen = look(office_client).context["form"].seen
    later = fields(until="06.04.2027") | {"_save": "ja", "seen": seen}
    page = office_client.post(ADD, later).text
    assert "Das werden 12 Termine" in page
    assert "Seit der Vorschau hat sich etwas geändert." in page
    assert not Series.objects.exists()


def test_another_place_is_shown_before_it_is_stored(office_client, room):
    seen = look(office_client).context["form"].seen
    later = fields(room=room.pk) | {"_save": "ja", "seen": seen}
    assert "Gruppenraum. Noch ist nichts" in office_client.post(ADD, later).text
    assert not Series.objects.exists()


def test_b09_holidays_and_closures_are_left_out_and_named(office_client, room):
    make_closure("2027-04-02 00:00", "2027-04-03 00:00", reason="Umbau")
    entered = {"weekdays": ["4"], "starts_on": "19.03.2027", "until": "09.04.2027"}
    entered |= {"room": room.pk, "skip_holidays": "on"}
    html = look(office_client, **entered).content.decode()
    assert "<li>Fr, 26.\u00a0März (Karfreitag)</li>" in html
    assert "<li>Fr, 2.\u00a0April (Umbau)</li>" in html
    assert "Das werden 2 Termine" in html
    enter(office_client, ADD, fields(**entered))
    assert Booking.objects.occupying().count() == 2


def test_b09_without_the_tick_a_holiday_is_named_beside_its_date(office_client):
    entered = {"weekdays": ["4"], "starts_on": "19.03.2027", "until": "31.03.2027"}
    html = look(office_client, **entered).content.decode()
    assert "Freitag, 26.\u00a0März 2027, 18:00 bis 20:00\u00a0Uhr (Karfreitag)" in html


def test_b09_leaving_out_holidays_is_offered_ticked(office_client):
    form = office_client.get(ADD).context["adminform"].form
    assert form["skip_holidays"].value() is True


def test_36_the_reformation_day_is_a_holiday_in_bremen(office_client):
    entered = {"weekdays": ["6"], "starts_on": "24.10.2027", "until": "07.11.2027"}
    html = look(office_client, skip_holidays="on", **entered).content.decode()
    assert "So, 31.\u00a0Okt. (Reformationstag)" in html


def test_b05_the_last_friday_also_in_months_with_five(office_client):
    entered = {"rhythm": "nth", "nth": "-1", "weekdays": ["4"], "until": "30.04.2027"}
    html = look(office_client, **entered).content.decode()
    for day in [
        "29.\u00a0Januar",
        "26.\u00a0Februar",
        "26.\u00a0März",
        "30.\u00a0April",
    ]:
        assert f"<li>Freitag, {day} 2027" in html


def test_50_the_fifth_friday_says_that_few_months_have_one(office_client):
    assert "Den fünften gibt es nur in manchen" in office_client.get(ADD).text
    entered = {"rhythm": "nth", "nth": "5", "weekdays": ["4"], "until": "31.03.2027"}
    assert "Das wird 1 Termin<" in look(office_client, **entered).text


def test_54_once_a_year_is_no_series_but_the_day_can_be_entered(office_client):
    assert "Einmal im Jahr gibt es nicht als Reihe" in office_client.get(ADD).text
    rhythms = office_client.get(ADD).context["adminform"].form["rhythm"]
    assert "yearly" not in str(rhythms)
    assert make_event_date(starts_at="2028-02-29 10:00").first_on == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("entered", "field"),
    [
        ({"until": ""}, "until"),
        ({"weekdays": list("0123456"), "until": "31.12.2028"}, "until"),
        ({"until": "01.01.2027"}, "until"),
        ({"interval": "99999999999"}, "interval"),
        ({"interval": "x"}, "interval"),
        ({"weekdays": ["9"]}, "weekdays"),
        ({"starts": "25:00"}, "starts"),
        ({"starts_on": "31.02.2027"}, "starts_on"),
        (
            {"rhythm": "nth", "nth": "5", "weekdays": ["4"], "until": "28.01.2027"},
            "until",
        ),
        ({"nth": "7"}, "nth"),
        ({"rhythm": "nth", "nth": "6"}, "nth"),
        ({"rhythm": "yearly"}, "rhythm"),
        ({"interval": "1,5"}, "interval"),
        ({"event": "x"}, "event"),
        ({"event": "999999"}, "event"),
    ],
    ids=[
        "no end",
        "hundreds of dates",
        "until before start",
        "every hundred thousand years",
        "a word for a number",
        "no such weekday",
        "no such time",
        "no such day",
        "a fifth Friday in a month without one",
        "a seventh week",
        "a sixth week",
        "every year",
        "every one and a half weeks",
        "a word for an event",
        "no such event",
    ],
)
def test_bad_input_is_refused_in_words_and_never_an_error(
    office_client, entered, field
):
    page = look(office_client, **entered)
    assert page.status_code == 200
    assert errors(page)[field]
    assert page.context["form"]["place_text"].value() == "Am Brunnen"
    assert not Series.objects.exists()


def test_61_the_night_the_clock_goes_back_has_its_date_once(office_client):
    entered = {"weekdays": ["6"], "starts_on": "31.10.2027", "until": "31.10.2027"}
    enter(office_client, ADD, fields(starts="02:30", ends="03:30", **entered))
    assert EventDate.objects.get().starts_at == at("2027-10-31 02:30")


def test_what_is_over_gets_no_date_but_the_weeks_are_counted_from_it(office_client):
    entered = {"starts_on": "01.12.2026", "interval": "2", "until": "31.01.2027"}
    page = look(office_client, **entered)
    assert "Tage, die schon vorbei sind, bekommen keinen Termin." in page.text
    assert [str(one.day) for one in page.context["plan"].dates] == [
        "2027-01-12",
        "2027-01-26",
    ]
    enter(office_client, ADD, fields(**entered))
    assert EventDate.objects.count() == 2


def test_a_series_that_ended_goes_on_from_today(office_client):
    series = make_series(starts_on=date(2026, 10, 6), until=date(2026, 11, 24))
    url = reverse("admin:events_series_change", args=[series.pk])
    page = office_client.post(url, {"until": "31.01.2027", "_preview": "ja"})
    assert "Tage, die schon vorbei sind" in page.text
    assert "Das werden 3 Termine" in page.text


def test_the_preview_says_the_rhythm_and_the_room_in_words(office_client, room):
    html = look(office_client, room=room.pk, interval="2").text
    assert "<strong>Alle 2 Wochen am Dienstag</strong>, Gruppenraum" in html
    assert "Beim Anlegen wird der Raum für diese Zeiten belegt." in html


def test_a_series_of_which_nothing_is_left_cannot_be_stored(office_client):
    entered = {"weekdays": ["4"], "starts_on": "26.03.2027", "until": "26.03.2027"}
    page = look(office_client, skip_holidays="on", **entered)
    assert "Kein Termin bleibt übrig" in page.text
    assert 'name="_save"' not in page.text
    enter(office_client, ADD, fields(skip_holidays="on", **entered))
    assert not Series.objects.exists()


def test_a_week_of_the_month_is_forgotten_where_it_is_weekly(office_client):
    enter(office_client, ADD, fields(nth="2"))
    assert Series.objects.get().nth is None


def test_a_longer_series_is_shown_before_it_is_stored(office_client):
    series = make_series()
    series.generate()
    url = reverse("admin:events_series_change", args=[series.pk])
    page = office_client.post(url, {"until": "13.04.2027", "_preview": "ja"})
    assert "Das werden 2 Termine" in page.text
    assert series.dates.count() == 11


def test_the_series_leads_to_changing_all_that_is_to_come(office_client):
    series = make_series(event=make_event())
    series.generate()
    page = office_client.get(reverse("admin:events_series_change", args=[series.pk]))
    first = series.dates.order_by("starts_at").first()
    change = reverse("admin:events_eventdate_several", args=[first.pk])
    assert f"{change}?welche=all" in page.text
    form = office_client.get(f"{change}?welche=all").context["form"]
    assert form["scope"].value() == "all"
