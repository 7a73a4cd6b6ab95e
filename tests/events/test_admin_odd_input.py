"""What nobody should type into the form of an event, and somebody will."""

import pytest
from django.urls import reverse

from events.models import Event, EventDate
from tests.events.entering import ADD, date_fields, event_fields
from tests.factories import at, make_event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


@pytest.mark.parametrize(
    ("entered", "field", "said"),
    [
        ({"title": "x" * 300}, "title", "höchstens 120 Zeichen"),
        ({"slug": "ä ö"}, "slug", "gültiges Kürzel"),
        ({"min_age": "-1"}, "min_age", "größer oder gleich 0"),
        ({"min_age": "9" * 40}, "min_age", "kleiner oder gleich"),
        ({"min_age": "12", "max_age": "3"}, "max_age", "Das ist jünger als"),
        ({"quarters": ["x"]}, "quarters", "kein gültiger Wert"),
        ({"quarters": []}, "quarters", "zwingend erforderlich"),
        ({"contact": "x"}, "contact", "gültige Auswahl"),
        ({"offer": "9" * 30}, "offer", "gültige Auswahl"),
        ({"partners": ["9" * 30]}, "partners", "gültige Auswahl"),
    ],
    ids=lambda value: "" if isinstance(value, dict) else None,
)
def test_a_mistake_is_named_at_its_field_and_all_else_is_kept(
    office_client, entered, field, said
):
    kept = {"summary": "Wir nähen."}
    page = office_client.post(ADD, event_fields(date_fields(), **entered | kept))
    form = page.context["adminform"].form
    assert list(form.errors) == [field]
    assert said in form.errors[field][0]
    assert form["summary"].value() == "Wir nähen."
    dates = page.context["inline_admin_formsets"][0].formset
    assert dates.forms[0]["on"].value() == "19.01.2027"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("on", "am Dienstag"),
        ("on", "31.11.2027"),
        ("starts", "24:00"),
        ("starts", "18:00:30"),
        ("ends", "-1:00"),
        ("until", "0000-00-00"),
        ("room", "x"),
        ("place", "9" * 30),
    ],
)
def test_what_nobody_understands_is_refused_in_words(office_client, field, value):
    page = office_client.post(ADD, event_fields(date_fields(**{field: value})))
    dates = page.context["inline_admin_formsets"][0].formset
    assert list(dates.errors[0]) == [field]
    said = dates.errors[0][field][0]
    assert any(word in said for word in ["Zum Beispiel: ", "Bitte"])
    assert f'value="{value}"' in page.text or field in ["room", "place"]
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("on", "19. Januar 2027"),
        ("on", "Dienstag, 19.1.27"),
        ("on", "١٩.٠١.٢٠٢٧"),
        ("starts", "18 Uhr"),
        ("starts", "18.00"),
        ("ends", "20 Uhr 00"),
        ("until", "19.1."),
    ],
)
def test_days_and_times_are_read_as_people_write_them(office_client, field, value):
    office_client.post(ADD, event_fields(date_fields(**{field: value})))
    date = EventDate.objects.get()
    assert (date.starts_at, date.ends_at) == (
        at("2027-01-19 18:00"),
        at("2027-01-19 20:00"),
    )


@pytest.mark.parametrize("total", ["10000", "9" * 30, "x", "", "-1"])
def test_a_wrong_number_of_dates_is_no_error_of_the_server(office_client, total):
    entered = event_fields(date_fields()) | {"dates-TOTAL_FORMS": total}
    assert office_client.post(ADD, entered).status_code in [200, 302]


def test_ten_thousand_dates_are_too_many_for_the_server(office_client):
    dates = [date_fields(number) for number in range(10_000)]
    assert office_client.post(ADD, event_fields(*dates)).status_code == 400
    assert not Event.objects.exists()


def test_the_form_offers_no_more_dates_than_the_server_reads(office_client):
    dates = [
        date_fields(number, on=f"{number % 28 + 1}.{number // 28 + 2}.2027")
        for number in range(40)
    ]
    assert office_client.post(ADD, event_fields(*dates)).status_code == 302
    assert 'name="dates-MAX_NUM_FORMS" value="40"' in office_client.get(ADD).text


def test_a_date_that_is_over_is_stored_with_a_word_of_warning(office_client):
    entered = event_fields(date_fields(on="19.01.2026"))
    page = office_client.post(ADD, entered, follow=True)
    said = "Bitte prüfen: Montag, 19.\u00a0Januar 2026, 18:00 bis 20:00\u00a0Uhr ist"
    assert f"{said} schon vorbei." in page.text
    more = {"event": make_event().pk, "on": "19.01.2026", "starts": "18:00"}
    url = reverse("admin:events_eventdate_add")
    page = office_client.post(url, more | {"place_text": "Hier"}, follow=True)
    assert "ist schon vorbei." in page.text
