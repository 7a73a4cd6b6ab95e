from __future__ import annotations

from datetime import datetime

from django.db.models import Q

from quarters.local_time import day_end

# So many are followed, and loaded with the date.
MOVES = 3


class OnItsWay:
    """Where a date was moved from and to, and what may still become of it."""

    @property
    def new_date(self):
        """Where it is now, or nothing: what was moved may have been moved again."""
        new = self
        for _move in range(MOVES):
            if new.moved_to_id:
                new = new.moved_to
        return None if new is self else new

    @property
    def old_date(self):
        """Which date was moved here, or nothing."""
        return getattr(self, "moved_from", None)

    @property
    def is_on_its_way(self) -> Q:
        """Itself, and the dates that it was moved from and to."""
        way, there = Q(pk=self.pk), self
        for number in range(1, MOVES + 1):
            way |= Q(**{"__".join(["moved_to"] * number): self.pk})
            there = there.moved_to if there and there.moved_to_id else None
            way |= Q(pk=there.pk) if there else Q()
        return way

    @property
    def last_changed_at(self) -> datetime:
        """Also when its new date moves on or falls out, or the event is reworded."""
        changed = [date.changed_at for date in [self, self.new_date] if date]
        return max(self.event.announced_at, *changed)

    @property
    def could_be_read_before_it_was_over(self) -> bool:
        """What was entered too late, with the wrong year mostly, nobody could."""
        if not (self.is_past and self.event.is_published):
            return False
        over = self.ends_at or day_end(self.last_day)
        return not self.takes_place or self.changed_at < over

    @property
    def can_move(self) -> bool:
        """Takes place, or fell out or was postponed without a new date so far."""
        return self.status != self.Status.MOVED and not self.moved_to_id
