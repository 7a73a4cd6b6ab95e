"""The office enters events and their dates; rooms obey the rule there too."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from events.models import Event, EventDate
from rooms.models import Room
from tests.events.entering import ADD, change, date_fields, errors, event_fields
from tests.factories import (
    at,
    make_event,
    make_event_date,
    make_place,
    make_series,
)
from tests.quarters.test_admin import photo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


def test_an_event_with_its_date_is_entered_in_one_form(office_client):
    response = office_client.post(ADD, event_fields(date_fields()))
    assert response.status_code == 302
    date = EventDate.objects.get()
    assert (date.event.title, date.starts_at) == ("Nähcafé", at("2027-01-19 18:00"))
    assert date.ends_at == at("2027-01-19 20:00")


@pytest.mark.parametrize(
    ("entered", "starts", "ends"),
    [
        ({"ends": ""}, "2027-01-19 18:00", None),
        ({"ends": "00:00"}, "2027-01-19 18:00", "2027-01-20 00:00"),
        (
            {"ends": "06:00", "until": "20.01.2027"},
            "2027-01-19 18:00",
            "2027-01-20 06:00",
        ),
        (
            {"starts": "", "ends": "", "all_day": "on", "until": "21.01.2027"},
            "2027-01-19 00:00",
            "2027-01-22 00:00",
        ),
        (
            {"on": "31.10.2027", "starts": "02:30", "ends": ""},
            "2027-10-31 02:30",
            None,
        ),
    ],
    ids=["open end", "until midnight", "over night", "whole days", "the hour twice"],
)
def test_day_and_clock_become_points_in_time(office_client, entered, starts, ends):
    office_client.post(ADD, event_fields(date_fields(**entered)))
    date = EventDate.objects.get()
    assert (date.starts_at, date.ends_at) == (at(starts), ends and at(ends))


@pytest.mark.parametrize(
    ("entered", "field", "said"),
    [
        ({"ends": "17:00"}, "ends", "Das Ende muss nach dem Beginn liegen."),
        ({"until": "18.01.2027"}, "until", "Der letzte Tag liegt vor dem ersten."),
        ({"starts": ""}, "starts", "Geben Sie an, wann es beginnt."),
        ({"place_text": ""}, "place_text", "Sagen Sie, wo:"),
        ({"on": "31.02.2027"}, "on", "Dieses Datum gibt es nicht."),
        ({"on": "19.01.0001"}, "on", "Dieses Datum gibt es nicht."),
        ({"on": "31.12.9999"}, "on", "Dieses Datum gibt es nicht."),
        ({"on": "31.12.2101"}, "on", "Dieses Jahr liegt zu weit weg."),
        (
            {"ends": "", "until": "20.01.2027"},
            "ends",
            "Geben Sie an, wann es am Ende aufhört.",
        ),
        (
            {"on": "28.03.2027", "starts": "02:30", "ends": "05:00"},
            "starts",
            "2:30\u00a0Uhr gibt es am 28.\u00a0März nicht",
        ),
    ],
    ids=[
        "end before beginning",
        "last day before first",
        "no beginning",
        "no place",
        "no such day",
        "year 1",
        "year 9999",
        "the next century",
        "several days without an end",
        "the hour that the clock skips",
    ],
)
def test_impossible_times_are_refused_at_their_field(
    office_client, entered, field, said
):
    response = office_client.post(ADD, event_fields(date_fields(**entered)))
    assert response.status_code == 200
    assert said in errors(response)[field][0]
    assert not Event.objects.exists()


def test_saving_without_a_change_touches_no_date(office_client, stored):
    before = stored.changed_at
    page = office_client.get(
        reverse("admin:events_event_change", args=[stored.event_id])
    )
    form = page.context["inline_admin_formsets"][0].formset.forms[0]
    same = {name: form[name].value() for name in ["on", "starts", "ends"]}
    assert change(office_client, stored, **same).status_code == 302
    stored.refresh_from_db()
    assert stored.changed_at == before


def test_the_form_shows_coming_dates_that_no_series_made(office_client):
    event = make_event()
    coming = make_event_date(event=event, starts_at="2027-01-19 18:00")
    make_event_date(event=event, starts_at="2027-01-04 18:00")
    make_series(event=event).generate()
    page = office_client.get(reverse("admin:events_event_change", args=[event.pk]))
    forms = page.context["inline_admin_formsets"][0].formset.forms
    assert [form.instance for form in forms] == [coming]


def test_the_form_of_many_dates_stays_within_what_a_server_accepts(office_client):
    event = make_event()
    for day in range(10, 31):
        make_event_date(event=event, starts_at=f"2027-03-{day} 18:00")
    page = office_client.get(reverse("admin:events_event_change", args=[event.pk]))
    assert len(page.context["inline_admin_formsets"][0].formset.forms) == 12


def test_the_list_answers_when_it_is_next(office_client, django_assert_max_num_queries):
    for _number in range(5):
        event = make_event()
        make_event_date(event=event, starts_at="2027-01-19 18:00")
        make_event_date(event=event, starts_at="2027-01-04 18:00")
    with django_assert_max_num_queries(14):
        page = office_client.get(reverse("admin:events_event_changelist"))
    assert page.content.decode().count("Di, 19.\u00a0Jan.") == 5


def test_a_changed_address_keeps_the_old_one_alive(office_client, client):
    event = make_event(slug="alt")
    url = reverse("admin:events_event_change", args=[event.pk])
    office_client.post(url, event_fields(slug="neu", is_published="on"))
    response = client.get("/veranstaltungen/alt/")
    assert (response.status_code, response.url) == (301, "/veranstaltungen/neu/")


def test_a_picture_is_asked_for_again_when_only_a_date_was_wrong(office_client):
    upload = {
        "image": SimpleUploadedFile("foto.jpg", photo()),
        "image_alt": "Ein Tisch",
        "image_credit": "Foto: QEK",
    }
    page = office_client.post(ADD, event_fields(date_fields(on=""), **upload))
    form = page.context["adminform"].form
    assert list(form.errors) == ["image"]
    assert form["title"].value() == "Nähcafé"


@pytest.mark.parametrize("value", ["x", "-1", "9" * 30, "1,2", "%00", "٣"])
@pytest.mark.parametrize(
    ("add", "name"),
    [("series", "event"), ("eventdate", "event"), ("event", "offer")],
)
def test_an_odd_number_in_the_address_chooses_nothing(office_client, add, name, value):
    url = reverse(f"admin:events_{add}_add")
    for response in [
        office_client.get(f"{url}?{name}={value}"),
        office_client.post(url, {name: value}),
    ]:
        assert response.status_code in [200, 400]


def test_the_event_leads_to_each_deed_for_its_coming_dates(office_client, stored):
    page = office_client.get(
        reverse("admin:events_event_change", args=[stored.event_id])
    )
    off = f"{reverse('admin:events_eventdate_cancel')}?termine={stored.pk}"
    assert f'href="{off}"' in page.text
    assert reverse("admin:events_eventdate_move", args=[stored.pk]) in page.text


def test_one_more_date_is_asked_for_where_the_last_one_was(office_client, stored):
    url = reverse("admin:events_event_change", args=[stored.event_id])
    more = office_client.get(url).context["one_more"]
    form = office_client.get(more).context["adminform"].form
    assert str(form["event"].value()) == str(stored.event_id)
    assert str(form["room"].value()) == str(stored.room_id)
    assert "status" not in form.fields
    entered = {"event": stored.event_id, "room": stored.room_id, "on": "20.01.2027"}
    office_client.post(more, entered | {"starts": "18:00", "ends": "20:00"})
    assert stored.event.dates.last().starts_at == at("2027-01-20 18:00")


def test_the_dates_come_right_after_the_title(office_client):
    html = office_client.get(ADD).text
    places = [html.index(name) for name in ["id_title", "dates-0-on", "id_quarters"]]
    assert places == sorted(places)


def test_an_empty_form_begins_with_its_first_field(office_client):
    assert office_client.get(ADD).text.count('name="_save"') == 1


@pytest.mark.parametrize(
    ("title", "slug", "stored"),
    [
        ("Nähcafé", "", "naehcafe"),
        ("Fest", "fest", "fest-2"),
        ("🎉", "", "veranstaltung"),
    ],
    ids=["left empty, as without script", "taken", "no letters"],
)
def test_a_new_event_always_finds_an_address(office_client, title, slug, stored):
    make_event(title="Fest", slug="fest")
    entered = event_fields(date_fields(), title=title, slug=slug)
    assert office_client.post(ADD, entered).status_code == 302
    assert Event.objects.get(slug=stored).title == title


def test_each_mistake_is_named_above_the_form_and_leads_to_its_field(office_client):
    entered = event_fields(date_fields(), date_fields(1, on=""), title="")
    html = office_client.post(ADD, entered).text
    assert '<a href="#id_title">Titel</a> – Dieses Feld' in html
    assert '<a href="#id_dates-1-on">Termin 2, Tag</a> – Dieses Feld' in html


def test_a_refused_room_asks_for_no_other_check(office_client):
    date = make_event_date(starts_at="2027-01-17 18:00")
    url = reverse("admin:events_eventdate_change", args=[date.pk])
    room = Room.objects.create(name="Saal", slug="saal", place=make_place())
    entered = {"on": "17.01.2027", "starts": "18:00", "ends": "20:00"}
    page = office_client.post(url, entered | {"room": room.pk, "status": "planned"})
    assert page.context["adminform"].form.errors["room"]
    assert "Für diesen Termin ist kein Raum belegt" not in page.text
