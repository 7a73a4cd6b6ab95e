"""Posters as Chromium prints them: real sheets, every date, a code that a phone
reads."""

from io import BytesIO

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from tests.factories import make_event, make_event_date

from .paper import (
    A4,
    SMALL_PRINT,
    WEEK,
    fill,
    formats,
    hag,
    letters,
    printed,
    read_codes,
    text_of,
    titles,
)

pytestmark = pytest.mark.once
ODD = ["Ж" * 30, "W" * 120, "Straßenfest " * 10]
ODD += ["Treffen 🎉👩🏽‍👧", "يوم مفتوح للعائلات"]


@pytest.fixture
def quarter(transactional_db):
    return hag()


@pytest.mark.parametrize(
    ("count", "sheets"), [(0, 1), (1, 1), (9, 1), (12, 1), (14, 1), (25, 2), (60, 7)]
)
def test_ahead_01_every_date_of_the_week_is_on_paper(page, quarter, count, sheets):
    fill(quarter, titles(count))
    pdf = printed(page, WEEK)
    assert formats(pdf) == [A4] * sheets
    text = text_of(pdf)
    assert [title for title in titles(count) if letters(title) not in text] == []


@pytest.mark.parametrize(
    ("count", "days", "values", "size"),
    [
        pytest.param(9, 6, {}, "full", id="nine on six days"),
        pytest.param(8, 7, {}, "full", id="eight on seven days"),
        pytest.param(12, 7, {}, "small", id="twelve"),
        pytest.param(12, 1, {}, "small", id="twelve on one day"),
        pytest.param(
            9,
            6,
            {"status": "cancelled", "public_note": "Krank."},
            "small",
            id="all fall out",
        ),
        pytest.param(14, 7, {"all_day": True}, "terse", id="all day long"),
    ],
)
def test_the_count_agrees_with_what_chromium_prints(
    page, quarter, count, days, values, size
):
    fill(quarter, titles(count), days, **values)
    assert formats(printed(page, WEEK)) == [A4]
    expect(page.locator(f".paper--{size}")).to_have_count(1)


@pytest.mark.parametrize("name", ["Alwin-Lonke-Quartier", "Großes Quartier Nord"])
@pytest.mark.parametrize(
    ("count", "days", "size"), [(9, 6, "full"), (8, 7, "full"), (12, 7, "small")]
)
def test_a_name_of_one_line_costs_no_description(
    page, quarter, name, count, days, size
):
    quarter.name = name
    quarter.save()
    fill(quarter, titles(count), days)
    assert formats(printed(page, WEEK)) == [A4]
    expect(page.locator(f".paper--{size}")).to_have_count(1)


def test_a_week_of_two_months_stays_in_one_line(page, quarter):
    page.goto("/quartiere/hag/wochenprogramm/?woche=2026-W53")
    page.emulate_media(media="print")
    span = page.locator(".paper__span")
    expect(span).to_have_text("28. Dez. 2026 bis 3. Jan. 2027")
    assert span.evaluate("(it) => it.offsetHeight < 1.5 * 20 * 96 / 72") is True


@pytest.mark.parametrize(("length", "size"), [(40, "small"), (50, "terse")])
def test_a_title_that_fits_the_small_type_costs_no_description(
    page, quarter, length, size
):
    first, *others = titles(12)
    fill(quarter, [first.ljust(length, "n"), *others])
    assert formats(printed(page, WEEK)) == [A4]
    expect(page.locator(f".paper--{size}")).to_have_count(1)


@pytest.mark.parametrize("code", ["en", "tr", "ar", "uk", "ru"])
def test_ahead_01_a_second_language_takes_no_further_sheet(page, quarter, code):
    fill(quarter, titles(12))
    pdf = printed(page, f"{WEEK}&sprache={code}")
    assert formats(pdf) == [A4]
    assert "TreffenNummer11" in text_of(pdf)


@pytest.mark.parametrize("count", [5, 14])
def test_long_and_odd_titles_lose_no_date_and_no_sheet(page, quarter, count):
    wanted = [ODD[number % len(ODD)] for number in range(count)]
    fill(quarter, wanted, public_note="Die Lehrkraft ist krank.", status="cancelled")
    pdf = printed(page, WEEK)
    expect(page.locator(".paper")).to_have_count(len(pdf.pages))
    expect(page.locator(".programme__entry")).to_have_count(count)
    assert text_of(pdf).count("W" * 20) >= count // len(ODD)


def test_the_longest_name_and_a_turn_of_the_year_still_fit(page, quarter):
    quarter.name = "Quartier rund um die Alwin-Lonke-Straße und den Kreisel"
    quarter.save()
    for number in range(12):
        event = make_event(quarters=[quarter])
        make_event_date(event=event, starts_at=f"2026-12-{28 + number % 4} 15:00")
    pdf = printed(page, "/quartiere/hag/wochenprogramm/?woche=2026-W53")
    expect(page.locator(".paper")).to_have_count(len(pdf.pages))


def test_a14_the_printed_page_has_no_navigation_and_names_its_language(page, quarter):
    fill(quarter, titles(3))
    text = text_of(printed(page, WEEK))
    for words in ["Menü", "Veranstaltungen", "Drucken", "Datenschutz", "Start›"]:
        assert letters(words) not in text
    assert "testserver/huenertshagen" in text
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.locator(".paper bdi[lang=ar]")).to_have_text("العربية")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_ahead_02_a_decoder_reads_the_short_address(open_browser, quarter, scheme):
    page = open_browser(scheme=scheme)
    page.goto(WEEK)
    screen = Image.open(BytesIO(page.locator(".qr").screenshot()))
    address = "http://testserver/huenertshagen/?aushang=2027-W03"
    assert [code.text for code in zxingcpp.read_barcodes(screen)] == [address]
    assert read_codes(page) == [address]


@pytest.mark.parametrize("count", [1, 12, 14])
def test_nothing_but_the_funding_is_printed_under_12_pt(page, quarter, count):
    fill(quarter, titles(count))
    page.goto(WEEK)
    page.emulate_media(media="print")
    sizes = page.evaluate(SMALL_PRINT)
    assert len(sizes) > 8
    assert min(sizes) >= 12


@pytest.mark.parametrize("width", [320, 1280])
def test_the_sheets_can_be_read_on_a_screen(open_browser, quarter, width):
    fill(quarter, [*titles(3), *ODD])
    make_event_date(event=make_event(slug="fest", quarters=[quarter]))
    page = open_browser(width=width, js=False)
    for address in [WEEK, "/veranstaltungen/fest/aushang/?format=a5&abreissen=1"]:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert min(page.evaluate(SMALL_PRINT)) >= 12
        expect(page.get_by_text("Zum Drucken: Strg + P")).to_be_visible()


def test_the_button_prints(page, quarter):
    page.goto(WEEK)
    page.evaluate("window.print = () => { window.wasPrinted = true }")
    page.get_by_role("button", name="Drucken").click()
    assert page.evaluate("window.wasPrinted")
    expect(page.get_by_text("oder Strg + P")).to_be_visible()
