from .attempt import Attempt
from .booking import Booking, BookingQuerySet
from .feed import StaffFeed
from .letter import RequestLetter
from .message import Message
from .opener import Opener
from .opening import Closure, ClosureQuerySet, OpeningRule
from .request import BookingRequest, BookingRequestQuerySet, LogEntry, RequestLink
from .room import Equipment, Room, RoomQuerySet

__all__ = [
    "Attempt",
    "Booking",
    "BookingQuerySet",
    "BookingRequest",
    "BookingRequestQuerySet",
    "Closure",
    "ClosureQuerySet",
    "Equipment",
    "LogEntry",
    "Message",
    "Opener",
    "OpeningRule",
    "RequestLetter",
    "RequestLink",
    "Room",
    "RoomQuerySet",
    "StaffFeed",
]
