from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from quarters.models import Offer
from tests.factories import (
    at,
    make_audience,
    make_event,
    make_event_date,
    make_offer,
    make_partner,
    make_person,
    make_place,
    make_quarter,
    make_responsibility,
)
from tests.pages import text_of

pytestmark = pytest.mark.django_db


def full_offer(**overrides) -> Offer:
    place = make_place(name="Haus", step_free="yes", step_free_note="Rampe hinten")
    return make_offer(
        **{
            "title": "Sprechzeit",
            "quarters": [make_quarter(name="Musterquartier")],
            "place": place,
            "audiences": [make_audience(name="Ältere")],
            "min_age": 60,
            "cost": "free",
            "cost_note": "Bringen Sie Ihren Ausweis mit",
            "registration": "none",
            "languages": "Deutsch",
            "contact": make_responsibility(person=make_person(name="Hilfe Name")),
            "partners": [make_partner(name="Beispielpartner")],
        }
        | overrides
    )


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Wann?", "Jeden Dienstag, 15:00 bis 17:00\u00a0Uhr"),
        ("Für wen?", "Ältere, ab 60 Jahren."),
        ("Was kostet es?", "Kostenlos. Bringen Sie Ihren Ausweis mit."),
        ("Muss ich mich anmelden?", "Nein. Kommen Sie einfach vorbei."),
        ("Welche Sprachen?", "Deutsch"),
        ("Komme ich mit Rollstuhl oder Kinderwagen rein?", "Ja. Rampe hinten."),
    ],
)
def test_the_page_answers_what_people_ask(client, question, answer):
    text = text_of(client.get(full_offer().get_absolute_url()))
    assert f"{question} {answer}" in text


def test_the_page_names_place_partner_and_contact(client):
    text = text_of(client.get(full_offer().get_absolute_url()))
    assert "Wo? Musterquartier Haus, Musterweg\u00a01, Bremen" in text
    assert "Beispielpartner" in text
    assert "Hilfe Name" in text


def test_questions_without_an_answer_are_left_out(client):
    text = text_of(client.get(make_offer(quarters=[make_quarter()]).get_absolute_url()))
    assert "Wann?" in text
    for question in ["Für wen?", "Was kostet es?", "Muss ich mich", "Welche Sprachen?"]:
        assert question not in text
    assert "Rollstuhl" not in text


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        ({"cost": "paid", "cost_note": "2 Euro"}, "2 Euro."),
        ({"cost": "paid"}, "Kostet etwas."),
        ({"cost": "", "cost_note": "Fragen Sie uns!"}, "Fragen Sie uns!"),
        ({}, ""),
    ],
    ids=["price", "no price", "note only", "unknown"],
)
def test_the_cost_is_said_in_words(facts, answer):
    assert Offer(**facts).cost_answer == answer


def test_an_own_answer_about_access_wins_over_that_of_the_place():
    assert full_offer(step_free="no").access_answer == "Nein."


def test_an_unknown_access_is_not_answered():
    assert full_offer(place=make_place(step_free="unknown")).access_answer == ""


def test_a_pause_stands_at_the_top_with_its_reason(client):
    until = timezone.localdate() + timedelta(days=5)
    offer = make_offer(
        status=Offer.Status.PAUSED, paused_until=until, pause_reason="Umbau im Haus."
    )
    text = text_of(client.get(offer.get_absolute_url()))
    assert "Pause bis " in text
    assert text.index("Umbau im Haus.") < text.index("Wann?")


def test_a_pause_ends_by_itself(client):
    yesterday = timezone.localdate() - timedelta(days=1)
    offer = make_offer(
        status=Offer.Status.PAUSED, paused_until=yesterday, pause_reason="Umbau"
    )
    assert "Umbau" not in text_of(client.get(offer.get_absolute_url()))


def test_an_ended_offer_keeps_its_page_and_says_so(client):
    offer = make_offer(status=Offer.Status.ENDED)
    text = text_of(client.get(offer.get_absolute_url()))
    assert "Dieses Angebot gibt es nicht mehr." in text


def test_the_next_dates_stand_on_the_page_with_what_falls_out(client):
    offer = make_offer()
    event = make_event(offer=offer)
    for day in range(1, 6):
        start = f"2026-12-0{day} 15:00"
        make_event_date(event=event, starts_at=start)
    event.dates.filter(starts_at=at("2026-12-03 15:00")).update(
        status="cancelled", public_note="Der Raum ist zu."
    )
    with time_machine.travel("2026-12-02T08:00:00+01:00", tick=False):
        text = text_of(client.get(offer.get_absolute_url()))
    assert "Dienstag, 1.\u00a0Dezember" not in text
    assert "Mittwoch, 2.\u00a0Dezember 2026" in text
    assert "Der Raum ist zu." in text
    assert "Samstag, 5.\u00a0Dezember 2026" in text


def test_b08_a_date_that_was_moved_says_to_when(client):
    event = make_event(offer=make_offer())
    new = make_event_date(event=event, starts_at="2026-12-08 16:00")
    make_event_date(
        event=event, starts_at="2026-12-03 15:00", status="moved", moved_to=new
    )
    with time_machine.travel("2026-12-02T08:00:00+01:00", tick=False):
        page = client.get(event.offer.get_absolute_url()).text
    assert "<s>15:00 bis 17:00\u00a0Uhr</s>" in page
    assert "Neuer Termin: Dienstag, 8.\u00a0Dezember, 16:00\u00a0Uhr." in page


def test_without_dates_there_is_no_heading_for_them(client):
    text = text_of(client.get(make_offer().get_absolute_url()))
    assert "Die nächsten Termine" not in text


def test_a_draft_has_no_page(client):
    assert (
        client.get(make_offer(is_published=False).get_absolute_url()).status_code == 404
    )


def test_the_page_wears_the_colours_of_its_only_quarter(client):
    quarter = make_quarter(palette="hedge")
    one = make_offer(quarters=[quarter])
    two = make_offer(quarters=[quarter, make_quarter()])
    assert '<body data-quartier="hedge">' in client.get(one.get_absolute_url()).text
    assert "<body>" in client.get(two.get_absolute_url()).text


def test_formatted_text_is_cleaned_whoever_saves_it(client):
    offer = make_offer(text='<p onclick="x()">gut<script>alert(1)</script></p>')
    assert offer.text == "<p>gut</p>"


def test_a_page_takes_a_fixed_number_of_queries(client, django_assert_num_queries):
    # The frame 3, the offer 1, its lists 4, its contact 3; dates of the events app.
    offer = full_offer()
    with django_assert_num_queries(QUERIES_OF_AN_OFFER):
        client.get(offer.get_absolute_url())
    offer.partners.add(make_partner(), make_partner())
    with django_assert_num_queries(QUERIES_OF_AN_OFFER):
        client.get(offer.get_absolute_url())


QUERIES_OF_AN_OFFER = 12
