from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext, gettext_noop

from quarters.local_time import day_end, day_start
from rooms.rules import Refused, Waive

from ..holding import hold_room

if TYPE_CHECKING:
    from .date import EventDate


LINKS = ["booking_id", "moved_to_id"]
IS_CHANGED = gettext_noop("Dieser Termin ist schon geändert.")


class Deeds:
    """What becomes of a date: each deed locks it, takes care of its room and counts
    what people have in their calendars."""

    # `with_request`: whoever asked for the room is written to, see `holding`.

    @transaction.atomic
    def schedule(
        self,
        *,
        by=None,
        waive: Waive = Waive.OWN_DATES,
        with_request: bool = False,
        reason: str = "",
        moved: list | None = None,
    ) -> None:
        """Store the date together with its room; `moved`: see `holding`.

        Raises rooms.rules.Refused if the room is not to be had; then nothing is
        stored, and a date that was to be moved keeps its old time and room.
        """
        self._fill_whole_days()
        before = self._lock()
        # What was there before does not say why the room changes.
        if before and before["public_note"] != self.public_note:
            reason = reason or self.public_note
        options = {"by": by, "waive": waive, "with_request": with_request}
        self._store(before, **options, reason=reason, moved=moved)

    def cancel(self, note: str = "", *, by=None, with_request: bool = False) -> None:
        """Let it fall out and set its room free; it stays on the lists."""
        self._call_off(self.Status.CANCELLED, note, by, with_request)

    def postpone(self, note: str = "", *, by=None, with_request: bool = False) -> None:
        """It will be later, nobody knows when; it stays on the lists without a room."""
        self._call_off(self.Status.POSTPONED, note, by, with_request)

    @transaction.atomic
    def move_to(self, new: EventDate, note: str = "", **options) -> EventDate:
        """Let `new` take its place, its series and its room, and say so here.

        Also where it fell out or was postponed: then `new` is what people waited for.
        Returns the new date; moved back to where it came from, that is the old row.
        `options` are those of `schedule`, which raises Refused; then nothing moves.
        """
        way = self._lock_way_back()
        before = self._lock_as_stored()
        if not self.can_move:
            raise Refused("state", gettext(IS_CHANGED))
        old = self._where_it_came_from(way, new)
        if old:
            led_to, new = old.moved_to_id, old._live_again_as(new)
        new.event, new.series = self.event, self.series
        if self.booking and self.booking.is_confirmed and not self.booking.is_past:
            new.booking, self.booking = self.booking, None
        self.public_note = note
        if not self.is_cancelled:
            self.status = self.Status.MOVED
        self.sequence = before["sequence"] + 1
        self.save()
        new.schedule(reason=note, **options)
        if old:
            old._lead_past(way, led_to)
        self.moved_to = new
        self.save()
        return new

    @transaction.atomic
    def _call_off(self, status: str, note: str, by, with_request: bool) -> None:
        before = self._lock_as_stored()
        # Moved by somebody else meanwhile, it has its end already.
        if self.status == self.Status.MOVED:
            raise Refused("state", gettext(IS_CHANGED))
        self.status, self.public_note = status, note
        self._store(before, by=by, with_request=with_request, reason=note)

    def _store(self, before: dict | None, **options) -> None:
        """`options`: see `holding`."""
        hold_room(self, **options)
        self._count_change(before)
        self.save()

    def _lock_way_back(self) -> list[EventDate]:
        """The dates that were moved here, the latest first, locked with this one in
        the order of all deeds. Raises Refused if somebody changed one meanwhile."""
        way = self._way_back()
        keys = [self.pk, *(row.pk for row in way)]
        rows = type(self).objects.select_for_update().filter(pk__in=keys)
        list(rows.order_by("pk").values_list("pk"))
        locked = self._way_back()
        if [row._state_of_way for row in locked] != [row._state_of_way for row in way]:
            raise Refused("state", gettext(IS_CHANGED))
        return locked

    def _way_back(self) -> list[EventDate]:
        way: list[EventDate] = []
        while True:
            before = way[-1] if way else self
            old = type(self).objects.filter(moved_to=before.pk).first()
            if old is None or old in [self, *way]:
                return way
            way.append(old)

    @property
    def _state_of_way(self) -> tuple:
        return self.pk, self.status, self.sequence

    @staticmethod
    def _where_it_came_from(way: list[EventDate], new: EventDate) -> EventDate | None:
        """The row of this way that was at the time of `new`."""
        rows = [row for row in way if row.starts_at == new.starts_at]
        return rows[0] if rows and not rows[0].takes_place else None

    def _live_again_as(self, new: EventDate) -> EventDate:
        """At its own time; all else is as in `new`."""
        for name in ["ends_at", "all_day", "room", "place", "place_text"]:
            setattr(self, name, getattr(new, name))
        self.status, self.moved_to = self.Status.PLANNED, None
        self.public_note = new.public_note
        return self

    def _lead_past(self, way: list[EventDate], led_to: int) -> None:
        """Whoever was moved to this row goes on to where it was moved itself: from
        there the way leads back here, and two are never moved to one."""
        for row in way:
            if row.moved_to_id == self.pk:
                row.moved_to_id = led_to
                row.sequence += 1
                row.save()

    def _fill_whole_days(self) -> None:
        """A whole-day date runs from local midnight to the midnight after its end."""
        if self.all_day:
            first, last = self.first_day, self.last_day
            self.starts_at, self.ends_at = day_start(first), day_end(last)

    def _lock(self) -> dict | None:
        """What is stored now; the date is locked before its rooms, see `locking`."""
        stored = type(self).objects.select_for_update().filter(pk=self.pk)
        return stored.values("sequence", *LINKS, *self.ANNOUNCED).first()

    def _lock_as_stored(self) -> dict:
        """The same; what somebody changed since it was read counts. Raises Refused
        if somebody deleted it."""
        before = self._lock()
        if before is None:
            raise Refused("gone", gettext("Diesen Termin gibt es nicht mehr."))
        if any(before[name] != getattr(self, name) for name in before):
            self.refresh_from_db()
        return before

    def _count_change(self, before: dict | None) -> None:
        """From what is stored: whoever read it earlier never counts down."""
        if before:
            names = [*self.ANNOUNCED, "moved_to_id"]
            is_news = any(before[name] != getattr(self, name) for name in names)
            self.sequence = before["sequence"] + is_news
