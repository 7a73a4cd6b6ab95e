from .attempt import Attempt
from .booking import Booking, BookingQuerySet
from .feed import StaffFeed
from .letter import RequestLetter
from .link import RequestLink
from .log import LogEntry
from .message import Message
from .opener import Opener
from .opening import Closure, ClosureQuerySet, OpeningRule
from .proposal import Proposal, ProposalQuerySet
from .request import BookingRequest, BookingRequestQuerySet
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
    "Proposal",
    "ProposalQuerySet",
    "RequestLetter",
    "RequestLink",
    "Room",
    "RoomQuerySet",
    "StaffFeed",
]
