"""How a change to a room's occupancy is carried through, whoever asks for it."""

from __future__ import annotations

import random
import time
from functools import wraps

from django.db import IntegrityError, OperationalError, connection, transaction
from django.utils.translation import gettext as _

from .models import Room
from .rules import Refused

TRIES = 3


def lock_rooms(*rooms: Room) -> list[Room]:
    """Let nobody else change these rooms until the transaction ends.

    In the order of their ids, so that two transactions never wait for each other. On
    SQLite the transaction itself is the lock.
    """
    ids = sorted({room.pk for room in rooms})
    return list(Room.objects.select_for_update().filter(pk__in=ids).order_by("pk"))


def guarded(deed):
    """Run a deed in one transaction; all of it happens or nothing.

    Raises Refused where the database's own guard refuses the overlap. A deadlock or a
    busy database is tried again, up to three times in all.
    """

    @wraps(deed)
    def carried_through(*args, **kwargs):
        for attempt in range(1, TRIES + 1):
            try:
                with transaction.atomic():
                    return deed(*args, **kwargs)
            except IntegrityError as error:
                if "no_overlap" not in str(error):
                    raise
                raise Refused(
                    "taken", _("Der Raum ist in dieser Zeit schon belegt.")
                ) from None
            except OperationalError as error:
                # Inside a larger transaction there is nothing left to repeat.
                broken = connection.in_atomic_block
                if broken or attempt == TRIES or not _is_passing(error):
                    raise
                time.sleep(random.uniform(0.02, 0.2) * attempt)

    return carried_through


def _is_passing(error: OperationalError) -> bool:
    code = getattr(error.__cause__, "sqlstate", "")
    return code in ("40P01", "40001") or "locked" in str(error)
