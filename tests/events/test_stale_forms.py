"""A form opened long ago never puts back what a colleague changed meanwhile."""

import pytest
import time_machine
from django.urls import reverse

from events.models import Event, EventDate
from tests.events.entering import date_fields, errors, event_fields
from tests.factories import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
TOLD = "Jemand hat diesen Termin inzwischen geändert. Jetzt gilt: "


@pytest.fixture
def forms(office_client, stored):
    """Its two forms: how to send them, and what they say of the day."""

    def alone(**entered):
        url = reverse("admin:events_eventdate_change", args=[stored.pk])
        rows = date_fields(room=stored.room_id, status="planned", **entered)
        rows = {name.removeprefix("dates-0-"): value for name, value in rows.items()}
        return office_client.post(url, rows)

    def beside_its_event(**entered):
        rows = date_fields(room=stored.room_id, id=stored.pk, **entered)
        url = reverse("admin:events_event_change", args=[stored.event_id])
        return office_client.post(url, event_fields(rows, initial=1, title="Neu"))

    return {"alone": alone, "beside": beside_its_event}


def said_of(response) -> str:
    if response.context["inline_admin_formsets"]:
        return errors(response)["on"][0]
    return response.context["adminform"].form.errors["on"][0]


def meanwhile(stored, **change) -> EventDate:
    date = EventDate.objects.get(pk=stored.pk)
    for name, value in change.items():
        setattr(date, name, value)
    date.schedule()
    return date


@pytest.mark.parametrize("form", ["alone", "beside"])
@pytest.mark.parametrize(
    ("change", "now"),
    [
        (
            {"starts_at": at("2027-01-19 16:00")},
            "Dienstag, 19.\u00a0Januar 2027, 16:00 bis 20:00\u00a0Uhr, ",
        ),
        ({"public_note": "Heute im Hof."}, "Gruppenraum, Heute im Hof. Soll gelten"),
    ],
    ids=["time", "note"],
)
def test_a_stale_form_says_what_holds_now_and_saves_nothing(
    forms, stored, form, change, now
):
    opened = str(stored.sequence)
    date = meanwhile(stored, **change)
    response = forms[form](seen=opened, place_text="Im Garten")
    assert response.status_code == 200
    assert said_of(response).startswith(TOLD) and now in said_of(response)
    html = response.content.decode()
    assert 'value="18:00"' in html and 'value="Im Garten"' in html
    date.refresh_from_db()
    assert {name: getattr(date, name) for name in change} == change
    assert date.booking.starts_at == date.starts_at and date.event.title == "Nähcafé"


@pytest.mark.parametrize("form", ["alone", "beside"])
def test_who_read_what_changed_can_save_after_all(forms, stored, form):
    date = meanwhile(stored, public_note="Heute im Hof.")
    html = forms[form](seen="0").content.decode()
    assert (
        f'name="{"dates-0-" * (form == "beside")}seen" value="{date.sequence}"' in html
    )
    assert forms[form](seen=str(date.sequence)).status_code == 302
    date.refresh_from_db()
    assert date.public_note == ""


def test_a_row_that_says_what_is_stored_is_no_change(forms, stored):
    """A colleague called the date off, which this form does not ask for."""
    EventDate.objects.get(pk=stored.pk).cancel()
    response = forms["beside"](seen=str(stored.sequence), place_text="")
    assert response.status_code == 302
    stored.refresh_from_db()
    assert stored.is_cancelled and stored.event.title == "Neu"


@pytest.mark.parametrize("how", ["over", "deleted"])
def test_a_row_of_a_date_that_is_no_longer_there_makes_no_new_one(
    client, office, stored, how
):
    if how == "deleted":
        stored.delete()
    rows = date_fields(room="", id=stored.pk or 1, seen="0", public_note="Neu.")
    url = reverse("admin:events_event_change", args=[stored.event_id])
    with time_machine.travel("2027-01-19T20:01:00+01:00", tick=False):
        client.force_login(office)
        sent = event_fields(rows, date_fields(1, on="26.01.2027"), initial=1)
        page = client.post(url, sent | {"title": "Neu"}, follow=True)
    assert "An ihm wurde nichts geändert." in page.text
    days = list(EventDate.objects.values_list("first_on__day", "public_note"))
    assert days == [(19, "")] * (how == "over") + [(26, "")]
    assert Event.objects.get().title == "Neu"


def test_a_form_sent_after_the_end_of_its_date_says_that_it_is_over(
    client, office, stored
):
    url = reverse("admin:events_eventdate_change", args=[stored.pk])
    with time_machine.travel("2027-01-19T20:01:00+01:00", tick=False):
        client.force_login(office)
        page = client.post(url, {"public_note": "Neu."}, follow=True)
    assert "Dieser Termin ist vorbei. Er bleibt, wie er war." in page.text
    assert EventDate.objects.get().public_note == ""


@pytest.mark.parametrize("seen", ["-1", "x" * 300, "9" * 30])
def test_odd_numbers_are_never_the_one_that_was_seen(forms, stored, seen):
    assert said_of(forms["alone"](seen=seen)).startswith(TOLD)
