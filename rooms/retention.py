"""What is kept how long, and how it goes. The periods stand in `settings.RETENTION`.

`manage.py tidy` does it every day, in small steps: it may be stopped, run twice or run
late, and always finds only what is still to do.
"""

from __future__ import annotations

import logging
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.admin.models import LogEntry as AdminLogEntry
from django.contrib.sessions.models import Session
from django.db.models import Max, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from post_office.models import STATUS, Attachment, Email

from .forgetting import delete_unsent, drop_attachments, drop_letters, forget
from .letter_files import stray, sweep
from .locking import only_one
from .models import Attempt, Booking, BookingRequest, LogEntry, Opener

logger = logging.getLogger(__name__)
TIDY_LOCK = 0x51454B39
BATCH = 100
SAID_NO = [Booking.Status.DECLINED, Booking.Status.WITHDRAWN]


def unsent(before: datetime) -> QuerySet:
    """The button behind the link was not pressed in time."""
    return BookingRequest.objects.unsent().filter(created_at__lte=before)


def past(before: datetime) -> QuerySet:
    """The last date, whatever became of it, was before; never with one to come."""
    requests = BookingRequest.objects.sent().filter(anonymised_at=None)
    last = Coalesce(Max("bookings__ends_at"), "created_at")
    return requests.annotate(last=last).filter(last__lte=min(before, timezone.now()))


def refused(before: datetime) -> QuerySet:
    """Nothing came of it: every date was declined, taken back or not even asked for,
    before that time."""
    late = Booking.objects.filter(decided_at__gt=before)
    noted_late = LogEntry.objects.filter(at__gt=before, new__in=SAID_NO)
    nothing = [*SAID_NO, Booking.Status.LEFT_OUT]
    other = Booking.objects.exclude(status__in=nothing).exclude(request=None)
    return (
        past(timezone.now())
        .filter(bookings__isnull=False, sent_at__lte=before)
        .exclude(pk__in=other.values("request"))
        .exclude(pk__in=late.exclude(request=None).values("request"))
        .exclude(pk__in=noted_late.values("request"))
    )


def gone_out(before: datetime) -> QuerySet:
    """Letters that went out, or were given up, before that time."""
    done = [STATUS.sent, STATUS.failed]
    return Email.objects.filter(status__in=done, last_updated__lte=before)


def loose(_before: datetime) -> QuerySet:
    """Attachments whose letter was taken back before it went out."""
    return Attachment.objects.filter(emails=None)


def history(before: datetime) -> QuerySet:
    return AdminLogEntry.objects.filter(action_time__lte=before)


def openers(before: datetime) -> QuerySet:
    """Who unlocked for a date that is over; its day sheet is gone too."""
    return Opener.objects.of_dates_before(before)


def attempts(before: datetime) -> QuerySet:
    return Attempt.objects.filter(made_at__lte=before)


def sessions(before: datetime) -> QuerySet:
    return Session.objects.filter(expire_date__lt=before)


def delete(rows: QuerySet) -> list:
    ids = list(rows.values_list("pk", flat=True))
    rows.delete()
    return ids


@dataclass(frozen=True)
class Rule:
    """`kind` names the period in `settings.RETENTION`, `words` the deed."""

    kind: str
    words: str
    due: Callable[[datetime], QuerySet]
    deed: Callable[[QuerySet], list]

    def rows(self) -> QuerySet:
        return self.due(ago(**settings.RETENTION[self.kind])).order_by("pk")

    def carry_out(self) -> int:
        """In steps of a transaction each; a step that moves nothing is the last."""
        done = 0
        while batch := list(self.rows().values_list("pk", flat=True)[:BATCH]):
            step = len(self.deed(self.rows().filter(pk__in=batch)))
            done += step
            if not step:
                break
        return done


RULES = [
    Rule("unsent", "nicht abgeschickte Anfragen gelöscht", unsent, delete_unsent),
    Rule("refused", "abgelehnte Anfragen anonymisiert", refused, forget),
    Rule("past", "vergangene Anfragen anonymisiert", past, forget),
    Rule("letters", "Briefe gelöscht", gone_out, drop_letters),
    Rule("attachments", "lose Anhänge gelöscht", loose, drop_attachments),
    Rule("history", "alte Einträge im Verlauf gelöscht", history, delete),
    Rule("openers", "Namen im Tagesblatt gelöscht", openers, delete),
    Rule("attempts", "Zählmarken des Formulars gelöscht", attempts, delete),
    Rule("sessions", "abgelaufene Sitzungen gelöscht", sessions, delete),
]


def tidy(*, dry_run: bool = False) -> list[tuple[str, int]] | None:
    """Carry out every rule; returns what was done, in numbers without names.

    With `dry_run` it only counts. None means that another run is at work.
    """
    with only_one(TIDY_LOCK) as is_first:
        if not is_first:
            return None
        counts = [
            (rule.words, rule.rows().count() if dry_run else rule.carry_out())
            for rule in RULES
        ]
        counts.append(
            ("verwaiste Dateien gelöscht", len(stray()) if dry_run else sweep())
        )
    if not dry_run:
        logger.info("Tidied: %s", sum(number for _words, number in counts))
    return counts


def ago(*, months: int = 0, **rest: int) -> datetime:
    """So long before now; months as on the wall, 31 August less six is 28 February."""
    now = timezone.localtime()
    year, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    day = min(now.day, monthrange(year, month + 1)[1])
    return now.replace(year=year, month=month + 1, day=day) - timedelta(**rest)
