"""Many small style sheets while we work, one for the visitor."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from qek_site.storage import BundledStaticFilesStorage

CSS = Path(__file__).resolve().parents[2] / "static" / "css"
SITE = (CSS / "site.css").read_text()
IMPORTED = re.findall(r'@import url\("([^"]+)"\);', SITE)
# Linked by pages of their own.
ELSEWHERE = {"site.css", "admin.css"}
COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(", re.IGNORECASE)


def sheets():
    return sorted(file for file in CSS.rglob("*.css"))


def name(file):
    return file.relative_to(CSS).as_posix()


def test_every_sheet_is_imported_once_and_every_import_exists():
    wanted = {name(f) for f in sheets() if not name(f).startswith(("admin", "print"))}
    assert sorted(IMPORTED) == sorted(wanted - ELSEWHERE)


def test_the_tokens_come_first_and_the_print_rules_last():
    assert IMPORTED[0] == "tokens.css"
    assert IMPORTED[-2:] == ["components/print.css", "utilities.css"]


@pytest.mark.parametrize("sheet", sheets(), ids=name)
def test_colours_stand_in_the_tokens_only(sheet):
    found = [] if name(sheet) == "tokens.css" else COLOUR.findall(sheet.read_text())
    assert found == []


@pytest.mark.parametrize("sheet", sheets(), ids=name)
def test_sheets_embed_no_picture_and_fit_in_the_head(sheet):
    css = sheet.read_text()
    assert "data:" not in css
    assert len(css.splitlines()) <= 120


def test_an_address_inside_a_part_stays_right_in_the_whole():
    moved = BundledStaticFilesStorage.moved
    css = 'a { mask: url("../../img/tick.svg") } b { fill: url("#zettel") }'
    assert moved(css, Path("components")) == (
        'a { mask: url("../img/tick.svg") } b { fill: url("#zettel") }'
    )


def test_every_icon_that_a_template_names_is_in_the_sprite():
    templates = (CSS.parents[1] / "templates").rglob("*.html")
    used = {
        icon
        for template in templates
        for icon in re.findall(r'{% icon "([^"]+)" %}', template.read_text())
    }
    sprite = Path(finders.find("img/icons.svg")).read_text()
    there = set(re.findall(r'<symbol id="([^"]+)"', sprite))
    assert len(used) > 10
    assert used - there == set()
