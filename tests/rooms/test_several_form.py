"""„Wie oft?“ and „Welche Räume?“: the questions about several dates and rooms."""

import re
from datetime import date

import pytest

from rooms import guard
from rooms.forms import RequestForm
from rooms.picked_days import DaysField, entries
from tests.factories import form_data, make_booking, make_room
from tests.rooms.test_refusals import FORM, errors

pytestmark = pytest.mark.django_db
CHECK = f"{FORM}pruefen/"
SERIES = {"often": "series", "rhythm": "weekly", "until": "2027-02-02"}


@pytest.fixture
def annex(room_g):
    return make_room(name="Nebenraum", place=room_g.place, capacity_seated=10)


@pytest.fixture
def form_of(room_g):
    def fill(**values) -> RequestForm:
        form = RequestForm(room_g, form_data(stamp=guard.new_stamp(), **values))
        assert form.is_valid(), form.errors
        return form

    return fill


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"often": "immer"}, "often", "Wählen Sie, wie oft Sie kommen."),
        (SERIES | {"until": ""}, "until", "Wählen Sie den letzten Termin."),
        (
            SERIES | {"until": "31.02.2027"},
            "until",
            "Den letzten Termin können wir nicht lesen. Zum Beispiel: 3.12.2026.",
        ),
        (
            SERIES | {"until": "12.1.2027"},
            "until",
            "Der letzte Termin darf nicht vor dem ersten liegen.",
        ),
        (
            SERIES | {"until": "31.12.2199"},
            "until",
            "Bitte höchstens 60 Termine auf einmal.",
        ),
        (SERIES | {"rhythm": ""}, "rhythm", "Wählen Sie den Rhythmus."),
        (
            SERIES | {"rhythm": "yearly"},
            "rhythm",
            "Diesen Rhythmus gibt es nicht. Geben Sie die Tage bitte einzeln an.",
        ),
        (SERIES | {"end": "9:00"}, "end", "Das Ende muss nach dem Beginn liegen."),
        (
            SERIES | {"start": "10:07"},
            "start",
            "Möglich sind 10:00\xa0Uhr oder 10:15\xa0Uhr.",
        ),
        (
            {"often": "dates", "dates": " "},
            "dates",
            "Schreiben Sie auf, an welchen Tagen Sie noch kommen.",
        ),
        (
            {"often": "dates", "dates": "26.1.27\nmorgen, 31.2."},
            "dates",
            "Das können wir nicht als Tag lesen: „morgen“ und „31.2.“."
            " Zum Beispiel: 3.12.2026.",
        ),
        (
            {"often": "dates", "dates": "19.1.2027\n" * 501},
            "dates",
            "Das sind zu viele Tage auf einmal.",
        ),
        (
            {"rooms": ["999"]},
            "rooms",
            "Diesen Raum können Sie hier nicht dazunehmen. Bitte wählen Sie einen"
            " anderen.",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 9 else "",
)
def test_51_each_refusal_about_several_dates_stands_at_its_field(
    client, filled, annex, changes, field, sentence
):
    page = client.post(FORM, filled(**changes))
    assert page.status_code == 422
    assert errors(page) == {field: [sentence]}
    assert page.text.count(sentence) == 2  # in the summary and at the field
    assert "Wir bringen Tee mit." in page.text


def test_d05_two_unreadable_dates_are_two_lines_of_the_summary(client, filled):
    unreadable = SERIES | {"date": "bald", "until": "irgendwann"}
    page = client.post(FORM, filled(**unreadable)).text
    assert 'href="#id_date"' in page
    assert 'href="#id_until"' in page


@pytest.mark.parametrize(
    ("others", "persons", "sentences"),
    [
        ([], 26, ["In diesen Raum passen höchstens 25 Personen."]),
        (["annex"], 35, []),
        (
            ["annex"],
            36,
            ["In diese Räume passen zusammen höchstens 35 Personen."],
        ),
    ],
    ids=["one room", "two rooms hold them", "two rooms do not"],
)
def test_43_the_persons_fit_into_the_rooms_together(
    client, filled, annex, others, persons, sentences
):
    rooms = [annex.pk] if others else []
    page = client.post(FORM, filled(persons=str(persons), rooms=rooms))
    found = errors(page) if page.context else {}
    assert found.get("persons", []) == sentences


@pytest.mark.parametrize(
    ("values", "days"),
    [
        ({}, [19]),
        ({"often": "once", "until": "2027-01-26", "dates": "20.1.27"}, [19]),
        (SERIES, [19, 26, 33]),
        (SERIES | {"rhythm": "fortnightly"}, [19, 33]),
        (SERIES | {"until": "2027-01-19"}, [19]),
        ({"often": "dates", "dates": "Do, 21.1.\n20. Januar, 20.1.2027"}, [19, 20, 21]),
    ],
    ids=[
        "nobody answered",
        "once, and the rest is ignored",
        "weekly",
        "fortnightly",
        "a series of one",
        "picked by hand",
    ],
)
def test_d06_the_answer_makes_the_days(form_of, values, days):
    form = form_of(**values)
    first = date(2027, 1, 1).toordinal() - 1
    assert [day.toordinal() - first for day in form.days] == days
    assert form.has_several == (len(days) > 1)


@pytest.mark.parametrize(
    "text",
    [
        "26.1.2027\n2.2.2027",
        "26.1.2027\r\n\r\n2.2.2027\r\n",
        "26.1., 2.2.",
        "26.1.27; 2.2.27",
        "26. Januar und 2. Februar",
        "Dienstag, 26. Januar 2027, Dienstag, 2. Februar 2027",
        "Di, 26.1.27\nDi. 2.2.27",
        "2027-01-26 , 2027-02-02",
    ],
)
def test_days_are_read_however_people_part_them(text):
    assert DaysField().clean(text) == [date(2027, 1, 26), date(2027, 2, 2)]


def test_a_weekday_alone_is_no_entry():
    assert entries("Dienstag, 26. Januar, , Mi") == ["26. Januar"]


def test_many_unreadable_days_are_counted():
    with pytest.raises(Exception, match="„e“ und 2 weitere"):
        DaysField().clean("a b, b, c, d, e, f, g")


def test_fields_of_an_answer_not_chosen_are_kept(client, filled):
    data = filled(until="bald", rhythm="yearly", dates="irgendwann\x00")
    assert client.post(FORM, data).status_code == 307
    page = client.post(FORM, data | {"aendern": "id_date"}).text
    assert 'value="bald"' in page
    assert '<option value="yearly" selected>' in page
    assert "irgendwann</textarea>" in page


def test_a_refused_series_keeps_every_answer(client, filled, annex):
    answers = SERIES | {"until": "gleich", "dates": "20.1.", "rooms": [str(annex.pk)]}
    page = client.post(FORM, filled(**answers, wants_announcement="on")).text
    assert 'value="gleich"' in page
    assert "20.1.</textarea>" in page
    ticked = re.findall(r'name="(\w+)"[^>]* checked', page)
    assert ticked == ["often", "rooms", "is_public", "wants_announcement", "rules"]


def test_a_taken_date_of_a_series_is_no_fault_of_the_form(client, filled, room_g):
    make_booking(room_g, "2027-01-26 10:00", "2027-01-26 12:00")
    assert client.post(FORM, filled(**SERIES)).status_code == 307
    assert "Stimmt alles?" in client.post(CHECK, filled(**SERIES)).text


def test_51_each_room_counts_towards_the_limit(client, filled, annex):
    data = filled(**SERIES | {"until": "2027-08-31"})
    assert client.post(FORM, data).status_code == 307
    page = client.post(FORM, data | {"rooms": [str(annex.pk)]})
    sentence = "Bitte höchstens 60 Termine auf einmal. Jeder Raum zählt einzeln."
    assert errors(page) == {"until": [sentence]}


def test_rooms_that_cannot_be_asked_for_are_not_offered(client, room_g, annex, saal):
    make_room(name="Keller", place=room_g.place, mode="view_only")
    make_room(name="Dachboden", place=room_g.place, is_published=False)
    page = client.get(FORM).text
    assert "Raum G ist dabei." in page
    assert "Nebenraum: bis 10 Personen" in page
    assert "Keller" not in page and "Dachboden" not in page and "Saal" not in page


def test_a_place_with_one_room_does_not_ask_which(client, room_g):
    assert "Welche Räume?" not in client.get(FORM).text


def test_choices_wait_while_the_form_is_changed(client, filled, room_g):
    choice = {f"wahl-2027-01-26-{room_g.pk}": "auslassen", "wahl-fuer": "10:00 12:00"}
    data = filled(**SERIES, **choice)
    page = client.post(FORM, data | {"aendern": "id_purpose"}).text
    for name, value in choice.items():
        assert f'<input type="hidden" name="{name}" value="{value}">' in page


@pytest.mark.parametrize(("start", "asked"), [("10:00", 2), ("10:30", 3)])
def test_choices_for_other_times_are_forgotten(form_of, room_g, start, asked):
    choice = {f"wahl-2027-01-26-{room_g.pk}": "auslassen", "wahl-fuer": "10:00 12:00"}
    plan = form_of(**SERIES, **choice, start=start).plan
    assert len(plan.asked) == asked


def test_the_answers_speak_only_to_their_own_fields(client, room_g):
    """Without the style sheet all is shown, and says when it matters."""
    page = client.get(FORM).text
    assert "Nur bei „Mehrmals am gleichen Wochentag“" in page
    assert "Nur bei „An mehreren einzelnen Tagen“" in page
    assert page.count("(freiwillig)") == 3  # calendar, phone, message
