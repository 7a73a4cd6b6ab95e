"""Letters wait in the database and leave it one by one.

django-post-office keeps the rows, shows them in the admin and remembers failures. Its
own sender marks letters as sent only after a whole batch; ours does it after each one,
so that a sender which is killed doubles one letter at most.
"""

from __future__ import annotations

import logging
import smtplib
from datetime import datetime, timedelta
from email.headerregistry import Address
from email.utils import make_msgid, parseaddr

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.mail import get_connection
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from post_office.models import PRIORITY, STATUS, Email, Log
from post_office.settings import get_backend
from post_office.utils import create_attachments

from .locking import only_one

logger = logging.getLogger(__name__)

# Growing pauses, about three and a half days in all; then staff are shown the failure.
PAUSES = [timedelta(minutes=m) for m in (2, 5, 15, 30, 60, 120, 240)]
MOST_TRIES = 25
MOST_LETTERS_PER_RUN = 500
SENDER_LOCK = 0x51454B31


def put(letter, at: datetime | None = None) -> Email:
    """Store a letter; it becomes visible to the sender with the commit, or at `at`.

    The row is made directly: `post_office.mail.send` would read the words of people
    as a Django template.
    """
    headers = {"Auto-Submitted": "auto-generated"}
    if letter.reply_to:
        headers["Reply-To"] = letter.reply_to
    email = Email.objects.create(
        from_email=_sender(letter.sender_name),
        to=[letter.to],
        subject=letter.subject,
        message=letter.text,
        headers=headers,
        status=STATUS.queued,
        priority=PRIORITY.medium,
        scheduled_time=at,
        message_id=make_msgid(domain=_own_domain()),
    )
    if letter.attachments:
        files = {
            name: {"file": ContentFile(content), "mimetype": "text/calendar"}
            for name, content in letter.attachments.items()
        }
        email.attachments.add(*create_attachments(files))
    if settings.LETTERS_AT_ONCE:
        transaction.on_commit(send_due, robust=True)
    return email


def due():
    """Letters whose time has come, the oldest first."""
    now = timezone.now()
    return Email.objects.filter(
        Q(scheduled_time__isnull=True) | Q(scheduled_time__lte=now),
        status__in=[STATUS.queued, STATUS.requeued],
    ).order_by(F("scheduled_time").asc(nulls_first=True), "pk")


def send_due() -> tuple[int, int]:
    """Send what is due, oldest first; returns how many went out and how many did not.

    Another sender at work means (0, 0). A mail server that is away ends the run; a
    letter that it refuses is set aside and stops nobody.
    """
    sent = failed = 0
    with only_one(SENDER_LOCK) as is_first:
        if not is_first:
            return 0, 0
        connection = get_connection(get_backend())
        try:
            for pk in list(due().values_list("pk", flat=True)[:MOST_LETTERS_PER_RUN]):
                email = due().filter(pk=pk).first()
                if email is None:
                    continue  # taken back since
                try:
                    _send(email, connection)
                    sent += 1
                except Exception as error:
                    # Whatever is wrong with one letter must not stop the others.
                    failed += 1
                    _put_back(email, error)
                    if _server_is_away(error):
                        break
        finally:
            connection.close()
    return sent, failed


def _send(email: Email, connection) -> None:
    message = email.prepare_email_message()
    connection.open()
    connection.send_messages([message])
    Email.objects.filter(pk=email.pk).update(
        status=STATUS.sent, last_updated=timezone.now()
    )


def _put_back(email: Email, error: Exception) -> None:
    tries = (email.number_of_retries or 0) + 1
    Email.objects.filter(pk=email.pk).update(
        number_of_retries=tries,
        status=STATUS.requeued if tries < MOST_TRIES else STATUS.failed,
        scheduled_time=timezone.now() + PAUSES[min(tries, len(PAUSES)) - 1],
        last_updated=timezone.now(),
    )
    # The exception's text may hold the address of the person: only its kind is kept.
    Log.objects.create(
        email=email,
        status=STATUS.failed,
        message=type(error).__name__,
        exception_type=type(error).__name__,
    )
    logger.warning("Letter %s not sent: %s", email.pk, type(error).__name__)


def _server_is_away(error: Exception) -> bool:
    """SMTP's answers about one letter are OSErrors too, but no reason to stop."""
    about_the_letter = (
        smtplib.SMTPRecipientsRefused,
        smtplib.SMTPSenderRefused,
        smtplib.SMTPDataError,
    )
    return isinstance(error, OSError) and not isinstance(error, about_the_letter)


def _sender(name: str) -> str:
    _own_name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return str(Address(display_name=name, addr_spec=address))


def _own_domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
