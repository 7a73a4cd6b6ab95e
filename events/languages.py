"""Languages in their own names, and the few words that a notice says in them."""

from __future__ import annotations

import re
from typing import NamedTuple

from django.utils.translation import get_language_info


class Words(NamedTuple):
    code: str
    text: str

    @property
    def is_rtl(self) -> bool:
        return get_language_info(self.code)["bidi"]


# In the order of the site; German comes first by itself.
CANCELLED = [
    Words("en", "Cancelled"),
    Words("tr", "İptal edildi"),
    Words("ar", "ملغى"),
    Words("uk", "Скасовано"),
    Words("ru", "Отменено"),
]

OWN_NAMES = {
    "englisch": Words("en", "English"),
    "türkisch": Words("tr", "Türkçe"),
    "arabisch": Words("ar", "العربية"),
    "ukrainisch": Words("uk", "Українська"),
    "russisch": Words("ru", "Русский"),
    "persisch": Words("fa", "فارسی"),
    "farsi": Words("fa", "فارسی"),
    "bulgarisch": Words("bg", "Български"),
    "rumänisch": Words("ro", "Română"),
    "polnisch": Words("pl", "Polski"),
    "französisch": Words("fr", "Français"),
    "spanisch": Words("es", "Español"),
}
SEPARATORS = re.compile(r"\s*(?:[,;/·]|\bund\b)\s*")


def own_names(languages: str) -> list[Words]:
    """„Deutsch, Türkisch“ -> „Türkçe“; a name that we do not know stays as it is."""
    names = [name.strip() for name in SEPARATORS.split(languages)]
    spoken = [OWN_NAMES.get(name.lower(), Words("de", name)) for name in names if name]
    return [words for words in spoken if words.text.lower() != "deutsch"]
