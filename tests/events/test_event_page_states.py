"""The page of an event: without an end, for days, cancelled, moved, over."""

import pytest

from events.models import EventDate
from tests.factories import make_event, make_event_date, make_series
from tests.pages import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]


def said(client, date) -> str:
    return text_of(client.get(date.get_absolute_url())).replace("\u00a0", " ")


def moved():
    """A date of a series, and the one that takes its place."""
    series = make_series()
    series.generate()
    old = series.dates.first()
    new = make_event_date(event=series.event, starts_at="2027-01-22 15:00")
    old.move_to(new, "Der Raum ist belegt.")
    return old, new


def test_b02_without_an_end_it_says_from_when(client):
    date = make_event_date(starts_at="2027-01-19 15:00", ends_at=None)
    assert "ab 15:00 Uhr" in said(client, date)
    assert "bis" not in date.time_words


def test_b03_two_whole_days_are_two_days(client):
    date = make_event_date(
        starts_at="2027-05-07 00:00", ends_at="2027-05-09 00:00", all_day=True
    )
    assert "Freitag, 7. Mai bis Samstag, 8. Mai 2027" in said(client, date)
    for day, count in [(6, 0), (7, 1), (8, 1), (9, 0)]:
        asked = {"von": f"{day}.5.2027", "bis": f"{day}.5.2027"}
        page = client.get("/veranstaltungen/", asked)
        assert page.context["paginator"].count == count


def test_b08_the_new_date_shows_the_old_time_struck_through(client):
    old, new = moved()
    html = client.get(new.get_absolute_url()).text
    before = "<s>Dienstag, 19.\u00a0Januar 2027, 18:00 bis 20:00\u00a0Uhr</s>"
    assert f'Bisher: {before} (<a href="{old.get_absolute_url()}">' in html
    assert "Jeden Dienstag" in html
    assert "Weitere Termine dieser Reihe" in html


def test_b10_the_old_date_strikes_its_time_through_and_links_to_the_new(client):
    old, new = moved()
    html = client.get(old.get_absolute_url()).text
    assert "<s>18:00 bis 20:00\u00a0Uhr</s>" in html
    link = f'Neuer Termin: <a href="{new.get_absolute_url()}">Freitag, 22.'
    assert link in html
    assert "Der Raum ist belegt." in html


def test_b08_neither_of_the_pair_is_named_among_the_further_dates(client):
    pair = moved()
    for shown in pair:
        further = client.get(shown.get_absolute_url()).context["further"]
        assert further
        assert not {date.pk for date in further} & {date.pk for date in pair}


def test_b08_the_list_shows_both_with_the_old_time_struck_through(client):
    moved()
    html = client.get("/veranstaltungen/", {"woche": "2027-W03"}).text
    assert "<s>18:00 bis 20:00\u00a0Uhr</s>" in html
    bisher = "Neuer Termin, bisher: <s>Dienstag, 19.\u00a0Januar, 18:00\u00a0Uhr</s>"
    assert bisher in html


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("cancelled", "Fällt aus"),
        ("moved", "Verlegt"),
        ("postponed", "Verschoben"),
        ("planned", ""),
    ],
)
def test_b10_every_state_is_a_word_in_title_and_heading(client, status, words):
    date = make_event_date(event=make_event(title="Kurs"), status=status)
    html = client.get(date.get_absolute_url()).text
    assert html.count(f"<title>{words}: Kurs," if words else "<title>Kurs,") == 1
    assert date.sticker == words


def test_b10_a_postponed_date_says_that_the_new_one_is_open(client):
    date = make_event_date(status="postponed")
    assert "Der neue Termin steht noch nicht fest." in said(client, date)


def test_b17_what_runs_for_days_is_listed_until_it_ends(client, time_machine):
    make_event_date(starts_at="2027-01-08 10:00", ends_at="2027-01-13 12:00")
    for day, count in [("12", 1), ("13", 1), ("14", 0)]:
        time_machine.move_to(f"2027-01-{day}T11:00:00+01:00")
        page = client.get("/veranstaltungen/")
        assert page.context["paginator"].count == count


def test_a12_a_past_date_says_so_and_leads_to_the_next_of_its_series(client):
    series = make_series()
    series.generate()
    past = make_event_date(
        event=series.event, series=series, starts_at="2027-01-05 18:00"
    )
    coming = series.dates.get(first_on="2027-01-19")
    response = client.get(past.get_absolute_url())
    assert response.status_code == 200
    assert "Dieser Termin ist vorbei." in response.text
    assert f'Der nächste Termin: <a href="{coming.get_absolute_url()}">' in (
        response.text
    )
    assert "als Nachricht kopieren" not in response.text


def test_further_dates_elsewhere_say_where(client):
    event = make_event(slug="kurs")
    shown = make_event_date(event=event, starts_at="2027-01-12 18:00")
    make_event_date(event=event, starts_at="2027-01-13 18:00", place_text="Marktplatz")
    make_event_date(event=event, starts_at="2027-01-14 18:00")
    page = text_of(client.get(shown.get_absolute_url()))
    further = page.partition("Weitere Termine")[2]
    assert (further.count("Marktplatz"), further.count("Am Brunnen")) == (1, 1)


def test_a_series_that_goes_on_after_the_further_dates_says_until_when(client):
    """Eleven Tuesdays: one is shown, six are further dates."""
    series = make_series()
    series.generate()
    said = "Die Reihe geht bis 30.\u00a0März 2027."
    first, last_but_six = series.dates.first(), series.dates.get(first_on="2027-02-16")
    assert said in client.get(first.get_absolute_url()).text
    EventDate.objects.filter(first_on__lt="2027-02-16").delete()
    assert said not in client.get(last_but_six.get_absolute_url()).text
