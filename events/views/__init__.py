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
from .messenger import WeekAsText
from .month import EventMonth
from .pages import EventDetail, EventList
from .paper import EventNotice, WeeklyProgramme
from .preview import EventPreview

__all__ = [
    "AllDates",
    "ComingDatesFeed",
    "DatesAsJson",
    "DatesOfAudience",
    "DatesOfQuarter",
    "DatesOfTopic",
    "EventCalendarFile",
    "EventDetail",
    "EventList",
    "EventMonth",
    "EventNotice",
    "EventPreview",
    "Feeds",
    "WeekAsText",
    "WeekToEmbed",
    "WeeklyProgramme",
]
