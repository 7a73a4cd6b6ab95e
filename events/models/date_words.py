from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from quarters.local_time import day_end, local_day

from .. import facts, holding, words


class Readable:
    """What can be read off a date: when it is, in words, and whether it happens."""

    # When

    @property
    def first_day(self) -> date:
        return local_day(self.starts_at)

    @property
    def last_day(self) -> date:
        """The last local day of it; one that ends at 0:00 is over the day before."""
        if self.ends_at is None:
            return self.first_day
        return max(self.first_day, local_day(self.ends_at - timedelta(microseconds=1)))

    @property
    def day_after(self) -> date:
        return self.last_day + timedelta(days=1)

    @property
    def is_running_for_days(self) -> bool:
        return self.last_day > self.first_day

    @property
    def leaf_until(self) -> date | None:
        """The second day on a calendar leaf; a long evening is still one day."""
        return None if words.is_one_evening(self) else self.last_day

    @property
    def is_today(self) -> bool:
        """A night belongs to its evening: it is not „heute, 20:00“ the day after."""
        return words.is_on(self, timezone.localdate())

    @property
    def is_past(self) -> bool:
        """Over; without an end it lasts until its local day is over."""
        return (self.ends_at or day_end(self.last_day)) <= timezone.now()

    @property
    def has_ended_today(self) -> bool:
        """Also the night of yesterday, which today's list still holds."""
        return self.is_past and self.last_day == timezone.localdate()

    # In words

    @property
    def time_words(self) -> str:
        """„15:00 bis 17:00 Uhr“, „ab 17:00 Uhr“, „ganztägig“"""
        return words.time_of(self)

    @property
    def day_words(self) -> str:
        """„Dienstag, 8. Dezember 2026“, or the first and the last day"""
        return words.day(self)

    @property
    def begin_words(self) -> str:
        """„Heute, 15:00 Uhr“, „Freitag, 11. Dezember, 10:00 Uhr“"""
        return words.begin(self)

    @property
    def place_words(self) -> str:
        """The short name of the place, without address."""
        return words.place(self)

    @property
    def sentence(self) -> str:
        """All that decides whether somebody comes, to be read aloud or copied."""
        return words.sentence(self)

    @property
    def replacement(self) -> str:
        """„Neuer Termin: Freitag, 11. Dezember, 14:30 Uhr.“ or nothing."""
        return words.replacement(self)

    @property
    def printed_replacement(self) -> str:
        """The same without „Heute“, for what is still read tomorrow."""
        return words.printed_replacement(self)

    @property
    def lasting_begin_words(self) -> str:
        """„Freitag, 11. Dezember, 10:00 Uhr“, also on that day"""
        return words.lasting_begin(self)

    @property
    def short_facts(self) -> list[facts.Fact]:
        """„kostenlos“, „ohne Anmeldung“ and so on, each with its icon."""
        return facts.short_facts(self)

    @property
    def access_answer(self) -> str:
        """Whether one gets in with a wheelchair or a pram; empty while unknown."""
        return facts.access_answer(self)

    @property
    def site(self):
        """The place with an address and facts, if it is one that we know."""
        return self.room.place if self.room else self.place

    # Whether

    @property
    def takes_place(self) -> bool:
        return self.status == self.Status.PLANNED

    @property
    def is_cancelled(self) -> bool:
        return self.status == self.Status.CANCELLED

    @property
    def sticker(self) -> str:
        """„Fällt aus“, „Verlegt“, „Verschoben“, or nothing."""
        return {
            self.Status.CANCELLED: _("Fällt aus"),
            self.Status.MOVED: _("Verlegt"),
            self.Status.POSTPONED: _("Verschoben"),
        }.get(self.status, "")

    @property
    def room_trouble(self) -> str:
        """For staff: why the room is not this date's, or nothing."""
        if not self.room_id or not self.takes_place or self.is_past:
            return ""
        return holding.trouble(self)
