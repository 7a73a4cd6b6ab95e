"""We take confirmed dates back: letter 8, whole, for one date and for several."""

import pytest
from icalendar import Calendar
from post_office.models import Email

from rooms import decision
from tests.factories import make_open_booking, make_request

pytestmark = pytest.mark.django_db
DAYS = ["2027-01-19", "2027-01-26"]


@pytest.fixture
def dates(room_g):
    request = make_request(number="QEK-7K4M", purpose="Nähcafé")
    times = [(f"{day} 10:00", f"{day} 12:00") for day in DAYS]
    return [
        make_open_booking(room_g, *span, request=request, status="confirmed")
        for span in times
    ]


def body() -> str:
    return Email.objects.get().message.partition("Ihre Anfrage ansehen")[0].rstrip()


def test_55_one_date_is_off_and_the_other_stays(dates, office):
    decision.cancel_all(dates[:1], by=office, reason="Wasserschaden im Raum.")
    subject = Email.objects.get().subject
    assert subject == "Wichtig: Ihr Termin am Di, 19. Jan. fällt aus"
    assert body() == (
        "Guten Tag Vera Muster,\n\n"
        "der Termin findet nicht statt. Grund: Wasserschaden im Raum.\n"
        "Das tut uns leid. Wir suchen gern einen neuen Termin: 0421 000000.\n\n"
        f"Raum G, {dates[0].room.quarter}\n"
        "Dienstag, 19. Januar 2027, 10:00 bis 12:00 Uhr\n"
        "Nähcafé, etwa 12 Personen\n"
        "Nummer: QEK-7K4M"
    )
    dates[1].refresh_from_db()
    assert dates[1].is_confirmed


def test_e11_several_dates_are_off_in_one_letter(dates, office):
    decision.cancel_all(dates, by=office, reason="Wasserschaden im Raum")
    subject = Email.objects.get().subject
    assert subject == "Wichtig: 2 Ihrer Termine ab Di, 19. Jan. fallen aus"
    assert body() == (
        "Guten Tag Vera Muster,\n\n"
        "diese Termine finden nicht statt. Grund: Wasserschaden im Raum.\n"
        "Das tut uns leid. Wir suchen gern neue Termine: 0421 000000.\n\n"
        "- Raum G, Dienstag, 19. Januar 2027, 10:00 bis 12:00 Uhr\n"
        "- Raum G, Dienstag, 26. Januar 2027, 10:00 bis 12:00 Uhr\n\n"
        "Nähcafé\n"
        "Nummer: QEK-7K4M"
    )


def test_d20_the_calendar_file_of_a_cancelled_date_says_so(dates, office):
    decision.cancel_all(dates[:1], by=office, reason="krank")
    [attachment] = Email.objects.get().attachments.all()
    calendar = Calendar.from_ical(attachment.file.read())
    [entry] = calendar.walk("VEVENT")
    assert calendar["METHOD"] == "CANCEL"
    assert (entry["UID"], entry["SEQUENCE"]) == (f"{dates[0].uid}@qek", 1)
    assert entry["STATUS"] == "CANCELLED"
