"""A request for several dates or rooms, line by line, as the rules see it now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, time, timedelta
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from quarters.local_time import local_day
from quarters.words import clock_span, long_date

from . import rhythm
from .finding import fits
from .found import State
from .line import Line
from .models import Room
from .refusal import Refused, Waive
from .repairs import A_WEEK, LEAVE_OUT, TAKE, Repair, Slot, repairs
from .rules import verdict
from .schedule import Schedule

# These say the same about every date: the form itself can speak of them.
COMMON = ("past", "raster", "duration")
TOLD = (State.FREE, State.REQUESTED, State.CLOSED, State.TAKEN, State.IMPOSSIBLE)


class Plan:
    """The lines of a request: each of the days in each of the rooms.

    `rooms` are of one place, the page's room first. `days`, `start` and `end` are
    local; `nights` (staff) says how many days later a date ends. `choices` is the
    form's data, with a value under `wahl-<key>` for lines about which somebody chose:
    „auslassen“, „nehmen“ or the value of a Slot. All dates and rooms cost one set of
    queries. Raises Refused (`order`, `self_overlap`, `too_many`) where the whole is
    not possible; what is wrong with single dates stands in their lines.
    """

    def __init__(
        self,
        rooms: list[Room],
        days: list[date],
        start: time,
        end: time,
        *,
        persons: int | None = None,
        choices: Mapping[str, str] | None = None,
        asked_on: date | None = None,
        waive: Waive = Waive.NOTHING,
        nights: int = 0,
    ):
        days = sorted(set(days))
        rhythm.check_number(len(days) * len(rooms))
        self.persons, self.choices = persons, choices or {}
        self.options = {"asked_on": asked_on, "waive": waive}
        self.known = days[0], days[-1] + A_WEEK
        self.schedules = _schedules(rooms, *self.known, nights)
        self.lines = [
            self._line(room, day, span, start, end)
            for day, span in rhythm.spans(days, start, end, nights).items()
            for room in rooms
        ]
        self._choose()
        for line in self.lines:
            if not line.is_good or line.is_moved or line.error:
                line.repairs = self._repairs(line)

    # What it says

    @property
    def asked(self) -> list[Line]:
        """What is asked for if it is sent now."""
        return [line for line in self.lines if not line.is_left_out]

    @property
    def left_out(self) -> list[Line]:
        return [line for line in self.lines if line.is_left_out]

    @property
    def refusal(self) -> str:
        """Why it cannot be sent like this: nothing is left of it."""
        if self.asked:
            return ""
        return _("Bitte lassen Sie mindestens einen Termin stehen.")

    @property
    def surprises(self) -> list[Line]:
        """Lines about which somebody has to choose first, or once more."""
        return [line for line in self.lines if not line.is_answered]

    @property
    def common_refusal(self) -> Refused | None:
        """What is wrong with the time itself, on every day alike."""
        refusals = [line.refusal for line in self.lines]
        if not refusals or not all(refusals):
            return None
        codes = {refusal.code for refusal in refusals}
        return refusals[0] if len(codes) == 1 and codes <= set(COMMON) else None

    @property
    def counts(self) -> str:
        """„9 frei, 1 geschlossen, 1 belegt“"""
        number = Counter(line.state for line in self.lines)
        words = [f"{number[state]} {state.label}" for state in TOLD if number[state]]
        return ", ".join(words)

    @property
    def headline(self) -> str:
        number = len(self.lines)
        words = ngettext("%(number)s Termin", "%(number)s Termine", number)
        return f"{words % {'number': number}}: {self.counts}"

    # How it is made

    def _line(self, room, day, span, start, end) -> Line:
        words = f"{long_date(day)}, {clock_span(start, end)}"
        slot = Slot(room, *(span or rhythm.nearest_real(day, start, end)))
        line = Line(f"{day.isoformat()}-{room.pk}", day, slot, words)
        line.choice = self.choices.get(line.name, "").strip()
        if span is None:
            line.state, line.refusal = State.IMPOSSIBLE, rhythm.skipped_time()
            return line
        found = verdict(self._schedule(room), *span, **self.options)
        line.refusal, line.hints = found.refusal, found.hints
        if found.refusal:
            line.state = State.of_refusal(found.refusal)
        elif found.rivals:
            line.state = State.REQUESTED
        return line

    def _choose(self) -> None:
        """First the dates that stay as they are, then those chosen instead."""
        for line in self.lines:
            if line.is_good and line.choice in ("", TAKE):
                line.chosen = line.slot
            elif line.choice == TAKE:
                line.error = line.reason
        for line in self.lines:
            if line.choice not in ("", TAKE, LEAVE_OUT):
                line.error = self._take(line)

    def _take(self, line: Line) -> str:
        """Take the chosen slot; else the sentence why not."""
        try:
            slot = Slot.read(line.choice, self.rooms)
        except ValueError:
            return _("Diese Auswahl gibt es nicht. Bitte wählen Sie noch einmal.")
        if refusal := self._refusal(slot, line):
            return str(refusal)
        line.chosen = slot
        return ""

    def _refusal(self, slot: Slot, line: Line) -> Refused | None:
        if not self._is_known(slot) or not self._fits(slot.room, line.room):
            return Refused(
                "choice", _("Diese Zeit oder dieser Raum passt nicht zu Ihrer Anfrage.")
            )
        if any(
            other.chosen and other is not line and other.chosen.meets(slot)
            for other in self.lines
        ):
            return Refused(
                "own", _("Das überschneidet sich mit einem anderen Ihrer Termine.")
            )
        schedule = self._schedule(slot.room)
        return verdict(schedule, slot.starts_at, slot.ends_at, **self.options).refusal

    def _repairs(self, line: Line) -> list[Repair]:
        return repairs(
            line.slot, self.schedules, lambda slot: not self._refusal(slot, line)
        )

    def _fits(self, room: Room, instead_of: Room) -> bool:
        """With several rooms, each holds its part: another must not hold less."""
        if room == instead_of or not self.persons:
            return True
        return fits(room, min(self.persons, instead_of.capacity or self.persons))

    def _schedule(self, room: Room) -> Schedule:
        return self._by_room[room.pk]

    @cached_property
    def _by_room(self) -> dict[int, Schedule]:
        return {schedule.room.pk: schedule for schedule in self.schedules}

    @cached_property
    def rooms(self) -> dict[int, Room]:
        """Those that may be chosen: all of the place, by id."""
        return {schedule.room.pk: schedule.room for schedule in self.schedules}

    def _is_known(self, slot: Slot) -> bool:
        """Near the dates of the request; others were not looked at."""
        first, last = self.known
        return first <= local_day(slot.starts_at) <= last


def _schedules(rooms: list[Room], first: date, last: date, nights: int):
    """Of the rooms asked for, then of the others at the place; three queries."""
    found = list(Room.objects.at_place_of(rooms[0]).with_place().with_hours())
    wanted = [room.pk for room in rooms]
    known = [room for room in found if room.pk in wanted or room.is_requestable]
    known.sort(key=lambda room: room.pk not in wanted)
    return Schedule.of_all(known, first, last + timedelta(days=nights))
