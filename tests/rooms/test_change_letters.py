"""Letters 7 and 8 read whole, for one date and for three."""

import pytest
from post_office.models import Email

from rooms import taking_back

from .series import make_tuesdays
from .test_changing_times import ask, ask_for_all

pytestmark = pytest.mark.django_db
THREE = """\
- Raum G, Dienstag, 19. Januar 2027, 18:00 bis 20:00 Uhr
- Raum G, Dienstag, 26. Januar 2027, 18:00 bis 20:00 Uhr
- Raum G, Dienstag, 2. Februar 2027, 18:00 bis 20:00 Uhr

Deutsch-Lerngruppe, etwa 12 Personen
Nummer: QEK-7K4M"""
ONE = """\
Raum G, Bahnhofsvorstadt
Dienstag, 19. Januar 2027, 18:00 bis 20:00 Uhr
Deutsch-Lerngruppe, etwa 12 Personen
Nummer: QEK-7K4M"""
MOVED = [
    ("Dienstag, 19. Januar", "Mittwoch, 20. Januar"),
    ("Dienstag, 26. Januar", "Mittwoch, 27. Januar"),
    ("Dienstag, 2. Februar", "Mittwoch, 3. Februar"),
]


@pytest.fixture
def asked(room_g):
    """Dates of one request in the quarter of the examples."""
    quarter = room_g.place.quarter
    quarter.name = "Bahnhofsvorstadt"
    quarter.save()

    def ask_for(count: int, status: str):
        return make_tuesdays(room_g, *[status] * count, number="QEK-7K4M")

    return ask_for


def body(letter: Email) -> str:
    """Without the greeting and the foot, which are the same everywhere."""
    text = letter.message.removeprefix("Guten Tag Vera Muster,")
    return text.partition("Ihre Anfrage ansehen")[0].strip()


def moved(count: int) -> str:
    return "\n\n".join(
        f"Bisher: Raum G, {old} 2027, 18:00 bis 20:00 Uhr\n"
        f"Neu: Raum G, {new} 2027, 18:00 bis 20:00 Uhr"
        for old, new in MOVED[:count]
    )


@pytest.mark.parametrize(
    ("count", "subject", "first", "dates"),
    [
        (
            1,
            "Storniert: Raum G am Di, 19. Jan.",
            "Sie haben den Termin storniert. Der Termin findet nicht statt.",
            ONE,
        ),
        (
            3,
            "Storniert: Raum G, 3 Termine ab Di, 19. Jan.",
            "Sie haben 3 Termine storniert. Diese Termine finden nicht statt.",
            THREE,
        ),
    ],
    ids=["one date", "three dates"],
)
def test_letter_8_about_cancelled_dates(asked, count, subject, first, dates):
    [date, *_rest] = asked(count, "confirmed")
    taking_back.cancel(date.request, "krank")
    letter, to_staff = Email.objects.order_by("pk")
    assert letter.subject == subject
    assert body(letter) == f"{first}\nGrund: krank\n\n{dates}"
    assert to_staff.subject == f"{subject} – Musterverein (erfunden)"
    assert to_staff.message.endswith(f"Grund: krank\n\n{dates}\n")


@pytest.mark.parametrize(
    ("count", "first", "dates"),
    [
        (
            1,
            "Sie haben Ihre Anfrage zurückgezogen. Der Termin findet nicht statt.",
            ONE,
        ),
        (
            3,
            "Sie haben Ihre Anfrage zurückgezogen. Die Termine finden nicht statt.",
            THREE,
        ),
    ],
    ids=["one date", "three dates"],
)
def test_letter_8_about_withdrawn_dates(asked, count, first, dates):
    [date, *_rest] = asked(count, "requested")
    taking_back.withdraw(date.request)
    letter, to_staff = Email.objects.order_by("pk")
    assert letter.subject == "Zurückgezogen: Ihre Raumanfrage (QEK-7K4M)"
    assert body(letter) == f"{first}\n\n{dates}"
    said = "Diese Anfrage wurde zurückgezogen. Sie müssen nichts tun."
    assert to_staff.message == f"{said}\n\n{dates}\n"


@pytest.mark.parametrize(
    ("count", "first"),
    [
        (
            1,
            "Sie möchten Ihren Termin ändern. Ihr bisheriger Termin gilt weiter, bis"
            " wir über die Änderung entschieden haben.",
        ),
        (
            3,
            "Sie möchten Ihre Termine ändern. Was bestätigt ist, gilt weiter, bis wir"
            " über die Änderung entschieden haben.",
        ),
    ],
    ids=["one date", "three dates"],
)
def test_letter_7_about_a_change_that_is_asked_for(client, asked, count, first):
    [date, *_rest] = asked(count, "confirmed")
    (ask if count == 1 else ask_for_all)(client, date)
    letter, to_staff = Email.objects.filter(scheduled_time=None).order_by("pk")
    until = "Donnerstag, 14. Januar 2027."
    end = "Deutsch-Lerngruppe\nNummer: QEK-7K4M"
    assert letter.subject == "Geändert: Ihre Raumanfrage (QEK-7K4M)"
    said = f"{first}\nWir antworten bis {until}\n\n{moved(count)}\n\n{end}"
    assert body(letter) == said
    assert to_staff.subject == "Geändert: QEK-7K4M – Musterverein (erfunden)"
    assert f"Bitte antworten bis {until}\n\n{moved(count)}" in to_staff.message
    page = f"/verwaltung/rooms/bookingrequest/{date.request_id}/entscheiden/"
    assert to_staff.message.endswith(f"{page}\n")
