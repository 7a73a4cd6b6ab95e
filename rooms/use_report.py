"""The year's use as a table for spreadsheets: one line per room, sums per quarter."""

from __future__ import annotations

import csv
from io import StringIO

from django.utils.translation import gettext as _

from .usage import QuarterUse, Use

# A spreadsheet takes a cell that begins so for a formula and carries it out.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def as_csv(year: int, quarters: list[QuarterUse]) -> bytes:
    """Semicolons, decimal commas and a mark of the encoding, as German offices need."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(
        [
            _("Jahr"),
            _("Quartier"),
            _("Raum"),
            _("Termine"),
            _("Stunden"),
            _("Organisationen"),
            _("Storniert"),
        ]
    )
    for quarter in quarters:
        for use in quarter.rooms:
            writer.writerow(_cells(year, use, use.name))
        writer.writerow(_cells(year, quarter.total, _("alle Räume")))
    return text.getvalue().encode("utf-8-sig")


def _cells(year: int, use: Use, room: str) -> list:
    names = [plain_cell(use.quarter), plain_cell(room)]
    return [year, *names, use.count, use.hours_text, use.organisations, use.cancelled]


def plain_cell(text: str) -> str:
    """The text, made harmless where it would be taken for a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text
