from .feed_pages import Feeds, WeekToEmbed
from .feeds import (
    AllDates,
    ComingDatesFeed,
    DatesAsJson,
    DatesOfAudience,
    DatesOfQuarter,
    DatesOfTopic,
    EventCalendarFile,
)
from .month import EventMonth
from .pages import EventDetail, EventList
from .paper import EventNotice, WeeklyProgramme

__all__ = [
    "EventCalendarFile",
    "AllDates",
    "ComingDatesFeed",
    "DatesAsJson",
    "DatesOfAudience",
    "DatesOfQuarter",
    "DatesOfTopic",
    "EventDetail",
    "EventList",
    "EventMonth",
    "EventNotice",
    "WeeklyProgramme",
    "EventPreview",
    "Feeds",
    "WeekToEmbed",
]
