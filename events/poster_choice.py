"""What the address of a weekly programme asks for, and the ways to other choices."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import QueryDict

from .languages import SECOND, Words
from .periods import YEARS, week, week_param

YES, NO = "ja", "nein"


class PosterChoice:
    """An answer that nobody knows is the usual one; raises NoSuchWeek for a week that
    no calendar has."""

    def __init__(self, data: QueryDict, today: date):
        asked = data.get("woche", "").strip() or week_param(today)
        self.monday = week(asked, today).last - timedelta(days=6)
        self.with_offers = data.get("angebote") == YES
        self.with_languages = data.get("sprachen") != NO
        known = [words.code for words in SECOND]
        self.second = data["sprache"] if data.get("sprache") in known else ""

    def address(self, **changes: str) -> str:
        chosen = {
            "woche": week_param(self.monday),
            "angebote": YES if self.with_offers else NO,
            "sprachen": YES if self.with_languages else NO,
            "sprache": self.second or "de",
        }
        return f"?{urlencode(chosen | changes)}"

    @property
    def before(self) -> str:
        return self._week(-7)

    @property
    def after(self) -> str:
        return self._week(7)

    @property
    def other_offers(self) -> str:
        return self.address(angebote=NO if self.with_offers else YES)

    @property
    def other_languages(self) -> str:
        return self.address(sprachen=NO if self.with_languages else YES)

    @property
    def seconds(self) -> list[tuple[Words, str, bool]]:
        """German alone, then the second languages: name, address, whether chosen."""
        languages = [Words("de", "Deutsch"), *SECOND]
        return [
            (
                words,
                self.address(sprache=words.code),
                words.code == (self.second or "de"),
            )
            for words in languages
        ]

    def _week(self, days: int) -> str:
        """Nothing beyond the last year that has dates."""
        monday = self.monday + timedelta(days=days)
        if monday.isocalendar().year not in YEARS:
            return ""
        return self.address(woche=week_param(monday))
