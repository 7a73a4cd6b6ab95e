"""The notice of one date: what stands on it, read as HTML."""

from datetime import timedelta

import pytest
from django.urls import reverse

from events.languages import own_names
from tests.factories import (
    make_event,
    make_event_date,
    make_person,
    make_quarter,
    make_responsibility,
)
from tests.factories.events import at
from tests.pages import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


@pytest.fixture
def date():
    quarter = make_quarter(name="Hünertshagen", short_slug="huenertshagen")
    person = make_person(name="Ada Beispiel", phone="0421 111111")
    make_responsibility(quarter=quarter, person=person)
    event = make_event(title="Nähcafé", slug="naehcafe", quarters=[quarter])
    return make_event_date(event=event, starts_at="2027-01-20 15:00")


@pytest.fixture
def read(client, date):
    def read(**asked):
        address = reverse("events:notice", args=[date.event.slug])
        return client.get(address, {"termin": date.pk, **asked})

    return read


def sheet(response) -> str:
    """The words on the paper alone."""
    return text_of(response).split("Strg + P")[-1].split("Stand:")[0]


def test_the_notice_says_when_what_where_and_whom_to_call(read):
    text = sheet(read())
    when = "Mittwoch, 20.\u00a0Januar 15:00 bis 17:00\u00a0Uhr Nähcafé Am Brunnen"
    assert when in text
    for words in ["kostenlos", "ohne Anmeldung", "Ada Beispiel", "0421\u00a0111111"]:
        assert words in text
    assert "testserver/ huenertshagen" in text


@pytest.mark.parametrize(
    ("asked", "sheet_css"),
    [
        ({}, "print-a4.css"),
        ({"format": "a4"}, "print-a4.css"),
        ({"format": "A5"}, "print-a5.css"),
        ({"format": "a0"}, "print-a4.css"),
    ],
)
def test_the_format_chooses_the_size_of_the_page(read, asked, sheet_css):
    other = {"print-a4.css": "print-a5.css", "print-a5.css": "print-a4.css"}[sheet_css]
    page = read(**asked).text
    assert sheet_css in page
    assert other not in page


@pytest.mark.parametrize(("asked", "count"), [("1", 8), ("0", 0), ("ja", 0)])
def test_eight_strips_carry_title_date_and_phone(read, asked, count):
    strip = "Nähcafé Mi, 20.\u00a0Jan., 15:00 0421\u00a0111111"
    assert text_of(read(abreissen=asked)).count(strip) == count


@pytest.mark.parametrize(
    "changes", [{"status": "cancelled"}, {"starts_at": at("2027-01-04 15:00")}]
)
def test_nobody_tears_off_what_does_not_take_place(read, date, changes):
    for name, value in changes.items():
        setattr(date, name, value)
    date.ends_at = date.starts_at + timedelta(hours=2)
    date.save()
    assert "Abreißzettel" not in text_of(read(abreissen="1"))
    assert "placard__strips" not in read(abreissen="1").text


def test_ahead_03_a_date_cancelled_today_makes_a_sheet_for_the_door(read, date):
    date.starts_at = date.starts_at.replace(day=11)
    date.ends_at = date.ends_at.replace(day=11)
    date.status, date.public_note = "cancelled", "Die Lehrkraft ist krank."
    date.moved_to = make_event_date(event=date.event, starts_at="2027-01-27 15:00")
    date.save()
    text = sheet(read(format="a5"))
    assert "Fällt heute aus Cancelled İptal edildi ملغى Скасовано Отменено" in text
    assert "Die Lehrkraft ist krank." in text
    assert "Neuer Termin: Mittwoch, 27.\u00a0Januar, 15:00\u00a0Uhr" in text


@pytest.mark.parametrize(
    ("status", "stamp", "foreign"),
    [
        ("cancelled", "Fällt aus", "Cancelled İptal edildi ملغى Скасовано Отменено"),
        ("moved", "Verlegt", "Moved Değişti تغيّر الموعد Перенесено"),
        ("postponed", "Verschoben", "Postponed Ertelendi مؤجل Відкладено Отложено"),
    ],
)
def test_a_date_that_does_not_take_place_says_so_across_the_sheet(
    read, date, status, stamp, foreign
):
    date.status = status
    date.save()
    page = read().text
    assert f'<p class="placard__stamp">{stamp}</p>' in page
    assert f"{stamp} {foreign} Mittwoch, 20.\u00a0Januar" in sheet(read())
    assert "<s>Mittwoch, 20.\u00a0Januar" in page


@pytest.mark.parametrize(
    ("place", "said"), [("Am Brunnen", False), ("Stadthaus", True)]
)
def test_b08_a_new_date_elsewhere_says_where(read, date, place, said):
    new = make_event_date(
        event=date.event, starts_at="2027-01-27 15:00", place_text=place
    )
    date.status, date.moved_to = "moved", new
    date.save()
    assert (f"27.\u00a0Januar, 15:00\u00a0Uhr {place}" in sheet(read())) == said


@pytest.mark.parametrize(("status", "struck"), [("planned", 0), ("cancelled", 1)])
def test_b10_a_new_date_that_falls_out_too_is_struck_through(
    read, date, status, struck
):
    date.status = "moved"
    date.moved_to = make_event_date(
        event=date.event, starts_at="2027-01-27 15:00", status=status
    )
    date.save()
    assert read().text.count("<s>Mittwoch, 27.\u00a0Januar") == struck


def test_a_postponed_date_says_that_the_new_one_is_open(read, date):
    date.status = "postponed"
    date.save()
    assert "Der neue Termin steht noch nicht fest." in sheet(read())


def test_a_past_date_says_so_and_names_the_next_one(client, date):
    past = make_event_date(event=date.event, starts_at="2027-01-04 15:00")
    response = client.get("/veranstaltungen/naehcafe/aushang/", {"termin": past.pk})
    assert "Vorbei" in sheet(response)
    assert "Der nächste Termin:" in text_of(response)


@pytest.mark.parametrize("termin", ["0", "x", "9" * 30, "１"])
def test_a_date_that_is_not_there_is_not_printed(read, termin):
    assert read(termin=termin).status_code == 404


def test_without_a_number_the_next_date_is_printed(client, date):
    response = client.get("/veranstaltungen/naehcafe/aushang/")
    assert response.context["date"] == date


def test_drafts_and_events_without_a_date_have_no_notice(client, date):
    make_event(slug="ohne-termin")
    make_event_date(event=make_event(slug="entwurf", is_published=False))
    for slug in ["ohne-termin", "entwurf", "gibt-es-nicht"]:
        assert client.get(f"/veranstaltungen/{slug}/aushang/").status_code == 404


def test_an_event_of_several_quarters_names_them_and_the_list(read, date):
    date.event.quarters.add(make_quarter(name="Nachbarn"))
    text = sheet(read())
    assert "Hünertshagen, Nachbarn" in text
    assert "testserver/ veranstaltungen" in text


def test_the_notice_costs_few_queries(read, date, django_assert_max_num_queries):
    for number in range(10):
        make_event_date(event=date.event, starts_at=f"2027-02-{10 + number} 15:00")
    with django_assert_max_num_queries(15):
        read()


def test_the_page_of_the_event_leads_to_the_notice_of_its_date(client, date):
    link = f'href="/veranstaltungen/naehcafe/aushang/?termin={date.pk}"'
    assert link in client.get(date.get_absolute_url()).text


def test_the_page_of_a_past_date_offers_no_notice(client, date):
    past = make_event_date(event=date.event, starts_at="2027-01-04 15:00")
    assert "/aushang/" not in client.get(past.get_absolute_url()).text


def test_ahead_03_a_cancelled_date_is_one_click_from_its_sheet(client, date):
    date.status = "cancelled"
    date.save()
    link = f"/veranstaltungen/naehcafe/aushang/?termin={date.pk}&amp;format=a5"
    page = client.get(date.get_absolute_url()).text
    assert f'href="{link}"' in page
    assert "Zettel für die Tür drucken" in page


@pytest.mark.parametrize(
    ("spoken", "names"),
    [
        ("", []),
        ("Deutsch", []),
        ("Deutsch, Englisch und Türkisch", ["English", "Türkçe"]),
        ("russisch; Ukrainisch/Suaheli", ["Русский", "Українська", "Suaheli"]),
    ],
)
def test_languages_stand_in_their_own_names(spoken, names):
    assert [words.text for words in own_names(spoken)] == names
