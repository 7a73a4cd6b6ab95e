from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from quarters.local_time import day_end, local_day

from .. import facts, holding, words

# What is longer and goes on after midnight takes two days, not an evening.
NIGHT = timedelta(hours=14)


class Readable:
    """What can be read off a date: when it is, in words, and whether it happens."""

    # When

    @property
    def first_day(self) -> date:
        return local_day(self.starts_at)

    @property
    def last_day(self) -> date:
        """The last day on which it is listed: a night belongs to its evening."""
        return self.first_day if self._is_short else self.end_day

    @property
    def end_day(self) -> date:
        """The local day on which it ends; at 0:00 that is the day before."""
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
        """The second day on a calendar leaf."""
        return self.last_day if self.is_running_for_days else None

    @property
    def is_today(self) -> bool:
        return self.first_day <= timezone.localdate() <= self.last_day

    @property
    def is_past(self) -> bool:
        """Over; without an end it lasts until its local day is over. A night that
        still runs in the small hours is not, though its day is."""
        return (self.ends_at or day_end(self.last_day)) <= timezone.now()

    @property
    def has_ended_today(self) -> bool:
        """Today's list holds it until midnight."""
        return self.is_past and self.last_day == timezone.localdate()

    @property
    def _is_short(self) -> bool:
        if self.all_day or self.ends_at is None:
            return False
        return self.ends_at - self.starts_at <= NIGHT

    # In words

    @property
    def time_words(self) -> str:
        """„15:00 bis 17:00 Uhr“, „ab 17:00 Uhr“, „ganztags“"""
        return words.time_of(self)

    @property
    def time_words_today(self) -> str:
        """The same; „bis Freitag, 11. Dezember, 16:00 Uhr“ on its later days"""
        return words.time_on(self, timezone.localdate())

    @property
    def day_words(self) -> str:
        """„Dienstag, 8. Dezember 2026“, or the first and the last day"""
        return words.day(self)

    @property
    def when_words(self) -> str:
        """„Dienstag, 8. Dezember 2026, 15:00 bis 17:00 Uhr“"""
        return words.when(self)

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
    def is_only_elsewhere(self) -> bool:
        """Moved to another place at its time: then only the place is struck through."""
        return bool(self.moved_to_id) and words.is_elsewhere(self, self.new_date)

    @property
    def has_other_time(self) -> bool:
        """Its own holds no more; perhaps the other one is not known yet."""
        if self.status == self.Status.POSTPONED:
            return True
        return bool(self.moved_to_id) and not self.is_only_elsewhere

    @property
    def new_label(self) -> str:
        """„Neuer Termin“, or „Neuer Ort“ at the old time"""
        return words.new_label(self)

    @property
    def new_words(self) -> str:
        """„Freitag, 11. Dezember, 14:30 Uhr“: what is new of the new date"""
        return words.new_words(self, words.begin)

    @property
    def old_label(self) -> str:
        """Of a date to which another was moved; empty for all others."""
        return words.old_label(self) if self.old_date else ""

    @property
    def old_words(self) -> str:
        """„Dienstag, 8. Dezember, 14:30 Uhr“: what was different of the old date"""
        return words.old_words(self, words.begin)

    @property
    def whole_old_words(self) -> str:
        """The same with year and end."""
        return words.old_words(self, words.when)

    @property
    def note_sentence(self) -> str:
        """The note for all, so that another sentence can follow."""
        return words.ended(self.public_note)

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

    @property
    def room_now(self):
        """For staff: the booking that the date could follow, or nothing."""
        return holding.booking_now(self)
