"""„Aktuelles“ for feed readers."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from .atom import AUTHOR, Entry, atom
from .models import NewsItem
from .polling import ATOM, ForPrograms, answer_everybody

MOST = 50
SAID = ["pk", "slug", "title", "teaser", "author_role", "publish_from", "changed_at"]


class NewsFeed:
    """What can be read under „Aktuelles“ now, the newest first."""

    def __init__(self):
        self.items = NewsItem.objects.published()[:MOST]

    @cached_property
    def fingerprint(self) -> str:
        return repr([settings.SITE_URL, *self.items.values_list(*SAID)])

    def as_atom(self) -> bytes:
        return atom(
            _("QEK: Aktuelles"),
            _("Neues aus den Quartieren."),
            path=reverse("quarters:news_feed"),
            page=reverse("quarters:news_list"),
            entries=[self._entry(item) for item in self.items],
        )

    @staticmethod
    def _entry(item: NewsItem) -> Entry:
        # By its number: the address may change, the entry stays the same.
        host = urlsplit(settings.SITE_URL).hostname
        return Entry(
            id=f"tag:{host},2026:aktuelles/{item.pk}",
            title=item.title,
            path=item.get_absolute_url(),
            lines=[item.teaser],
            published=item.publish_from,
            # What was written days before it appeared is new on the day it does.
            updated=max(item.changed_at, item.publish_from),
            author=item.author_role or AUTHOR,
        )


class NewsFeedView(ForPrograms):
    def get(self, request):
        feed = NewsFeed()
        return answer_everybody(request, feed.fingerprint, feed.as_atom, ATOM)
