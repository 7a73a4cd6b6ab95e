"""Rooms as visitors meet them: facts, limits and states, on the pages themselves."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from rooms.models import BookingRequest
from tests.factories import (
    make_booking,
    make_closure,
    make_equipment,
    make_open_booking,
    make_opening,
    make_place,
    make_room,
)
from tests.pages import text_of

pytestmark = pytest.mark.django_db
T = "2027-01-19"


def told(client, filled, **overrides) -> str:
    """What the form answers: the sentences of a refusal, or "" if it moves on."""
    answer = client.post("/raeume/raum-g/anfrage/", filled(**overrides))
    if answer.status_code == 307:
        return ""
    assert answer.status_code == 422
    found = answer.context["form"].errors.values()
    sentences = " ".join(sentence for errors in found for sentence in errors)
    assert BookingRequest.objects.count() == 0
    return sentences.replace("\xa0", " ")


def test_c01_the_page_of_a_room_tells_what_one_must_know(client, db):
    place = make_place(step_free="yes", toilet="barrierefrei")
    facts = {"capacity_standing": 40, "area_sqm": 45, "cost": "kostenlos"}
    room = make_room(place=place, description="Hell und ruhig.", **facts)
    room.equipment.add(make_equipment("Küche"), make_equipment("Leinwand"))
    page = text_of(client.get(room.get_absolute_url()))
    for fact in [
        "Hell und ruhig.",
        "Plätze 25 Personen im Sitzen",
        "Stehend 40 Personen",
        "Größe 45 m²",
        "Ausstattung Küche, Leinwand",
        "Stufenlos ja",
        "Toilette barrierefrei",
        "Kosten kostenlos",
        "Nehmen Sie Ihren Müll mit.",
    ]:
        assert fact in page


def test_c01_the_photo_of_a_room_says_what_it_shows(client, db):
    photo = BytesIO()
    Image.new("RGB", (60, 40), "red").save(photo, "JPEG")
    stored = SimpleUploadedFile("raum.jpg", photo.getvalue())
    words = {"image_alt": "Stühle im Kreis", "image_credit": "Foto: QEK"}
    make_room(slug="raum-g", image=stored, **words)
    page = client.get("/raeume/raum-g/").text
    assert re.search(r'<img src="[^"]+\.jpg" alt="Stühle im Kreis"', page)
    assert "Foto: QEK" in page


def test_c02_adjoining_windows_are_one_and_a_gap_stays_closed(client, filled, room_g):
    room_g.opening_rules.filter(weekday=1).delete()
    for window in [("08:00", "12:00"), ("12:00", "16:00"), ("17:00", "21:00")]:
        make_opening(room_g, 1, *window)
    assert told(client, filled, start="11:00", end="14:00") == ""
    assert told(client, filled, start="15:00", end="18:00") == (
        "Der Raum ist an diesem Tag nur von 8:00 bis 16:00 Uhr und 17:00 bis 21:00 Uhr"
        " offen."
    )


def test_c03_longer_hours_hold_in_summer_only(client, filled, room_g):
    summer = {"valid_from": "2027-06-01", "valid_until": "2027-08-31"}
    make_opening(room_g, 1, "08:00", "22:00", **summer)
    late = {"start": "21:00", "end": "22:00"}
    assert told(client, filled, date="01.06.2027", **late) == ""
    assert "8:00 bis 21:00 Uhr" in told(client, filled, date="25.05.2027", **late)


def test_c04_a_closure_of_some_hours_says_its_reason(client, filled, room_g):
    make_closure(f"{T} 14:00", f"{T} 16:00", reason="Wartung")
    assert told(client, filled, start="13:00", end="14:00") == ""
    sentence = "Von 14:00 bis 16:00 Uhr ist der Raum geschlossen (Wartung)."
    assert told(client, filled, start="13:30", end="14:30") == sentence


def test_c07_the_turnover_is_enforced_and_belongs_to_no_booking(client, filled, room_g):
    make_booking(room_g)
    assert "(10:00–12:00)" in told(client, filled, start="12:00", end="13:00")
    assert told(client, filled, start="12:30", end="13:30") == ""
    week = client.get("/raeume/raum-g/?woche=2027-W03").text
    assert "10:00–12:00" in week


def test_c08_the_earliest_day_is_named(client, filled, room_g):
    sentence = "Anfragen sind frühestens für Mittwoch, 13. Januar 2027 möglich."
    assert told(client, filled, date="12.01.2027") == sentence
    assert told(client, filled, date="13.01.2027", start="08:00", end="9:00") == ""


def test_c09_the_latest_day_is_named(client, filled, room_g):
    sentence = "Anfragen sind bis Samstag, 10. Juli 2027 möglich."
    assert told(client, filled, date="12.07.2027") == sentence
    assert told(client, filled, date="10.07.2027") == ""


def test_c10_the_shortest_and_the_longest_stay_are_named(client, filled, room_g):
    shortest = "Ein Termin dauert mindestens 30 Minuten."
    assert told(client, filled, start="10:00", end="10:15") == shortest
    longest = "Ein Termin dauert höchstens 8 Stunden."
    assert told(client, filled, start="10:00", end="18:15") == longest
    assert told(client, filled, start="10:00", end="18:00") == ""


def test_c11_off_the_raster_the_two_nearest_starts_are_offered(client, filled, room_g):
    sentence = "Möglich sind 10:00 Uhr oder 10:15 Uhr."
    assert told(client, filled, start="10:07") == sentence


def test_c13_each_state_has_a_word_and_a_mark(client, room_g):
    make_booking(room_g)
    make_open_booking(room_g, f"{T} 13:00", f"{T} 14:00")
    make_closure("2027-01-20 00:00", "2027-01-21 00:00")
    page = client.get("/raeume/raum-g/?woche=2027-W03").text
    for state, word in [
        ("free", "frei"),
        ("requested", "angefragt"),
        ("taken", "belegt"),
        ("closed", "zu"),
    ]:
        assert re.search(rf'plan__cell--{state}[ \w-]*">{word}<', page)
    for state, icon in [
        ("free", "check-circle-fill"),
        ("requested", "hourglass-split"),
        ("taken", "slash-circle-fill"),
    ]:
        assert re.search(rf"slots__item--{state}.*?#{icon}", page, flags=re.S)
