"""The page of one event: when, where, and all that decides."""

import pytest

from tests.factories import (
    make_audience,
    make_event,
    make_event_date,
    make_person,
    make_place,
    make_quarter,
    make_responsibility,
    make_series,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


def page(client, event, **query):
    return client.get(event.get_absolute_url(), query)


def html(client, event, **query) -> str:
    return page(client, event, **query).content.decode()


def test_it_says_what_when_and_where_at_a_glance(client):
    place = make_place(name="Spielhaus", street="Musterweg 1")
    event = make_event(title="Hebammensprechstunde")
    make_event_date(
        event=event, place=place, place_text="", starts_at="2027-01-11 15:00"
    )
    text = html(client, event)
    assert "<h1>Hebammensprechstunde</h1>" in text
    assert '<span class="today">Heute</span> 15:00 bis 17:00\u00a0Uhr' in text
    assert "Montag, 11.\u00a0Januar 2027" in text
    assert "<strong>Spielhaus</strong>, Musterweg\u00a01" in text


def test_the_fact_box_answers_the_questions_of_people(client):
    event = make_event(
        audiences=[make_audience(name="Ältere")],
        cost="paid",
        cost_note="2 Euro",
        registration="required",
        registration_note="Rufen Sie an.",
        languages="Deutsch, Türkisch",
        step_free="yes",
        organiser="Kulturtafel Bremen",
    )
    make_event_date(event=event)
    text = html(client, event)
    for said in ["Ältere", "2 Euro", "Ja. Rufen Sie an.", "Deutsch, Türkisch"]:
        assert said in text
    assert "Komme ich mit Rollstuhl oder Kinderwagen rein?" in text
    assert "Kulturtafel Bremen" in text


def test_what_nobody_knows_has_no_row(client):
    event = make_event(cost="", registration="", summary="")
    make_event_date(event=event)
    text = html(client, event)
    for question in ["Was kostet es?", "Muss ich mich anmelden?", "Welche Sprachen?"]:
        assert question not in text
    assert "None" not in text


def test_the_access_of_the_place_counts_where_the_event_says_nothing(client):
    place = make_place(step_free="partly", step_free_note="Eine Stufe am Eingang")
    event = make_event()
    make_event_date(event=event, place=place)
    assert "Eine Stufe am Eingang" in html(client, event)


def test_the_person_of_the_event_is_on_the_card(client):
    quarter = make_quarter()
    make_responsibility(quarter=quarter, person=make_person(name="Andere Person"))
    asked = make_responsibility(person=make_person(name="Vorname Nachname"))
    event = make_event(quarters=[quarter], contact=asked)
    make_event_date(event=event)
    assert "Vorname Nachname" in html(client, event)


def test_without_one_it_is_the_person_of_the_quarter(client):
    quarter = make_quarter()
    make_responsibility(quarter=quarter, person=make_person(name="Vorname Nachname"))
    event = make_event(quarters=[quarter])
    make_event_date(event=event)
    assert "Vorname Nachname" in html(client, event)


def test_the_address_chooses_the_date(client):
    event = make_event()
    make_event_date(event=event, starts_at="2027-01-19 15:00")
    later = make_event_date(event=event, starts_at="2027-01-26 15:00")
    assert page(client, event, termin=later.pk).context["date"] == later


def test_without_a_choice_it_is_the_next_date_that_takes_place(client):
    event = make_event()
    make_event_date(event=event, starts_at="2027-01-04 15:00")
    make_event_date(event=event, starts_at="2027-01-19 15:00", status="cancelled")
    coming = make_event_date(event=event, starts_at="2027-01-26 15:00")
    assert page(client, event).context["date"] == coming


@pytest.mark.parametrize("asked", ["999", "x", "-1", "\x00", "9" * 40, "²"])
def test_a_date_that_is_not_there_shows_the_next_one_and_says_so(client, asked):
    event = make_event()
    date = make_event_date(event=event)
    response = page(client, event, termin=asked)
    assert response.context["date"] == date
    assert "Diesen Termin gibt es nicht mehr." in response.content.decode()


def test_the_date_of_another_event_is_not_shown(client):
    other = make_event_date()
    event = make_event()
    date = make_event_date(event=event)
    assert page(client, event, termin=other.pk).context["date"] == date


def test_a_past_date_still_answers_and_leads_to_the_next(client):
    event = make_event()
    past = make_event_date(event=event, starts_at="2027-01-04 15:00")
    make_event_date(event=event, starts_at="2027-01-19 15:00", status="cancelled")
    coming = make_event_date(event=event, starts_at="2027-01-26 15:00")
    response = page(client, event, termin=past.pk)
    text = response.content.decode()
    assert response.status_code == 200
    assert "Dieser Termin ist vorbei." in text
    link = f'<a href="{coming.get_absolute_url()}">Dienstag, 26.\u00a0Januar'
    assert link in text
    assert "Termin speichern" not in text


def test_an_event_that_is_over_says_so(client):
    event = make_event()
    make_event_date(event=event, starts_at="2027-01-04 15:00")
    text = html(client, event)
    assert "Dieser Termin ist vorbei." in text
    assert "Der nächste Termin:" not in text


def test_an_event_without_a_date_says_so(client):
    assert "Zurzeit steht kein Termin fest." in html(client, make_event())


def test_a_cancelled_date_is_told_in_title_heading_and_sticker(client):
    event = make_event(title="Deutsch A2")
    date = make_event_date(event=event, starts_at="2027-01-19 15:00")
    date.cancel("Die Lehrkraft ist krank.")
    text = html(client, event, termin=date.pk)
    assert "<title>Fällt aus: Deutsch A2, Di, 19.\u00a0Jan. · QEK</title>" in text
    assert '<h1><span class="event-off-word">Fällt aus: </span>Deutsch A2</h1>' in text
    assert '<strong class="sticker">Fällt aus</strong>' in text
    assert "Die Lehrkraft ist krank." in text


def test_a_moved_date_links_to_the_new_one(client):
    event = make_event()
    new = make_event_date(event=event, starts_at="2027-01-22 15:00")
    old = make_event_date(event=event, status="moved", moved_to=new)
    text = html(client, event, termin=old.pk)
    assert '<strong class="sticker">Verlegt</strong>' in text
    link = f'<a href="{new.get_absolute_url()}">Freitag, 22.\u00a0Januar, 15:00'
    assert link in text


def test_a_series_says_its_rhythm_and_its_further_dates(client):
    series = make_series()
    series.generate()
    text = html(client, series.event)
    assert "Jeden Dienstag" in text
    assert "Weitere Termine dieser Reihe" in text
    assert "Dienstag, 2.\u00a0März 2027" in text
    assert "Dienstag, 9.\u00a0März 2027" not in text


def test_the_description_is_one_sentence_that_says_all(client):
    event = make_event(title="Elterncafé")
    make_event_date(event=event, starts_at="2027-01-19 15:00")
    assert (
        '<meta name="description" content="Dienstag, 19.\u00a0Januar 2027, 15:00 bis'
        ' 17:00\u00a0Uhr: Elterncafé, kostenlos, Am Brunnen">'
    ) in html(client, event)


def test_the_page_takes_the_colours_of_its_one_quarter(client):
    event = make_event(quarters=[make_quarter(palette="hedge")])
    assert '<body data-quartier="hedge">' in html(client, event)


def test_an_event_of_two_quarters_stays_neutral_and_names_both(client):
    quarters = [make_quarter(name="Hier"), make_quarter(name="Dort")]
    event = make_event(quarters=quarters)
    make_event_date(event=event)
    text = html(client, event)
    assert "<body>" in text
    assert "Hier" in text
    assert "Dort" in text


def test_drafts_and_unknown_events_are_not_found(client):
    draft = make_event(is_published=False)
    make_event_date(event=draft)
    assert page(client, draft).status_code == 404
    assert client.get("/veranstaltungen/gibt-es-nicht/").status_code == 404


@pytest.mark.parametrize("number", [10, 100])
def test_the_number_of_queries_does_not_grow(client, django_assert_num_queries, number):
    quarter = make_quarter()
    make_responsibility(quarter=quarter)
    event = make_event(quarters=[quarter], audiences=[make_audience()])
    for _number in range(number):
        make_event_date(event=event)
    # Frame: quarters, texts, notices. The event with quarters, audiences, partners;
    # its date, further dates; the person with office hours and absences.
    with django_assert_num_queries(12):
        page(client, event)


def test_a_title_of_any_script_is_shown_as_written(client):
    event = make_event(title="<b>مرحبا</b> 🎉 " + "x" * 90)
    make_event_date(event=event)
    text = html(client, event)
    assert "&lt;b&gt;مرحبا&lt;/b&gt; 🎉" in text
