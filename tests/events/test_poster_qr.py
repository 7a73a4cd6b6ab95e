"""The QR code leads to the short address and says of which week the poster is."""

import pytest
from django.urls import reverse

from events.qr import qr_code
from quarters.models import SlugHistory
from tests.factories import make_event, make_event_date, make_quarter
from tests.pages import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
NOTE = "Dieser Aushang ist von KW"


@pytest.fixture
def quarter():
    return make_quarter(name="Hünertshagen", slug="hag", short_slug="huenertshagen")


def test_the_code_carries_the_short_address_and_the_words_say_it(client, quarter):
    address = reverse("events:weekly_programme", args=["hag"])
    foot = client.get(address, {"woche": "2027-W04"}).context["foot"]
    assert foot.qr.text == "http://testserver/huenertshagen/?aushang=2027-W04"
    assert foot.address == "testserver/huenertshagen"


def test_ahead_02_an_old_poster_leads_to_the_dates_of_today(client, quarter):
    event = make_event(title="Nähcafé", quarters=[quarter])
    make_event_date(event=event, starts_at="2027-01-11 15:00")
    response = client.get("/huenertshagen/?aushang=2026-W50", follow=True)
    assert "Nähcafé" in text_of(response)
    assert f"{NOTE} 50. Er galt vom 7. bis 13.\u00a0Dezember 2026." in text_of(response)


@pytest.mark.parametrize(
    "week", ["2027-W02", "2027-W03", "2027-W99", "9999-W01", "alt", "", "2026-W50<b>"]
)
def test_a_poster_that_is_not_old_says_nothing(client, quarter, week):
    response = client.get("/huenertshagen/", {"aushang": week}, follow=True)
    assert NOTE not in text_of(response)


def test_the_redirect_keeps_the_week_and_nothing_else(client, quarter):
    response = client.get("/huenertshagen/?aushang=2026-W50&fremd=1")
    assert response["Location"] == "/quartiere/hag/?aushang=2026-W50"
    assert client.get("/huenertshagen/?aushang=//x")["Location"] == "/quartiere/hag/"


def test_ahead_02_a_former_short_address_tells_the_week_as_well(client, quarter):
    SlugHistory.objects.remember(quarter, "hagen")
    response = client.get("/hagen/?aushang=2026-W50", follow=True)
    assert NOTE in text_of(response)


def test_the_note_costs_no_cookie(client, quarter):
    response = client.get("/quartiere/hag/?aushang=2026-W50")
    assert not response.cookies


def test_the_path_draws_the_modules_inside_a_quiet_zone_of_four():
    code = qr_code("https://qek.example/huenertshagen/?aushang=2027-W03")
    assert code.size == 33 + 2 * 4
    assert code.path.startswith("M4 4h7v1h-7z")
