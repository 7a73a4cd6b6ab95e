from .asking import CheckView, RequestView, SentView
from .free_busy import FreeBusyCalendar, FreeBusyJson
from .room import RoomDetail, RoomList
from .staff_feed import StaffFeedView
from .status import (
    CalendarFileView,
    CancelView,
    StatusView,
    WithdrawView,
    WriteView,
)

__all__ = [
    "CalendarFileView",
    "CancelView",
    "CheckView",
    "FreeBusyCalendar",
    "FreeBusyJson",
    "RequestView",
    "RoomDetail",
    "RoomList",
    "SentView",
    "StaffFeedView",
    "StatusView",
    "WithdrawView",
    "WriteView",
]
