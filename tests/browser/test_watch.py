"""The watch over the browser itself: it must hear what goes wrong."""

import pytest

from .conftest import watch


@pytest.fixture
def watched(browser, live_server):
    window, complaints = browser.new_context(), []
    watch(window, live_server.url, complaints)
    page = window.new_page()
    page.goto(f"{live_server.url}/verwaltung/login/")
    yield page, complaints
    window.close()


def test_a_clean_page_is_silent(watched):
    page, complaints = watched
    page.wait_for_load_state("networkidle")
    assert complaints == []


@pytest.mark.parametrize(
    ("script", "complaint"),
    [
        ("console.warn('hallo')", "console warning: hallo"),
        (
            "document.body.append(Object.assign(document.createElement('style'),"
            " {textContent: 'p{color:red}'}))",
            "policy: style-src",
        ),
        (
            "document.body.append(Object.assign(new Image(),"
            " {src: 'http://fremd.example/bild.png'}))",
            "policy: img-src",
        ),
        (
            "document.body.append(Object.assign(new Image(), {src: '/fehlt.png'}))",
            "404: ",
        ),
        ("setTimeout(() => { throw new Error('kaputt') })", "kaputt"),
    ],
    ids=[
        "a warning",
        "an inline style",
        "a foreign host",
        "a lost picture",
        "an error",
    ],
)
def test_the_watch_hears(watched, script, complaint):
    page, complaints = watched
    page.evaluate(f"() => {{ {script} }}")
    for _time in range(100):
        if any(complaint in heard for heard in complaints):
            return
        page.wait_for_timeout(100)
    raise AssertionError(complaints)
