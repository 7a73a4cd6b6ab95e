"""The pages for what went wrong: German, in the frame, with a way on."""

import pytest
from django.core.exceptions import SuspiciousOperation
from django.db import connection
from django.test import Client, RequestFactory
from django.views import defaults

from .pages import Reader


def test_an_unknown_address_answers_404_in_german(client, db):
    answer = client.get("/gibt/es/nicht/")
    page = Reader(answer.content.decode())
    assert answer.status_code == 404
    assert page.lang == "de"
    assert "Diese Seite gibt es nicht" in answer.content.decode()
    assert "/ansprechpersonen/" in page.links


@pytest.mark.parametrize(
    "address",
    [
        "/%00",
        "/quartiere/%00/",
        "/angebote/?thema=%00",
        "/raeume/x/",
        "/anfrage/x/",
        "/aktuelles/?seite=-1",
        "/veranstaltungen/?seite=99999999999999999999",
        "/veranstaltungen/gibt-es-nicht/?termin=abc",
        "/quartiere/' OR 1=1/",
        "/..%2f..%2f",
    ],
)
def test_odd_addresses_never_break_the_site(db, address):
    answer = Client(raise_request_exception=False).get(address)
    assert answer.status_code in (200, 301, 302, 400, 404), address


def test_a_failure_answers_500_without_the_database(
    db, settings, monkeypatch, django_db_blocker
):
    def broken(*args, **kwargs):
        raise RuntimeError("kaputt")

    monkeypatch.setattr("quarters.views.QuarterList.get", broken)
    client = Client(raise_request_exception=False)
    with connection.execute_wrapper(no_database):
        answer = client.get("/quartiere/")
    assert answer.status_code == 500
    assert "Da ist etwas schiefgelaufen" in answer.content.decode()
    assert "kaputt" not in answer.content.decode()


def no_database(execute, sql, params, many, context):
    raise AssertionError(f"Asked the database: {sql}")


def test_a_database_that_is_away_shows_the_same_page(monkeypatch):
    from django.db import OperationalError

    def away(*args):
        raise OperationalError("connection refused")

    client = Client(raise_request_exception=False)
    monkeypatch.setattr(connection, "ensure_connection", away)
    monkeypatch.setattr(connection, "cursor", away)
    answer = client.get("/")
    assert answer.status_code == 500
    assert "Da ist etwas schiefgelaufen" in answer.content.decode()


@pytest.mark.parametrize(
    "view",
    [
        lambda request: defaults.bad_request(request, SuspiciousOperation()),
        lambda request: defaults.server_error(request),
        lambda request: defaults.permission_denied(request, PermissionError()),
    ],
    ids=["400", "500", "403"],
)
def test_pages_of_failure_are_whole_and_german(db, view):
    request = RequestFactory().get("/")
    answer = view(request)
    page = Reader(answer.content.decode())
    assert page.lang == "de"
    assert page.headings.count(1) == 1
    assert page.problems == []
    assert page.links, "no way on"
    assert "QEK" in page.title
