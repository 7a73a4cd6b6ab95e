"""Numbers of rows, as they stand in an address."""

from __future__ import annotations

# Longer ones would not fit into the database's own.
MOST_DIGITS = 18


def row_number(text: str) -> int | None:
    """12 for „12“; None for whatever is no number of a row."""
    is_number = text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS
    return int(text) if is_number else None
