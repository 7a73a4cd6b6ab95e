"""Robots and people in a hurry: limits, a trap, and a page that says less."""

import pytest
from post_office.models import Email

from rooms import guard
from rooms.models import BookingRequest

pytestmark = pytest.mark.django_db
FORM = "/raeume/raum-g/anfrage/"
CHECK = f"{FORM}pruefen/"
SENT = f"{FORM}gesendet/"


def test_75_more_tries_than_allowed_are_sent_to_the_phone(client, filled, settings):
    for number in range(settings.REQUESTS_PER_HOUR):
        client.post(SENT, filled(email=f"a{number}@verein.example"))
    page = client.post(SENT, filled(email="b@verein.example"))
    assert page.status_code == 429
    assert "Von hier kamen gerade sehr viele Anfragen." in page.text
    assert "tel:" in page.text
    other = client.post(SENT, filled(email="c@verein.example"), REMOTE_ADDR="192.0.2.7")
    assert other.status_code == 302


def test_d04_one_address_is_not_written_to_without_end(client, filled, settings):
    for number in range(settings.REQUESTS_PER_HOUR):
        client.post(SENT, filled(), REMOTE_ADDR=f"192.0.2.{number}")
    page = client.post(SENT, filled(), REMOTE_ADDR="192.0.2.99")
    assert page.status_code == 429


@pytest.mark.parametrize("trick", ["trap", "haste"])
def test_75_a_robot_sees_a_page_that_says_less(client, filled, trick, monday_morning):
    data = filled(website="http://kauf.example") if trick == "trap" else filled()
    if trick == "haste":
        data["stamp"] = guard.new_stamp()
        monday_morning.shift(1)
    answer = client.post(SENT, data)
    page = client.get(answer["Location"])
    assert "Vielen Dank" in page.text
    assert BookingRequest.objects.count() == Email.objects.count() == 0
