from .asking import CheckView, RequestView, SentView
from .change import ChangeView
from .free_busy import FreeBusyCalendar, FreeBusyJson
from .renew import RenewView
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
    "ChangeView",
    "CheckView",
    "FreeBusyCalendar",
    "FreeBusyJson",
    "RenewView",
    "RequestView",
    "RoomDetail",
    "RoomList",
    "SentView",
    "StaffFeedView",
    "StatusView",
    "WithdrawView",
    "WriteView",
]
