"""What search engines read of a date: schema.org/Event."""

import json

import pytest

from tests.factories import make_event, make_event_date, make_place, make_series

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
HOST = "http://testserver"


def data(client, date) -> dict:
    head = client.get(date.get_absolute_url()).text.split("</head>")[0]
    (found,) = head.split('<script type="application/ld+json">')[1:]
    return json.loads(found.split("</script>")[0])


def test_f07_it_says_what_when_and_where(client):
    place = make_place(name="Spielhaus", street="Musterweg 1", postcode="28195")
    event = make_event(title="Nähcafé", organiser="Verein Nadel", min_age=8, max_age=15)
    date = make_event_date(event=event, starts_at="2027-01-19 18:00", place=place)
    address = HOST + date.get_absolute_url()
    assert data(client, date) == {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": address,
        "url": address,
        "name": "Nähcafé",
        "description": "Ein Satz über die Veranstaltung.",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "startDate": "2027-01-19T18:00:00+01:00",
        "endDate": "2027-01-19T20:00:00+01:00",
        "location": {
            "@type": "Place",
            "name": "Spielhaus",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": "Musterweg 1",
                "postalCode": "28195",
                "addressLocality": "Bremen",
                "addressCountry": "DE",
            },
        },
        "organizer": {"@type": "Organization", "name": "Verein Nadel"},
        "typicalAgeRange": "8-15",
        "isAccessibleForFree": True,
        "offers": {
            "@type": "Offer",
            "price": "0",
            "priceCurrency": "EUR",
            "url": address,
        },
    }


def test_f07_what_nobody_entered_is_left_out(client):
    date = make_event_date(
        event=make_event(cost="", summary=""), ends_at=None, place_text=""
    )
    said = data(client, date)
    assert not {"offers", "isAccessibleForFree", "endDate", "location"} & set(said)
    assert said["organizer"] == {
        "@type": "Organization",
        "name": "QEK",
        "url": f"{HOST}/",
    }
    assert said["description"].startswith("Dienstag, 12.")


def test_f07_a_price_in_words_is_no_offer(client):
    said = data(client, make_event_date(event=make_event(cost="paid", cost_note="2 €")))
    assert said["isAccessibleForFree"] is False
    assert "offers" not in said


def test_64_f07_whole_days_are_days(client):
    days = {"starts_at": "2027-05-07 00:00", "ends_at": "2027-05-09 00:00"}
    said = data(client, make_event_date(all_day=True, **days))
    assert (said["startDate"], said["endDate"]) == ("2027-05-07", "2027-05-08")


def test_63_f07_six_is_six_in_july(client):
    said = data(client, make_event_date(starts_at="2027-07-20 18:00"))
    assert said["startDate"] == "2027-07-20T18:00:00+02:00"


@pytest.mark.parametrize(
    ("status", "name"),
    [
        ("cancelled", "EventCancelled"),
        ("postponed", "EventPostponed"),
        ("moved", "EventPostponed"),
    ],
    ids=["cancelled", "postponed", "moved, nobody knows to when"],
)
def test_68_b10_f07_what_became_of_it(client, status, name):
    said = data(client, make_event_date(status=status))
    assert said["eventStatus"] == f"https://schema.org/{name}"
    assert said["startDate"] == "2027-01-12T15:00:00+01:00"


def test_b10_f07_a_moved_date_and_its_new_one_say_the_same(client):
    event = make_event()
    new = make_event_date(event=event, starts_at="2027-01-26 18:00")
    old = make_event_date(event=event, status="moved", moved_to=new)
    for date in [old, new]:
        said = data(client, date)
        assert said["eventStatus"] == "https://schema.org/EventRescheduled"
        assert said["startDate"] == "2027-01-26T18:00:00+01:00"
        assert said["previousStartDate"] == "2027-01-12T15:00:00+01:00"


def test_f07_moved_and_then_cancelled_is_cancelled(client):
    event = make_event()
    new = make_event_date(event=event, status="cancelled")
    old = make_event_date(event=event, status="moved", moved_to=new)
    for date in [old, new]:
        assert data(client, date)["eventStatus"] == "https://schema.org/EventCancelled"


def test_f07_every_date_of_a_series_is_an_event_of_its_own(client):
    series = make_series()
    series.generate()
    first, second = series.dates.all()[:2]
    assert data(client, first)["@id"] != data(client, second)["@id"]
    assert data(client, second)["startDate"] == "2027-01-26T18:00:00+01:00"


def test_an_event_without_a_date_says_nothing(client):
    html = client.get(make_event().get_absolute_url()).text
    assert "ld+json" not in html
