"""What a request looks like to the person who asks and to the office, row by row."""

import re

import pytest

from rooms.models import BookingRequest
from rooms.outbox import due
from tests.pages import text_of

pytestmark = pytest.mark.django_db
FORM = "/raeume/raum-g/anfrage/"
SENT = f"{FORM}gesendet/"
LIST = "/verwaltung/rooms/bookingrequest/"
SERIES = {"often": "series", "rhythm": "fortnightly", "until": "30.03.2027"}


def link_in(letter) -> str:
    return re.search(r"http://testserver(/anfrage/\S+)", letter.message)[1]


def test_d03_nothing_reaches_the_office_before_the_address_is_verified(
    client, filled, office_client
):
    client.post(SENT, filled(**SERIES))
    assert [letter.to for letter in due()] == [["vera@verein.example"]]
    request = BookingRequest.objects.get()
    assert request.number not in text_of(office_client.get(LIST))
    client.post(link_in(due().get()))
    assert len(due()) == 3  # the link, to them: it has arrived, to us: a new one
    assert request.number in text_of(office_client.get(LIST))


def test_d05_a_refused_form_keeps_all_and_lists_its_faults_with_links(client, filled):
    typed = {"date": "31.02.2027", "persons": "viele", "until": "", "name": ""}
    page = client.post(FORM, filled(**SERIES | typed)).text
    assert page.count("data-error-summary") == 1
    summary = page[page.index("data-error-summary") : page.index("<form")]
    targets = re.findall(r'href="#([\w-]+)"', summary)
    assert targets == ["id_date", "id_until", "id_persons", "id_name"]
    for target in targets:
        assert page.count(f'id="{target}"') == 1
    for kept in ["31.02.2027", "viele", "Wir bringen Tee mit."]:
        assert f'value="{kept}"' in page or f">{kept}" in page.replace("\n", "")
    assert re.search(r'value="fortnightly" selected', page)
    assert re.search(r'name="rules"[^>]*checked', page)
