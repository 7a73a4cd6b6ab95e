from .feeds import EventCalendarFile
from .pages import EventDetail, EventList
from .paper import EventNotice, WeeklyProgramme

__all__ = [
    "EventCalendarFile",
    "EventDetail",
    "EventList",
    "EventNotice",
    "WeeklyProgramme",
]
