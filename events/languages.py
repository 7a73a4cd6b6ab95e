"""Languages in their own names, and the few words that a notice says in them."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from django.utils.dateformat import format as date_format
from django.utils.translation import gettext, override


class Words(NamedTuple):
    code: str
    text: str


# What the sticker of a status says, in the order of the site; German comes first.
OFF = {
    "cancelled": [
        Words("en", "Cancelled"),
        Words("tr", "İptal edildi"),
        Words("ar", "ملغى"),
        Words("uk", "Скасовано"),
        Words("ru", "Отменено"),
    ],
    "moved": [
        Words("en", "Moved"),
        Words("tr", "Değişti"),
        Words("ar", "تغيّر الموعد"),
        Words("uk", "Перенесено"),
        Words("ru", "Перенесено"),
    ],
    "postponed": [
        Words("en", "Postponed"),
        Words("tr", "Ertelendi"),
        Words("ar", "مؤجل"),
        Words("uk", "Відкладено"),
        Words("ru", "Отложено"),
    ],
}

# The fixed words of a poster. What is written for one event stays German: an event
# translated word by word would say more than we know.
FIXED = ["Diese Woche", "kostenlos", "ohne Anmeldung", "nur mit Anmeldung", "ganztags"]
TRANSLATED = {
    "en": ["this week", "free", "no registration", "registration needed", "all day"],
    "tr": ["bu hafta", "ücretsiz", "kayıt gerekmez", "kayıt gerekli", "tüm gün"],
    "ar": ["هذا الأسبوع", "مجاني", "بدون تسجيل", "بالتسجيل فقط", "طوال اليوم"],
    "uk": ["цього тижня", "безкоштовно", "без запису", "лише за записом", "увесь день"],
    "ru": [
        "на этой неделе",
        "бесплатно",
        "без записи",
        "только по записи",
        "весь день",
    ],
}

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
SECOND = [words for words in OWN_NAMES.values() if words.code in TRANSLATED]
SEPARATORS = re.compile(r"\s*(?:[,;/·]|\bund\b)\s*")


def own_names(languages: str) -> list[Words]:
    """„Deutsch, Türkisch“ -> „Türkçe“; a name that we do not know stays as it is."""
    names = [name.strip() for name in SEPARATORS.split(languages)]
    spoken = [OWN_NAMES.get(name.lower(), Words("de", name)) for name in names if name]
    return [words for words in spoken if words.text.lower() != "deutsch"]


def key(
    code: str, days: list[date], stickers: dict[str, str]
) -> list[tuple[str, Words]]:
    """The weekdays and fixed words of a poster, each with its word in the language.

    `stickers`: of its dates, by status; that it „fällt aus“ is explained in any case.

    Empty for a language whose words we do not have.
    """
    if code not in TRANSLATED:
        return []
    said = {"cancelled": "Fällt aus"} | stickers
    pairs = list(zip(FIXED, TRANSLATED[code], strict=True))
    pairs += [(word, dict(OFF[status])[code]) for status, word in said.items()]
    german = [date_format(day, "D") for day in days]
    with override(code):
        foreign = [date_format(day, "D") for day in days]
    pairs += zip(german, foreign, strict=True)
    return [(gettext(here), Words(code, there)) for here, there in pairs]
