"""News as Atom (RFC 4287): every entry keeps its id, every address is whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from .polling import readable

AUTHOR = "QEK"


@dataclass(frozen=True)
class Entry:
    id: str
    title: str
    path: str
    lines: list[str]
    updated: datetime
    published: datetime | None = None
    author: str = AUTHOR


def atom(
    title: str, about: str, *, path: str, page: str, entries: list[Entry]
) -> bytes:
    """`path`: of the feed itself; `page`: of what people read instead."""
    feed = Atom1Feed(
        title=title,
        description=about,
        link=settings.SITE_URL + page,
        feed_url=settings.SITE_URL + path,
        feed_guid=settings.SITE_URL + path,
        language=settings.LANGUAGE_CODE,
        author_name=AUTHOR,
    )
    for entry in entries:
        feed.add_item(
            unique_id=entry.id,
            title=readable(entry.title),
            link=settings.SITE_URL + entry.path,
            # Atom says that a summary is HTML; ours are words.
            description="<br>".join(escape(readable(line)) for line in entry.lines),
            updateddate=entry.updated,
            pubdate=entry.published,
            author_name=readable(entry.author),
        )
    return feed.writeString("utf-8").encode()
