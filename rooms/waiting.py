"""„Bescheid geben, wenn frei“: letters to those who wait for a time."""

from __future__ import annotations

from .models import Room


def tell(*rooms: Room) -> None:
    """Write to those who wait for a time in these rooms that is free now."""
