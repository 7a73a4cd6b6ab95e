"""Printing pages and reading what came out of the printer."""

import re
from datetime import date, timedelta
from io import BytesIO

import zxingcpp
from PIL import Image
from pypdf import PdfReader

from tests.factories import (
    make_event,
    make_event_date,
    make_office_hour,
    make_person,
    make_quarter,
    make_responsibility,
)

A4, A5 = (210, 297), (148, 210)
WEEK = "/quartiere/hag/wochenprogramm/?woche=2027-W03"
SMALL_PRINT = """() => [...document.querySelectorAll(".paper *")].filter((element) =>
    [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
    && element.checkVisibility() && !element.closest(".visually-hidden, .paper__small")
).map((element) => parseFloat(getComputedStyle(element).fontSize) * 0.75)
"""


def hag():
    """A quarter with a person, hours and languages."""
    quarter = make_quarter(name="Hünertshagen", slug="hag", short_slug="huenertshagen")
    person = make_person(name="Ada Beispiel", languages="Deutsch, Türkisch, Arabisch")
    responsibility = make_responsibility(person=person, quarter=quarter)
    make_office_hour(responsibility=responsibility)
    return quarter


def fill(quarter, titles, days=7, **values):
    """The dates spread over the week from 18 January 2027."""
    for number, title in enumerate(titles):
        day = date(2027, 1, 18) + timedelta(days=number * days // len(titles))
        event = make_event(title=title, quarters=[quarter])
        make_event_date(
            event=event, starts_at=f"{day} {8 + number % 14:02d}:00", **values
        )


def titles(count):
    return [f"Treffen Nummer {number:02d}" for number in range(count)]


def printed(page, address) -> PdfReader:
    page.goto(address)
    return PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))


def formats(pdf):
    return [
        tuple(round(float(side) * 25.4 / 72) for side in sheet.mediabox[2:])
        for sheet in pdf.pages
    ]


def letters(text: str) -> str:
    """Without the breaks and strokes that a printer puts in."""
    return re.sub(r"[\s\u00ad\u00a0-]+", "", text)


def text_of(pdf):
    return letters("".join(sheet.extract_text() for sheet in pdf.pages))


def read_codes(page) -> list[str]:
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 703, "height": 1032})
    picture = Image.open(BytesIO(page.locator(".paper").first.screenshot()))
    return [code.text for code in zxingcpp.read_barcodes(picture)]
