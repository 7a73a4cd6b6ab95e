"""The letters about a request: which words, to whom, with which link.

Each is put into the outbox in the transaction of the change that it reports. The
wording stands in `templates/mail/`: first line the subject, then the text.
"""

from .answers import (
    answer,
    message_to_staff,
    proposal,
    proposal_accepted_to_staff,
    question,
)
from .asking import link_reminder, link_to_send, links, received, to_staff
from .base import Letter, absolute, drop_waiting
from .changes import (
    cancelled,
    cancelled_to_staff,
    changed,
    changed_to_staff,
    wish_withdrawn_to_staff,
    withdrawn,
    withdrawn_to_staff,
)
from .changes_by_us import changed_by_us
from .reminders import free_again, long_overdue, overdue, reminder

__all__ = [
    "Letter",
    "absolute",
    "answer",
    "cancelled",
    "cancelled_to_staff",
    "changed",
    "changed_by_us",
    "changed_to_staff",
    "drop_waiting",
    "free_again",
    "link_reminder",
    "link_to_send",
    "links",
    "long_overdue",
    "message_to_staff",
    "overdue",
    "proposal",
    "proposal_accepted_to_staff",
    "question",
    "received",
    "reminder",
    "to_staff",
    "wish_withdrawn_to_staff",
    "withdrawn",
    "withdrawn_to_staff",
]
