from . import leaving  # noqa: F401
from .date import EventDate, EventDateQuerySet
from .event import Event, EventQuerySet
from .series import Series

__all__ = ["Event", "EventDate", "EventDateQuerySet", "EventQuerySet", "Series"]
