"""A request for several dates or rooms, line by line, as the rules see it now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time, timedelta
from functools import cached_property

from django.utils.translation import gettext as _

from quarters.local_time import local_day
from quarters.words import clock_span

from . import rhythm
from .finding import fits
from .found import State
from .line import Line
from .models import Room
from .plan_words import PlanWords
from .refusal import Refused, Waive
from .repairs import A_WEEK, LEAVE_OUT, TAKE, Repair, Slot, repairs
from .rules import Verdict, verdict
from .schedule import Schedule

# These say the same about every date: the form itself can speak of them.
COMMON = ("past", "raster", "duration")


class Plan(PlanWords):
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

    @property
    def common_refusal(self) -> Refused | None:
        """What is wrong with the time itself, on every day alike."""
        refusals = [line.refusal for line in self.lines]
        if not refusals or not all(refusals):
            return None
        codes = {refusal.code for refusal in refusals}
        return refusals[0] if len(codes) == 1 and codes <= set(COMMON) else None

    # How it is made

    def _line(self, room, day, span, start, end) -> Line:
        slot = Slot(room, *(span or rhythm.nearest_real(day, start, end)))
        key = f"{day.isoformat()}-{room.pk}"
        line = Line(key, day, slot, clock_span(start, end))
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
                line.chosen, line.chosen_state = line.slot, line.state
        for line in self.lines:
            if line.choice not in ("", TAKE, LEAVE_OUT):
                line.error = self._take(line)

    def _take(self, line: Line) -> str:
        """Take the chosen slot; else the sentence why not."""
        try:
            slot = Slot.read(line.choice, self.rooms)
        except ValueError:
            return _("Diese Auswahl gibt es nicht. Bitte wählen Sie noch einmal.")
        found = self._verdict(slot, line)
        if found.refusal:
            return str(found.refusal)
        line.chosen = slot
        line.chosen_state = State.REQUESTED if found.rivals else State.FREE
        return ""

    def _verdict(self, slot: Slot, line: Line) -> Verdict:
        """On a slot instead of a line's own."""
        if not self._is_known(slot) or not self._fits(slot.room, line.room):
            words = _("Diese Zeit oder dieser Raum passt nicht zu Ihrer Anfrage.")
            return Verdict(Refused("choice", words))
        if any(
            other.chosen and other is not line and other.chosen.meets(slot)
            for other in self.lines
        ):
            words = _("Das überschneidet sich mit einem anderen Ihrer Termine.")
            return Verdict(Refused("own", words))
        schedule = self._schedule(slot.room)
        return verdict(schedule, slot.starts_at, slot.ends_at, **self.options)

    def _repairs(self, line: Line) -> list[Repair]:
        return repairs(
            line.slot,
            self.schedules,
            lambda slot: self._verdict(slot, line).is_possible,
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
