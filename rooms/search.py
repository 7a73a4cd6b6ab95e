"""„Für 20 Personen, Dienstag 18 bis 20 Uhr, stufenlos“: the same wish to all rooms."""

from __future__ import annotations

from datetime import date, time, timedelta

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from quarters.local_time import day_end, day_start, local_day, window
from quarters.models import Place
from quarters.words import clock, clock_span, day_date

from .finding import Alternative, fits
from .found import Link, Result, Search, SearchWish, State
from .models import Room
from .nearby import (
    days_from,
    every_start,
    fitting_length,
    nearest_free,
    raster_up,
)
from .next_free import next_free_of
from .rules import Refused, verdict
from .schedule import Schedule
from .words import short_span

NOON = time(12)


def search(rooms: list[Room], wish: SearchWish) -> Search:
    """Wants rooms with place and prefetched hours; many cost no more queries."""
    if wish.quarter:
        rooms = [room for room in rooms if room.quarter == wish.quarter]
    misfits = {room: reason for room in rooms if (reason := _misfit(room, wish))}
    left_out = [f"{room.name} ({reason})" for room, reason in misfits.items()]
    fitting = [room for room in rooms if room not in misfits]
    results = _dated(fitting, wish) if wish.day else _undated(fitting, wish)
    for result in results:
        result.notes = _notes(result.room, wish)
        if not result.room.is_requestable:
            result.url, result.other = "", None
    return Search(wish, sorted(results, key=_rank), left_out)


def _rank(result: Result) -> tuple[int, bool]:
    """The best answers first, those that need no call before the others."""
    return list(State).index(result.state), not result.room.is_requestable


def _misfit(room: Room, wish: SearchWish) -> str:
    if wish.persons and not fits(room, wish.persons):
        return _("höchstens %(capacity)s Personen") % {"capacity": room.capacity}
    if wish.step_free and room.place.step_free == Place.StepFree.NO:
        return _("nicht stufenlos")
    return ""


def _notes(room: Room, wish: SearchWish) -> list[str]:
    """What the office should be asked, because nobody has written it down yet."""
    notes = []
    if wish.persons and room.capacity is None:
        notes.append(
            _("Wie viele Personen hineinpassen, steht hier noch nicht. Fragen Sie uns.")
        )
    if wish.step_free and room.place.step_free == Place.StepFree.PARTLY:
        note = room.place.step_free_note or _("fragen Sie uns nach dem Weg")
        notes.append(_("Teilweise stufenlos: %(note)s") % {"note": note})
    if wish.step_free and room.place.step_free == Place.StepFree.UNKNOWN:
        notes.append(
            _("Ob der Weg stufenlos ist, steht hier noch nicht. Fragen Sie uns.")
        )
    return notes


def _undated(rooms: list[Room], wish: SearchWish) -> list[Result]:
    results = []
    for room, free in next_free_of(rooms).items():
        state = State.MAYBE if _notes(room, wish) else State.FITS
        result = Result(room, state, url=_request_url(room, wish))
        if free:
            start = free[0]
            text = _("%(day)s, ab %(time)s") % {
                "day": day_date(start),
                "time": clock(free[0]),
            }
            result.other = Link(text, _request_url(room, wish, local_day(start)))
        results.append(result)
    return results


def _dated(rooms: list[Room], wish: SearchWish) -> list[Result]:
    if not rooms:
        return []
    days = [day for room in rooms for day in days_from(room, wish.day)]
    schedules = Schedule.of_all(rooms, min(days), max(days))
    judge = _at_that_time if wish.span else _on_that_day
    return [judge(schedule, wish) for schedule in schedules]


def _at_that_time(schedule: Schedule, wish: SearchWish) -> Result:
    room, found = schedule.room, verdict(schedule, *wish.span)
    if found.is_possible:
        url = Alternative(room, *wish.span, wish.persons).url
        if not found.rivals:
            return Result(room, State.FREE, " ".join(found.hints), url)
        sentence = _(
            "Für diese Zeit gibt es schon eine Anfrage. Sie können trotzdem anfragen."
        )
        result = Result(room, State.REQUESTED, sentence, url)
    else:
        result = _refused(room, found.refusal)
    span = nearest_free(schedule, wish.span[0], wish.span[1] - wish.span[0])
    if span:
        text = f"{day_date(span[0])}, {clock_span(*span)}"
        result.other = Link(text, Alternative(room, *span, wish.persons).url)
    return result


def _on_that_day(schedule: Schedule, wish: SearchWish) -> Result:
    room = schedule.room
    if _has_room_on(schedule, wish.day):
        sentence = _("Frei: %(times)s") % {"times": _times(schedule, wish.day)}
        if schedule.rivals(day_start(wish.day), day_end(wish.day)):
            sentence = _("%(free)s (zum Teil schon angefragt)") % {"free": sentence}
        url = _request_url(room, wish, wish.day)
        return Result(room, State.FREE, sentence, url)
    result = _refused(room, _refusal_on(schedule, wish.day))
    for day in days_from(room, wish.day):
        if _has_room_on(schedule, day):
            text = f"{day_date(day)}, {_times(schedule, day)}"
            result.other = Link(text, _request_url(room, wish, day))
            break
    return result


def _refused(room: Room, refusal: Refused) -> Result:
    state = State.of_refusal(refusal)
    return Result(room, state, str(refusal), refusal=refusal)


def _has_room_on(schedule: Schedule, day: date) -> bool:
    length = _shortest(schedule.room)
    return any(
        verdict(schedule, start, start + length).is_possible
        for start in every_start(schedule, day, length)
    )


def _refusal_on(schedule: Schedule, day: date) -> Refused:
    """Why nothing is possible on that day: what the rules say to its first hour."""
    windows = schedule.windows(day) or [window(day, NOON, NOON)]
    start = raster_up(windows[0][0], schedule.room.raster_minutes)
    refusal = verdict(schedule, start, start + _shortest(schedule.room)).refusal
    return refusal or Refused("taken", _("An diesem Tag ist nichts mehr frei."))


def _shortest(room: Room) -> timedelta:
    return fitting_length(room, timedelta())


def _times(schedule: Schedule, day: date) -> str:
    return ", ".join(short_span(*span) for span in schedule.free_spans(day))


def _request_url(room: Room, wish: SearchWish, day: date | None = None) -> str:
    asked = {"datum": day and day.isoformat(), "personen": wish.persons}
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{reverse('rooms:request', args=[room.slug])}{query and '?'}{query}"
