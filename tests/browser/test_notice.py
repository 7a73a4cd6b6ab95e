"""Notices as Chromium prints them: one sheet each, on A4 and A5."""

import pytest
from playwright.sync_api import expect

from tests.factories import at, make_event, make_event_date

from .paper import (
    A4,
    A5,
    SMALL_PRINT,
    formats,
    hag,
    letters,
    printed,
    read_codes,
    text_of,
)

pytestmark = pytest.mark.once
LONG = "Sommerfest mit Musik, Flohmarkt, Kinderschminken und gemeinsamem Essen"


@pytest.fixture
def quarter(transactional_db):
    return hag()


@pytest.fixture
def notice(quarter):
    """Everything that a notice can say, at its longest."""
    event = make_event(
        title=f"{LONG} für alle Menschen rund um den Platz am Bahnhof",
        slug="fest",
        quarters=[quarter],
        summary="Wir feiern zusammen. " * 9,
        organiser="Hans-Wendt-Stiftung mit vielen Partnern aus dem Quartier",
        languages="Deutsch, Türkisch, Arabisch, Russisch",
        cost="paid",
        cost_note="2 Euro, mit Bremen-Pass kostenlos",
        min_age=3,
        step_free="yes",
    )
    return make_event_date(
        event=event,
        starts_at="2027-09-30 15:00",
        place_text="Begegnungszentrum St. Michaelis, Großer Saal",
        public_note="Bei Regen feiern wir drinnen.",
    )


@pytest.mark.parametrize("strips", ["0", "1"])
@pytest.mark.parametrize(("paper", "size"), [("a4", A4), ("a5", A5)])
@pytest.mark.parametrize("status", ["planned", "cancelled", "moved", "postponed"])
def test_a_notice_is_one_sheet_however_much_it_says(
    page, notice, paper, size, strips, status
):
    notice.status = status
    notice.moved_to = (
        make_event_date(event=notice.event) if status != "planned" else None
    )
    notice.save()
    address = f"/veranstaltungen/fest/aushang/?termin={notice.pk}"
    pdf = printed(page, f"{address}&format={paper}&abreissen={strips}")
    assert formats(pdf) == [size]
    assert letters(LONG) in text_of(pdf)


SHORT = {"title": "Stadtteilfest", "organiser": "", "languages": "", "cost_note": ""}
KINDS = {
    "little": SHORT | {"summary": ""},
    "a sentence": SHORT,
    "who invites": SHORT | {"organiser": "Musterverein im Quartier " * 6},
    "all but a long title": {"title": "Sommerfest mit Musik am Brunnen"},
    "all": {},
}


@pytest.mark.parametrize(("paper", "size"), [("a4", A4), ("a5", A5)])
@pytest.mark.parametrize("strips", ["0", "1"])
@pytest.mark.parametrize("ends", ["2027-09-30 17:00", "2027-10-02 16:30"])
def test_an_invitation_is_one_sheet_with_a_short_title_too(
    page, notice, paper, size, strips, ends
):
    """Large type needs most room where there is least to say."""
    notice.ends_at = at(ends)
    notice.save()
    address = f"/veranstaltungen/fest/aushang/?format={paper}&abreissen={strips}"
    for kind, values in KINDS.items():
        for name, value in values.items():
            setattr(notice.event, name, value[:150])
        notice.event.save()
        pdf = printed(page, address)
        assert formats(pdf) == [size], kind
        for words in [notice.event.title, notice.place_text, notice.public_note]:
            assert letters(words) in text_of(pdf)
        notice.event.refresh_from_db()


@pytest.mark.parametrize(("paper", "size"), [("a4", A4), ("a5", A5)])
@pytest.mark.parametrize("status", ["cancelled", "moved", "elsewhere"])
@pytest.mark.parametrize("share", [1, 0.32], ids=["at the longest", "in usual type"])
def test_a_sheet_for_the_door_is_one_sheet_and_leaves_nothing_out(
    page, notice, paper, size, status, share
):
    event = notice.event
    event.title = (LONG * 3)[: int(120 * share)]
    event.organiser = ("Musterverein " * 20)[: int(160 * share)]
    event.save()
    place = ("Haus der Begegnung, " * 20)[: int(120 * share)]
    notice.public_note = ("Das Dach ist undicht. " * 20)[: int(200 * share)]
    notice.place_text = place[::-1].strip() if share == 1 else ""
    same = {"starts_at": notice.starts_at, "ends_at": notice.ends_at}
    time = same if status == "elsewhere" else {}
    notice.moved_to = make_event_date(event=event, place_text=place, **time)
    notice.status = "cancelled" if status == "cancelled" else "moved"
    notice.save()
    address = f"/veranstaltungen/fest/aushang/?termin={notice.pk}&format={paper}"
    pdf = printed(page, address)
    assert formats(pdf) == [size]
    expect(page.locator(".paper--full")).to_have_count(int(share == 1))
    for words in [event.title, notice.public_note, place]:
        assert letters(words.strip()) in text_of(pdf)


@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_the_code_of_a_notice_is_read_by_a_decoder(page, notice, paper):
    page.goto(f"/veranstaltungen/fest/aushang/?format={paper}")
    assert read_codes(page) == ["http://testserver/huenertshagen/?aushang=2027-W39"]


def test_the_strips_are_of_11_pt_and_hold_their_words(page, notice):
    page.goto("/veranstaltungen/fest/aushang/?abreissen=1&format=a5")
    page.emulate_media(media="print")
    assert min(page.evaluate(SMALL_PRINT)) >= 10.99
    strips = page.locator(".placard__strips li")
    cut = "(all) => all.filter((strip) => strip.scrollWidth > strip.clientWidth + 1)"
    expect(strips).to_have_count(8)
    assert strips.evaluate_all(f"{cut}.length") == 0
