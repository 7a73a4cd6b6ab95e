"""What keeps robots out of the request form: no puzzle, no third party, no cookie."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import timedelta

from django.conf import settings
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.utils import timezone

from .locking import queue_up
from .models import Attempt

# A person cannot read, fill and check the form in less time.
FASTEST_SECONDS = 2
STAMP_LASTS = timedelta(hours=24)
WINDOW = timedelta(hours=1)


class OverLimit(Exception):
    """More tries within the hour than a person needs."""


_signer = TimestampSigner(salt="rooms.request")


class StampTooOld(Exception):
    """The form was open for more than a day, or its stamp is not ours."""


def new_stamp() -> str:
    """A signed time stamp with a chance part; it also tells one form from another."""
    return _signer.sign(secrets.token_urlsafe(9))


def read_stamp(stamp: str) -> str:
    """The chance part. Raises StampTooOld."""
    try:
        return _signer.unsign(stamp, max_age=STAMP_LASTS)
    except (BadSignature, SignatureExpired):
        raise StampTooOld from None


def is_too_fast(stamp: str) -> bool:
    """Whether a form with this genuine stamp was only just made."""
    try:
        _signer.unsign(stamp, max_age=FASTEST_SECONDS)
    except SignatureExpired:
        return False
    return True


def address_of(request) -> str:
    """Where a visitor comes from, as the server in front of us saw it.

    Only the last entry of X-Forwarded-For is the proxy's own word; it counts only
    where a proxy stands in front (HTTPS).
    """
    forwarded = request.headers.get("X-Forwarded-For", "")
    if settings.HTTPS and forwarded:
        return forwarded.rpartition(",")[2].strip()
    return request.META.get("REMOTE_ADDR", "")


def take(*limits: tuple[str, str]) -> None:
    """Use up one try of each limit, such as ("ip", "192.0.2.7"); inside a transaction.

    Raises OverLimit where the last hour's tries are used up. Forms that come at the
    same time wait for each other, so that none slips through uncounted.
    """
    Attempt.objects.filter(made_at__lt=timezone.now() - timedelta(days=1)).delete()
    keys = sorted((kind, _key(what)) for kind, what in limits)
    for kind, key in keys:
        queue_up(int(key[:15], 16))
        since = timezone.now() - WINDOW
        used = Attempt.objects.filter(kind=kind, key=key, made_at__gte=since).count()
        if used >= settings.REQUESTS_PER_HOUR:
            raise OverLimit(kind)
        Attempt.objects.create(kind=kind, key=key)


def forget(what: str) -> None:
    """No count of this address stays, not even its hash."""
    Attempt.objects.filter(key=_key(what)).delete()


def _key(what: str) -> str:
    secret = settings.SECRET_KEY.encode()
    return hmac.new(secret, what.lower().encode(), hashlib.sha256).hexdigest()
