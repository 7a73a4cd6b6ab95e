"""QR codes as one path that a template draws: no style, no file, no other host."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

import segno

QUIET_ZONE = 4


@dataclass(frozen=True)
class QrCode:
    """`size`: modules on each side, the quiet zone included."""

    text: str
    size: int
    path: str


def qr_code(text: str) -> QrCode:
    """Error level M: a corner may be torn or dirty and it is still read."""
    code = segno.make(text, error="m", micro=False, boost_error=False)
    rows = [list(row) for row in code.matrix_iter(border=QUIET_ZONE)]
    return QrCode(text, len(rows), "".join(map(_row, range(len(rows)), rows)))


def _row(y: int, modules: list[int]) -> str:
    """The dark runs of one line as flat boxes."""
    path, x = "", 0
    for is_dark, run in groupby(modules):
        length = len(list(run))
        if is_dark:
            path += f"M{x} {y}h{length}v1h-{length}z"
        x += length
    return path
