"""What every answer of the site carries, whoever asks for what."""

import re

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

EXPECTED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
PUBLIC = ["/", "/raeume/", "/veranstaltungen/", "/impressum/", "/gibt-es-nicht/", "/x"]
ADMIN = ["/verwaltung/", "/verwaltung/login/", "/verwaltung/rooms/booking/"]


def policy(response) -> dict[str, str]:
    parts = response.headers["Content-Security-Policy"].split(";")
    return {part.split()[0]: part.strip() for part in parts if part.strip()}


@pytest.fixture(scope="module", autouse=True)
def content(loaded):
    loaded("load_content")


@pytest.mark.parametrize("address", PUBLIC + ADMIN)
def test_every_answer_carries_the_safe_headers(client, address):
    answer = client.get(address)
    assert {name: answer.headers.get(name) for name in EXPECTED} == EXPECTED
    assert "camera=()" in answer.headers["Permissions-Policy"]


@pytest.mark.parametrize("address", PUBLIC + ADMIN)
def test_every_answer_forbids_what_is_not_ours(office_client, address):
    rules = policy(office_client.get(address))
    assert rules["default-src"] == "default-src 'none'"
    assert rules["base-uri"] == "base-uri 'none'"
    assert rules["frame-ancestors"] == "frame-ancestors 'none'"
    assert rules["form-action"] == "form-action 'self'"
    assert "unsafe" not in " ".join(rules.values())
    assert not re.search(r"https?:|\*|data:", " ".join(rules.values()))


def test_a_reading_page_needs_no_nonce(client):
    """A nonce would be another one for each visitor: nothing could be cached."""
    assert "nonce" not in client.get("/").headers["Content-Security-Policy"]


def test_a_post_without_the_form_is_refused_with_the_same_headers():
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/raeume/gruppenraum/anfrage/", {"name": "x"})
    assert answer.status_code == 403
    assert {name: answer.headers.get(name) for name in EXPECTED} == EXPECTED
    assert "Seite war zu lange offen" in answer.content.decode()


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
@pytest.mark.parametrize("address", ["/", "/raeume/", "/aktuelles/", "/quartiere/"])
def test_only_usual_methods_are_answered(client, method, address):
    assert getattr(client, method)(address).status_code == 405


@pytest.mark.parametrize("host", ["fremd.example", "testserver.fremd.example"])
def test_unknown_hosts_are_refused(client, host):
    assert client.get("/", headers={"host": host}).status_code == 400
