"""A refused form: a sentence at its field, every value kept, nothing stored."""

import re

import pytest

from rooms import guard
from rooms.models import BookingRequest
from tests.factories import form_data, make_closure, make_room

pytestmark = pytest.mark.django_db
FORM = "/raeume/raum-g/anfrage/"
CHECK = f"{FORM}pruefen/"
SENT = f"{FORM}gesendet/"


def errors(response) -> dict[str, list[str]]:
    return {
        name: list(found) for name, found in response.context["form"].errors.items()
    }


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("date", "", "Geben Sie an, an welchem Tag Sie den Raum brauchen."),
        ("date", "31.02.2027", "Dieses Datum gibt es nicht. Zum Beispiel: 3.12.2026."),
        ("date", "11.01.2027", "Das Datum liegt in der Vergangenheit."),
        ("date", "9999-12-31", "Dieses Datum gibt es nicht. Zum Beispiel: 3.12.2026."),
        ("date", "12.7.2027", "Anfragen sind bis Samstag, 10.\xa0Juli 2027 möglich."),
        (
            "date",
            "17.1.27",
            "Der Raum ist sonntags geschlossen. Bitte wählen Sie einen anderen Tag.",
        ),
        ("start", "", "Wählen Sie, wann Sie beginnen."),
        ("start", "25:99", "Diese Uhrzeit gibt es nicht. Zum Beispiel: 14:30."),
        ("start", "10:00:30", "Diese Uhrzeit gibt es nicht. Zum Beispiel: 14:30."),
        ("end", "", "Wählen Sie, wann Sie aufhören."),
        ("end", "10:00", "Das Ende muss nach dem Beginn liegen."),
        ("end", "9 Uhr", "Das Ende muss nach dem Beginn liegen."),
        ("purpose", "", "Schreiben Sie kurz, was Sie machen möchten."),
        ("purpose", "x" * 10_000, "Bitte höchstens 80 Zeichen. Es sind 9920 zu viel."),
        ("persons", "viele", "Geben Sie eine Zahl ein, zum Beispiel 12."),
        ("persons", "0", "Geben Sie eine Zahl ein, zum Beispiel 12."),
        ("persons", "-5", "Geben Sie eine Zahl ein, zum Beispiel 12."),
        ("persons", "26", "In diesen Raum passen höchstens 25 Personen."),
        ("persons", "9" * 40, "Geben Sie eine Zahl ein, zum Beispiel 12."),
        ("is_public", "", "Wählen Sie Ja oder Nein."),
        ("is_public", "vielleicht", "Wählen Sie Ja oder Nein."),
        ("organisation", "", "Geben Sie den Namen Ihrer Organisation oder Gruppe ein."),
        ("name", "", "Geben Sie Ihren Namen ein."),
        ("name", "Vera\r\nBcc: x@y.example", "Bitte alles in einer Zeile schreiben."),
        ("name", "http://kauf.example", "Bitte ohne Internet-Adresse."),
        (
            "email",
            "name@",
            "Geben Sie eine E-Mail-Adresse ein, zum Beispiel name@beispiel.de.",
        ),
        ("phone", "123", "Diese Telefonnummer ist zu kurz."),
        ("message", "x" * 601, "Bitte höchstens 600 Zeichen. Es sind 1 zu viel."),
        ("rules", "", "Bestätigen Sie, dass Sie die Regeln einhalten."),
    ],
)
def test_44_each_refusal_has_its_sentence_at_its_field(
    client, filled, field, value, sentence
):
    page = client.post(FORM, filled(**{field: value}))
    assert page.status_code == 422
    assert errors(page) == {field: [sentence]}
    assert page.text.count(sentence) == 2  # in the summary and at the field
    assert "<title>Fehler:" in " ".join(page.text.split())
    assert BookingRequest.objects.count() == 0


def test_a_refused_form_keeps_every_value(client, filled):
    page = client.post(
        FORM, filled(date="31.02.2027", start="25:99", persons="viele", email="name@")
    )
    for kept in ["31.02.2027", "25:99", "viele", "name@", "Wir bringen Tee mit."]:
        assert kept in page.text
    assert re.search(r'name="rules"[^>]*checked', page.text)


@pytest.mark.parametrize(
    "nul", ["date", "start", "purpose", "name", "message", "stamp"]
)
def test_nul_bytes_are_refused_and_harmless(client, filled, nul):
    page = client.post(FORM, filled() | {nul: "a\x00b"})
    assert page.status_code == 422
    assert BookingRequest.objects.count() == 0


def test_html_is_shown_as_text(client, filled):
    page = client.post(CHECK, filled(purpose="<script>alert(1)</script>"))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page.text
    assert "<script>alert" not in page.text


def test_60_a_time_that_the_clock_skips_is_explained(client, db, monday_morning):
    room = make_room(
        slug="raum-g",
        opening=[(6, "00:00", "08:00")],
        horizon_days=400,
        raster_minutes=30,
    )
    data = form_data(
        stamp=guard.new_stamp(), date="28.03.2027", start="02:30", end="05:00"
    )
    page = client.post(f"{room.get_absolute_url()}anfrage/", data)
    [sentence] = errors(page)["start"]
    assert "Die Uhren werden von 2:00 auf 3:00 Uhr vorgestellt" in sentence


def test_31_a_holiday_is_named(client, filled, db):
    make_closure("2027-03-26 00:00", "2027-03-27 00:00", reason="Karfreitag")
    page = client.post(FORM, filled(date="26. März 2027"))
    [sentence] = errors(page)["date"]
    assert sentence.startswith("An diesem Tag ist der Raum geschlossen (Karfreitag).")


def test_each_radio_is_tied_to_the_error_of_its_group(client, filled):
    page = client.post(FORM, filled(is_public="")).text
    radios = re.findall(r'<input type="radio" name="is_public"[^>]*>', page)
    assert len(radios) == 2
    assert all('aria-describedby="id_is_public_error"' in radio for radio in radios)
    assert page.count('id="id_is_public_error"') == 1
