"""Where people find the calendars, and the week for the pages of our partners."""

import pytest
import time_machine

from quarters.models import SlugHistory
from tests.factories import (
    make_audience,
    make_event,
    make_event_date,
    make_quarter,
    make_topic,
)
from tests.pages import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
WEEK = "/quartiere/nord/diese-woche/"


@pytest.fixture
def nord(db):
    return make_quarter(name="Nord", slug="nord")


@pytest.mark.parametrize(
    ("page", "calendar"),
    [
        ("/veranstaltungen/", "alle.ics"),
        ("/quartiere/nord/", "nord.ics"),
    ],
)
def test_f01_list_and_quarter_offer_a_subscription_in_two_lines(
    client, nord, page, calendar
):
    html = client.get(page).text
    assert f'href="webcal://testserver/feeds/{calendar}"' in html
    assert html.count('class="subscribe__') == 3  # the title and two lines
    assert 'href="/feeds/"' in html


def test_f01_one_page_names_every_calendar(client, nord):
    make_topic(slug="kultur")
    make_audience(slug="kinder")
    html = client.get("/feeds/").text
    for path in ["alle", "nord", "thema/kultur", "fuer/kinder"]:
        assert f'href="webcal://testserver/feeds/{path}.ics"' in html
        assert f">http://testserver/feeds/{path}.ics<" in html
    for path in ["/feeds/veranstaltungen.xml", "/feeds/aktuelles.xml"]:
        assert f'href="{path}"' in html


def test_f01_every_page_leads_there_by_its_footer(client):
    footer = client.get("/").text.split("<footer")[1]
    assert 'href="/feeds/"' in footer


def test_archived_quarters_are_not_named(client):
    make_quarter(name="Altes Quartier", status="archived")
    assert "Altes Quartier" not in text_of(client.get("/feeds/"))


def test_f09_the_week_of_a_quarter_stands_alone(client, nord, settings):
    mine = make_event(title="Nähcafé", quarters=[nord])
    make_event_date(event=mine, starts_at="2027-01-12 18:00")
    make_event_date(event=mine, starts_at="2027-01-18 18:00")
    make_event_date(event=make_event(title="Anderswo"))
    response = client.get(WEEK)
    text = text_of(response)
    assert text.count("Nähcafé") == 1
    assert "Anderswo" not in text
    assert not response.cookies
    assert "<script" not in response.text
    assert "<form" not in response.text
    assert f'<link rel="canonical" href="{settings.SITE_URL}{WEEK}">' in response.text


def test_f09_only_the_week_may_be_framed(client, nord):
    week, page = client.get(WEEK), client.get("/quartiere/nord/")
    assert "frame-ancestors *;" in policy(week)
    assert "X-Frame-Options" not in week.headers
    assert "default-src 'none'" in policy(week)
    assert "frame-ancestors 'none'" in policy(page)
    assert page.headers["X-Frame-Options"] == "DENY"


def policy(response) -> str:
    return response.headers["Content-Security-Policy"] + ";"


def test_f09_its_links_leave_the_frame(client, nord):
    assert '<base target="_top">' in client.get(WEEK).text


def test_f09_an_empty_week_says_so(client, nord):
    assert "Bis Sonntag ist nichts eingetragen." in text_of(client.get(WEEK))


@pytest.mark.parametrize("number", [1, 60])
def test_f09_sixty_dates_are_all_there_and_cost_no_more_queries(
    client, nord, number, django_assert_max_num_queries
):
    for _each in range(number):
        make_event_date(event=make_event(quarters=[nord]))
    with django_assert_max_num_queries(6):
        response = client.get(WEEK)
    assert response.text.count("event-row__title") == number


@pytest.mark.parametrize("status", ["archived", "handed_over"])
def test_f09_a_quarter_that_is_not_ours_has_no_week(client, status):
    make_quarter(slug="nord", status=status, carrier="Träger")
    assert client.get(WEEK).status_code == 404


def test_f09_a_frame_outlives_a_new_address_of_the_quarter(client, nord):
    SlugHistory.objects.remember(nord, "alt")
    response = client.get("/quartiere/alt/diese-woche/")
    assert (response.status_code, response.url) == (301, WEEK)


def test_66_f09_on_the_last_day_what_runs_for_days_is_still_there(client, nord):
    event = make_event(title="Ausstellung", quarters=[nord])
    make_event_date(
        event=event, starts_at="2027-01-05 10:00", ends_at="2027-01-14 18:00"
    )
    found = []
    for day in ["14", "15"]:
        with time_machine.travel(f"2027-01-{day}T12:00:00+01:00", tick=False):
            found.append("Ausstellung" in text_of(client.get(WEEK)))
    assert found == [True, False]
