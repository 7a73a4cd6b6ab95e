from .feeds import EventCalendarFile
from .pages import EventDetail, EventList

__all__ = ["EventCalendarFile", "EventDetail", "EventList"]
