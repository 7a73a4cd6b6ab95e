"""What the office types into the form of an event."""

from django.urls import reverse

from tests.factories import make_quarter

ADD = reverse("admin:events_event_add")


def date_fields(number=0, **overrides) -> dict:
    values = {
        "on": "19.01.2027",
        "starts": "18:00",
        "ends": "20:00",
        "until": "",
        "place_text": "Am Brunnen",
        "public_note": "",
    }
    rows = values | overrides
    return {f"dates-{number}-{name}": value for name, value in rows.items()}


def event_fields(*dates, initial=0, **overrides) -> dict:
    values = {
        "title": "Nähcafé",
        "slug": "naehcafe",
        "quarters": [make_quarter().pk],
        "dates-TOTAL_FORMS": len(dates),
        "dates-INITIAL_FORMS": initial,
    }
    for date in dates:
        values |= date
    return values | overrides


def errors(response, number=0) -> dict:
    formset = response.context["inline_admin_formsets"][0].formset
    return {name: list(found) for name, found in formset.forms[number].errors.items()}


def change(client, date, *extra, **overrides):
    entered = date_fields(**{"room": date.room_id, "id": date.pk} | overrides)
    url = reverse("admin:events_event_change", args=[date.event_id])
    return client.post(url, event_fields(entered, *extra, initial=1))


def change_several(client, date, **entered):
    """Look at the preview, then press the button below it."""
    url = reverse("admin:events_eventdate_several", args=[date.pk])
    entered = {"scope": "all", "room": date.room_id, "with_request": "on"} | entered
    seen = client.post(url, entered | {"preview": "ja"}).context["seen"]
    return client.post(url, entered | {"change": "ja", "seen": seen})
