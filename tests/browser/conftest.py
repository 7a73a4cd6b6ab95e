"""A real Chromium that is watched: whatever a page says in the console, every breach
of the Content-Security-Policy, every request that fails or leaves for another host
makes the test fail."""

import os
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from rooms import guard
from tests.chromium import find_chromium
from tests.factories import (
    make_event_date,
    make_office_hour,
    make_page,
    make_person,
    make_place,
    make_quarter,
    make_responsibility,
    make_room,
)

PASSWORD = "ein-langes-passwort"

# Some machines have more to do than this; what is right comes long before.
expect.set_options(timeout=20_000)

REPORT_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) => console.error(
    "policy:", event.violatedDirective, event.blockedURI, event.sourceFile || ""));
"""


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser_type_launch_args():
    path = find_chromium()
    if not path:
        # On a laptop without Chromium the rest can still be tested; `tests.run` says
        # that this part is left out. Where CI is set, nothing may be missing.
        give_up = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        give_up("Chromium fehlt (apt-get install chromium)")
    return {"executable_path": path, "args": ["--no-sandbox"]}


@pytest.fixture(scope="session", autouse=True)
def rows_beside_playwright():
    """Playwright's loop runs in this thread until the session ends; Django would
    refuse every query meanwhile. Only tests in this folder start it."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def watch(context, home: str, complaints: list[str]) -> None:
    def heard(message):
        # A refused form answers 4xx on purpose; broken parts are caught below.
        if not message.text.startswith("Failed to load resource"):
            complaints.append(f"console {message.type}: {message.text}")

    def answered(response):
        if response.status >= 400 and response.request.resource_type != "document":
            complaints.append(f"{response.status}: {response.url}")

    def asked(request):
        if not request.url.startswith((home, "data:", "blob:")):
            complaints.append(f"foreign host: {request.url}")

    context.add_init_script(REPORT_VIOLATIONS)
    context.on("console", heard)
    context.on("response", answered)
    context.on("request", asked)
    context.on("weberror", lambda error: complaints.append(str(error.error)))


@pytest.fixture
def open_browser(browser, live_server):
    """`open_browser(js=False, width=360, scheme="dark")`: a page in a fresh window."""
    windows, complaints = [], []

    def open_one(js=True, width=1280, scheme="light"):
        window = browser.new_context(
            base_url=live_server.url,
            java_script_enabled=js,
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            locale="de-DE",
            timezone_id="Europe/Berlin",
        )
        watch(window, live_server.url, complaints)
        windows.append(window)
        return window.new_page()

    yield open_one
    for window in windows:
        window.close()
    assert complaints == []


@pytest.fixture
def page(open_browser):
    return open_browser()


@pytest.fixture
def page_without_js(open_browser):
    return open_browser(js=False)


@pytest.fixture
def tuesday():
    """A Tuesday that may be asked for, about two weeks from now."""
    day = timezone.localdate() + timedelta(days=10)
    return day + timedelta(days=(1 - day.weekday()) % 7)


@pytest.fixture
def fast_people(monkeypatch):
    """Nobody is taken for a robot; one test of the main job takes its time instead."""
    monkeypatch.setattr(guard, "FASTEST_SECONDS", -1)


@pytest.fixture
def neighbourhood(transactional_db, django_user_model):
    quarter = make_quarter(name="Bahnhofsvorstadt", slug="bahnhofsvorstadt")
    place = make_place(name="Quartier – Hier!", quarter=quarter)
    person = make_person(name="Vera Muster", place=place)
    make_office_hour(responsibility=make_responsibility(person=person, quarter=quarter))
    make_page(key="datenschutz", title="Datenschutz")
    make_event_date()
    django_user_model.objects.create_superuser("buero", password=PASSWORD)
    return make_room(
        name="Gruppenraum", slug="gruppenraum", place=place, raster_minutes=30
    )
