"""Every public page of the starter content, found by following the links."""

from collections import Counter

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.db import transaction
from django.test import Client

from .pages import Crawl

# Without the mark pytest-django would not make the test database.
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def crawl(django_db_setup, django_db_blocker):
    """Read once for all tests here; the rows are rolled back at once."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_content", verbosity=0)
        read = Crawl(Client(raise_request_exception=False)).run()
        transaction.set_rollback(True)
    return read


def broken(pages, is_broken):
    return {page.address: page.found_on for page in pages if is_broken(page)}


def test_the_crawl_comes_to_an_end_and_saw_the_site(crawl):
    assert len(crawl.pages) < crawl.at_most
    assert {
        "/quartiere/bahnhofsvorstadt/",
        "/angebote/sprechzeit-der-kulturtafel/",
        "/veranstaltungen/sprechzeit-der-kulturtafel/",
        "/raeume/gruppenraum/",
        "/aktuelles/neue-raeume-in-der-bahnhofsvorstadt/",
        "/ansprechpersonen/",
        "/impressum/",
    } <= {page.path for page in crawl.pages.values()}


def test_every_link_leads_to_a_page_without_a_detour(crawl):
    pages = crawl.pages.values()
    assert broken(pages, lambda page: page.response.status_code != 200) == {}


def test_every_link_to_a_part_of_a_page_finds_it(crawl):
    lost = {
        (found_on, f"{target}#{fragment}")
        for found_on, target, fragment in crawl.fragments
        if target in crawl.pages and fragment not in crawl.pages[target].read.ids
    }
    assert lost == set()


def test_every_page_is_german(crawl):
    assert broken(crawl.html_pages, lambda page: page.read.lang != "de") == {}


def test_every_page_has_one_main_heading_and_skips_no_level(crawl):
    def is_wrong(page):
        levels = page.read.headings
        steps = zip([0, *levels], levels, strict=False)
        return levels.count(1) != 1 or any(new > old + 1 for old, new in steps)

    assert broken(crawl.html_pages, is_wrong) == {}


def test_every_page_has_one_of_each_landmark(crawl):
    wanted = ["footer", "header", "main"]
    assert (
        broken(crawl.html_pages, lambda page: sorted(page.read.landmarks) != wanted)
        == {}
    )


def test_every_page_has_a_title_of_its_own(crawl):
    pages = [page for page in crawl.html_pages if "?" not in page.address]
    titles = Counter(page.read.title for page in pages)
    assert {title: n for title, n in titles.items() if n > 1} == {}
    assert all(title.endswith("QEK") for title in titles), titles


def test_no_page_uses_an_id_twice(crawl):
    def has_doubles(page):
        return len(page.read.ids) != len(set(page.read.ids))

    assert broken(crawl.html_pages, has_doubles) == {}


def test_no_page_carries_style_or_script_in_itself(crawl):
    problems = {p.address: p.read.problems for p in crawl.html_pages if p.read.problems}
    assert problems == {}


def test_everything_that_a_page_loads_is_ours_and_is_there(crawl):
    assets = {asset.split("#")[0] for p in crawl.html_pages for asset in p.read.assets}
    foreign = {asset for asset in assets if not asset.startswith("/")}
    assert foreign == set()
    static = {a.removeprefix("/static/") for a in assets if a.startswith("/static/")}
    assert len(static) > 3
    assert {name for name in static if not finders.find(name)} == set()


def test_reading_sets_no_cookie_and_varies_by_none(crawl):
    """Only the form of a request may: it needs the protection of its own."""

    def wants_cookie(page):
        response = page.response
        varies = "cookie" in response.headers.get("Vary", "").lower()
        is_form = page.path.endswith("/anfrage/")
        return not is_form and (bool(response.cookies) or varies)

    assert broken(crawl.pages.values(), wants_cookie) == {}


def test_no_page_says_none_or_shows_an_empty_date(crawl):
    def is_unfinished(page):
        text = page.response.content.decode()
        return any(slip in text for slip in (">None<", "None,", "{{", "{%", "k. A."))

    assert broken(crawl.html_pages, is_unfinished) == {}
