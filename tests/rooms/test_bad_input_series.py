"""A form for several dates, written by hand past the page: a German sentence at the
field, every value kept, nothing stored, never a fault of ours."""

import re
from datetime import date, timedelta

import pytest
from django.utils.html import escape

from rooms.models import BookingRequest
from rooms.outbox import due
from tests.factories import make_room

from .holdings import holdings

pytestmark = pytest.mark.django_db
FORM = "/raeume/raum-g/anfrage/"
PAGES = [FORM, f"{FORM}pruefen/", f"{FORM}gesendet/"]
SERIES = {"often": "series", "rhythm": "weekly", "until": "30.03.2027"}
DAYS = {"often": "dates", "dates": "26.1.2027\n2.2.2027"}
TOO_MANY = "Bitte höchstens 60 Termine auf einmal."
NO_DAY = "Den letzten Termin können wir nicht lesen. Zum Beispiel: 3.12.2026."


def picked(count: int) -> str:
    first = date(2027, 1, 20)
    return "\n".join(
        f"{first + timedelta(days=n % 170):%d.%m.%Y}" for n in range(count)
    )


@pytest.fixture
def neighbour(room_g):
    """A room of the same place, which can be asked for together with Raum G."""
    return make_room(place=room_g.place)


def errors(page) -> dict[str, list[str]]:
    return {name: list(found) for name, found in page.context["form"].errors.items()}


@pytest.mark.parametrize("address", PAGES, ids=["form", "check", "send"])
@pytest.mark.parametrize(
    ("sent", "field", "sentence"),
    [
        pytest.param(
            {"until": ""}, "until", "Wählen Sie den letzten Termin.", id="no end"
        ),
        pytest.param(
            {"until": "18.1.2027"},
            "until",
            "Der letzte Termin darf nicht vor dem ersten liegen.",
            id="51 until before the start",
        ),
        pytest.param({"until": "19.3.2028"}, "until", TOO_MANY, id="51 one too many"),
        pytest.param({"until": "31.12.2218"}, "until", NO_DAY, id="51 10,000 dates"),
        pytest.param({"until": "31.12.9999"}, "until", NO_DAY, id="until year 9999"),
        pytest.param({"until": "0"}, "until", NO_DAY, id="until nothing"),
        pytest.param({"until": "-1.-1.-1"}, "until", NO_DAY, id="until minus"),
        pytest.param({"until": "a\x00b"}, "until", NO_DAY, id="until with NUL"),
        pytest.param({"until": "9" * 5000}, "until", NO_DAY, id="until 5,000 nines"),
        pytest.param(
            {"rhythm": ""}, "rhythm", "Wählen Sie den Rhythmus.", id="no rhythm"
        ),
        pytest.param(
            {"rhythm": "yearly"},
            "rhythm",
            "Diesen Rhythmus gibt es nicht. Geben Sie die Tage bitte einzeln an.",
            id="54 yearly",
        ),
        pytest.param(
            {"rhythm": "daily"},
            "rhythm",
            "Diesen Rhythmus gibt es nicht. Geben Sie die Tage bitte einzeln an.",
            id="52 daily",
        ),
        pytest.param(
            {"often": "immer"}, "often", "Wählen Sie, wie oft Sie kommen.", id="often"
        ),
        pytest.param(
            {"often": "a\x00b"}, "often", "Wählen Sie, wie oft Sie kommen.", id="NUL"
        ),
        pytest.param(
            DAYS | {"dates": picked(100)}, "dates", TOO_MANY, id="100 days by hand"
        ),
        pytest.param(
            DAYS | {"dates": picked(5000)},
            "dates",
            "Das sind zu viele Tage auf einmal.",
            id="5,000 days by hand",
        ),
        pytest.param(
            DAYS | {"dates": ""},
            "dates",
            "Schreiben Sie auf, an welchen Tagen Sie noch kommen.",
            id="no days by hand",
        ),
        pytest.param(
            DAYS | {"dates": "26.1.2027\nbald\n31.2.2027\n-5"},
            "dates",
            "Das können wir nicht als Tag lesen: „bald“, „31.2.2027“ und „-5“."
            " Zum Beispiel: 3.12.2026.",
            id="days that are none",
        ),
        pytest.param(
            DAYS | {"dates": "26.1.2027\x00"},
            "dates",
            "Das können wir nicht als Tag lesen: „26.1.2027“. Zum Beispiel: 3.12.2026.",
            id="a day with NUL",
        ),
        pytest.param(
            {"rooms": "999999"},
            "rooms",
            "Diesen Raum können Sie hier nicht dazunehmen. Bitte wählen Sie einen"
            " anderen.",
            id="a room that is none",
        ),
        pytest.param(
            {"rooms": "x\x00"},
            "rooms",
            "Diesen Raum können Sie hier nicht dazunehmen. Bitte wählen Sie einen"
            " anderen.",
            id="a room with NUL",
        ),
    ],
)
def test_44_a_series_by_hand_is_refused_at_its_field(
    client, filled, neighbour, address, sent, field, sentence
):
    before = holdings()
    answer = client.post(address, filled(**SERIES | sent))
    assert answer.status_code == 422
    assert errors(answer)[field] == [sentence]
    assert answer.text.count(str(escape(sentence))) >= 2  # summary and field
    assert "Wir bringen Tee mit." in answer.text
    assert holdings() == before


@pytest.fixture
def strangers(room_g, neighbour):
    """Rooms that cannot be asked for together with Raum G."""
    return {
        "elsewhere": make_room(),
        "hidden": make_room(place=room_g.place, is_published=False),
        "by phone only": make_room(place=room_g.place, mode="view_only"),
    }


@pytest.mark.parametrize("which", ["elsewhere", "hidden", "by phone only"])
def test_c14_a_room_that_does_not_belong_there_is_refused(
    client, filled, strangers, which
):
    answer = client.post(FORM, filled(**SERIES, rooms=str(strangers[which].pk)))
    assert answer.status_code == 422
    assert errors(answer)["rooms"][0].startswith("Diesen Raum können Sie hier nicht")


@pytest.mark.parametrize(
    "choice",
    [
        "löschen",
        "a\x00b",
        "9" * 5000,
        "2027-01-26T18:00 2027-01-26T20:00",
        "999999 2027-01-26T10:00+01:00 2027-01-26T12:00+01:00",
        "<script>alert(1)</script>",
    ],
)
def test_a_choice_written_by_hand_is_not_believed(client, filled, room_g, choice):
    key = f"wahl-2027-01-26-{room_g.pk}"
    data = filled(**SERIES) | {key: choice}
    page = client.post(PAGES[1], data)
    assert "Diese Auswahl gibt es nicht. Bitte wählen Sie noch einmal." in page.text
    assert "<script>alert" not in page.text
    answer = client.post(PAGES[2], data)
    assert answer.status_code in (409, 422)
    assert BookingRequest.objects.count() == 0


def test_choices_about_dates_that_are_none_are_passed_over(client, filled, room_g):
    strange = {f"wahl-2027-13-{n}-{room_g.pk}": "auslassen" for n in range(90)}
    answer = client.post(PAGES[2], filled(**SERIES) | strange | {"wahl-": "nehmen"})
    assert answer.status_code == 302
    assert BookingRequest.objects.get().bookings.count() == 11


def test_every_date_left_out_is_no_request(client, filled, room_g):
    data = filled(**SERIES | {"until": "26.1.2027"})
    for day in ["2027-01-19", "2027-01-26"]:
        data[f"wahl-{day}-{room_g.pk}"] = "auslassen"
    page = client.post(PAGES[2], data)
    assert page.status_code in (409, 422)
    assert "Bitte lassen Sie mindestens einen Termin stehen." in page.text
    assert BookingRequest.objects.count() == 0


@pytest.mark.parametrize("address", PAGES, ids=["form", "check", "send"])
def test_two_megabytes_of_text_are_refused_kindly(client, filled, address):
    answer = client.post(address, filled(**SERIES) | {"message": "ä" * 2_000_000})
    assert answer.status_code in (400, 413)
    assert "<h1" in answer.text
    assert BookingRequest.objects.count() == 0


@pytest.mark.parametrize("name", ["often", "rhythm", "until", "dates", "date", "start"])
def test_a_field_that_comes_twice_counts_once(client, filled, name):
    data = filled(**SERIES, dates="")
    answer = client.post(FORM, data | {name: ["quatsch", data[name]]})
    assert answer.status_code == 307


@pytest.mark.parametrize(
    "left_out", ["often", "date", "start", "end", "rhythm", "until", "stamp", "email"]
)
def test_a_field_that_is_missing_is_asked_for(client, filled, left_out):
    data = filled(**SERIES)
    del data[left_out]
    answer = client.post(PAGES[2], data)
    # Who says nothing about „Wie oft?“ comes once.
    assert answer.status_code == (302 if left_out == "often" else 422)
    assert BookingRequest.objects.count() == int(left_out == "often")


def test_going_back_after_sending_makes_no_second_request(client, filled, room_g):
    data = filled(**SERIES)
    client.post(PAGES[2], data)
    link = re.search(r"http://testserver(/anfrage/\S+)", due().get().message)[1]
    client.post(link)
    before = holdings()
    assert client.get(PAGES[1])["Location"] == FORM
    assert client.post(PAGES[0], data).status_code == 307
    assert "Stimmt alles?" in client.post(PAGES[1], data).text
    answer = client.post(PAGES[2], data)
    assert client.get(answer["Location"]).status_code == 200
    assert holdings() == before
