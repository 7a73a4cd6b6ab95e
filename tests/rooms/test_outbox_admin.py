"""The outbox as staff see it: German, without secret links, with one more try."""

import pytest
from post_office.models import STATUS, Email

from rooms import letters
from tests.factories import make_open_booking

pytestmark = pytest.mark.django_db
LIST = "/verwaltung/post_office/email/"


@pytest.fixture
def letter(room_g):
    letters.received(make_open_booking(room_g).request).queue()
    return Email.objects.get()


def test_list_and_letter_speak_german(office_client, letter):
    page = office_client.get(LIST).text
    assert "wartet" in page and "Noch einmal verschicken" in page
    for english in ["Requeue", "Scheduled", "Last updated", "queued<"]:
        assert english not in page


def test_the_secret_link_is_not_shown(office_client, letter):
    page = office_client.get(f"{LIST}{letter.pk}/change/").text
    token = letter.message.split("/anfrage/")[1].split("/")[0]
    assert "Ihre Anfrage ist angekommen." in page
    assert token not in page


def test_a_stuck_letter_gets_one_more_try(office_client, letter):
    Email.objects.update(status=STATUS.failed, number_of_retries=25)
    values = {"action": "try_again", "_selected_action": [letter.pk]}
    page = office_client.post(LIST, values, follow=True)
    assert "1 Brief geht gleich noch einmal hinaus." in page.text
    letter.refresh_from_db()
    assert (letter.status, letter.number_of_retries) == (STATUS.queued, 0)


def test_a_sent_letter_is_not_sent_again(office_client, letter):
    Email.objects.update(status=STATUS.sent)
    values = {"action": "try_again", "_selected_action": [letter.pk]}
    office_client.post(LIST, values)
    letter.refresh_from_db()
    assert letter.status == STATUS.sent
