"""One job at a time, over all processes and servers that share the database."""

from __future__ import annotations

import fcntl
import hashlib
import tempfile
from contextlib import contextmanager
from pathlib import Path

from django.db import connection


@contextmanager
def only_one(key: int):
    """Yields whether this is the only holder of the key right now; never waits.

    PostgreSQL: an advisory lock of the session. SQLite: a lock file, because there the
    database itself is a file of one machine.
    """
    if connection.vendor == "postgresql":
        with _advisory_lock(key) as is_first:
            yield is_first
    else:
        with _file_lock(key) as is_first:
            yield is_first


def queue_up(key: int) -> None:
    """Wait until no other transaction holds this key; held until this one ends.

    On SQLite a writing transaction is alone anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key])


@contextmanager
def _advisory_lock(key: int):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [key])
        is_first = cursor.fetchone()[0]
        try:
            yield is_first
        finally:
            if is_first:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [key])


@contextmanager
def _file_lock(key: int):
    name = f"{connection.settings_dict['NAME']}-{key}"
    digest = hashlib.sha256(name.encode()).hexdigest()[:16]
    path = Path(tempfile.gettempdir()) / f"qek-{digest}.lock"
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
