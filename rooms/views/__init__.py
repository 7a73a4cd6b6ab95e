from .asking import CheckView, RequestView, SentView
from .room import RoomDetail, RoomList
from .status import CalendarFileView, CancelView, StatusView, WithdrawView

__all__ = [
    "CalendarFileView",
    "CancelView",
    "CheckView",
    "RequestView",
    "RoomDetail",
    "RoomList",
    "SentView",
    "StatusView",
    "WithdrawView",
]
