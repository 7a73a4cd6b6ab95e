from .feeds import EventCalendarFile
from .month import EventMonth
from .pages import EventDetail, EventList
from .paper import EventNotice, WeeklyProgramme

__all__ = [
    "EventCalendarFile",
    "EventDetail",
    "EventList",
    "EventMonth",
    "EventNotice",
    "WeeklyProgramme",
]
