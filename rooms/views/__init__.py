from .asking import CheckView, RequestView, SentView
from .change import ChangeView
from .deeds import (
    AcceptView,
    CalendarFileView,
    NoticeView,
    OthersView,
    TurnDownView,
    WishView,
)
from .free_busy import FreeBusyCalendar, FreeBusyJson
from .renew import RenewView
from .room import RoomDetail, RoomList
from .staff_feed import StaffFeedView
from .status import StatusView, WriteView
from .taking_back import CancelView, WithdrawView

__all__ = [
    "AcceptView",
    "CalendarFileView",
    "CancelView",
    "ChangeView",
    "CheckView",
    "FreeBusyCalendar",
    "FreeBusyJson",
    "NoticeView",
    "OthersView",
    "RenewView",
    "RequestView",
    "RoomDetail",
    "RoomList",
    "SentView",
    "StaffFeedView",
    "StatusView",
    "TurnDownView",
    "WishView",
    "WithdrawView",
    "WriteView",
]
