"""Files of letters on disk that no letter knows: left by a transaction rolled back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone
from post_office.models import Attachment

# A file is written a moment before its row can be seen.
YOUNG = timedelta(days=1)


def stray() -> list[str]:
    storage = _storage()
    known = set(Attachment.objects.values_list("file", flat=True))
    old = timezone.now() - YOUNG
    return [
        name
        for name in _files(storage, "")
        if name not in known and storage.get_modified_time(name) < old
    ]


def sweep() -> int:
    names = stray()
    for name in names:
        _storage().delete(name)
    return len(names)


def _storage():
    return Attachment._meta.get_field("file").storage


def _files(storage, folder: str) -> Iterator[str]:
    if folder == "" and not storage.exists(""):
        return
    folders, files = storage.listdir(folder)
    prefix = f"{folder}/" if folder else ""
    for name in files:
        yield prefix + name
    for name in folders:
        yield from _files(storage, prefix + name)
