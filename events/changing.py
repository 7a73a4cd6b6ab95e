"""Change dates that are to come: this one, this and the following, or all of them.

What is over is never rewritten. A date that cannot change stays as it is, and is named.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from hashlib import sha256

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quarters.local_time import NonexistentTime, moment
from rooms.rules import Refused, Waive

from .asked_rooms import set_free_together, tell
from .locking import lock
from .models import EventDate
from .trying import staff_sentence
from .words import in_short

PLACE = ["room", "place", "place_text"]
IS_THERE = gettext_lazy("Zu dieser Zeit steht die Veranstaltung schon im Kalender.")
HAS_BEGUN = gettext_lazy(
    "Der Termin hat schon begonnen. Sein Beginn bleibt, wie er ist."
)


class Scope(models.TextChoices):
    ONE = "one", gettext_lazy("nur diesen Termin")
    FOLLOWING = "following", gettext_lazy("diesen und alle folgenden")
    ALL = "all", gettext_lazy("alle künftigen")


def dates_in(date: EventDate, scope: str = Scope.ONE) -> list[EventDate]:
    """The dates that are meant and not over yet: of the same series, in order, or
    of the same event where no series made them."""
    coming = EventDate.objects.for_staff().not_over().taking_place()
    coming = coming.filter(event=date.event_id, series=date.series_id)
    if scope == Scope.ONE:
        coming = coming.filter(pk=date.pk)
    elif scope == Scope.FOLLOWING:
        coming = coming.filter(starts_at__gte=date.starts_at)
    return list(coming.order_by("starts_at", "pk"))


@dataclass
class Change:
    """What shall be different; a name that is not among `values` stays as it is.

    `starts` and `ends` are clock times, the rest fields of a date.
    """

    values: dict
    waive: Waive = Waive.OWN_DATES
    with_request: bool = False
    reason: str = ""

    @property
    def is_of_time(self) -> bool:
        return bool({"starts", "ends"} & self.values.keys())

    @property
    def leaves_rooms(self) -> bool:
        """With the requests for them."""
        leaves = "room" in self.values and self.values["room"] is None
        return self.with_request and leaves


@dataclass(eq=False)
class Step:
    date: EventDate
    before: str
    after: str = ""
    refusal: str = ""
    moved: list = field(default_factory=list)

    @property
    def key(self) -> str:
        date = f"{self.date.pk}v{self.date.sequence}"
        return "|".join([date, self.before, self.after, self.refusal])


def preview(date: EventDate, scope: str, change: Change, *, by=None) -> list[Step]:
    """What would become of each date; carried out and undone."""
    with transaction.atomic():
        steps = _carry_out(date, scope, change, by)
        transaction.set_rollback(True)
    return steps


@transaction.atomic
def carry_out(
    date: EventDate, scope: str, change: Change, *, by=None, seen: str = ""
) -> list[Step]:
    """Change what can be changed. Raises Refused, with nothing changed, if that is
    nothing, or not what staff saw: `seen` is the digest of the steps they looked at."""
    steps = _carry_out(date, scope, change, by)
    if seen and seen != digest(steps):
        raise Refused("changed", _("Inzwischen hat sich etwas geändert."))
    if not any(not step.refusal for step in steps):
        raise Refused("none", _("Keiner dieser Termine kann so geändert werden."))
    if scope != Scope.ONE and date.series:
        _keep_in_series(date.series, change)
    return steps


def digest(steps: list[Step]) -> str:
    return sha256("\n".join(step.key for step in steps).encode()).hexdigest()[:16]


def _carry_out(date: EventDate, scope: str, change: Change, by) -> list[Step]:
    lock(dates_in(date, scope), change.values.get("room"))
    if change.leaves_rooms:
        leaving = _that_can(date, scope, change, by)
        set_free_together(leaving, by=by, reason=change.reason)
    steps = [_step(one, change, by) for one in dates_in(date, scope)]
    moved = [one for step in steps if not step.refusal for one in step.moved]
    tell(moved, change.reason)
    return steps


def _that_can(date: EventDate, scope: str, change: Change, by) -> list[EventDate]:
    """Found by trying all of them: what one does may be in the way of the next."""
    with transaction.atomic():
        steps = [_step(one, change, by) for one in dates_in(date, scope)]
        transaction.set_rollback(True)
    able = {step.date.pk for step in steps if not step.refusal}
    return [one for one in dates_in(date, scope) if one.pk in able]


def _step(date: EventDate, change: Change, by) -> Step:
    step = Step(date, before=in_short(date))
    stored = copy(date)
    try:
        with transaction.atomic():
            _apply(date, change)
            step.after = in_short(date)
            if change.is_of_time:
                _check(date, stored)
            date.schedule(
                by=by,
                waive=change.waive,
                with_request=change.with_request,
                reason=change.reason,
                moved=step.moved,
            )
    except NonexistentTime:
        step.refusal = _("In dieser Nacht wird die Uhr vorgestellt, die Zeit fehlt.")
    except Refused as refusal:
        step.refusal = staff_sentence(refusal)
    return step


def _apply(date: EventDate, change: Change) -> None:
    for name, value in change.values.items():
        if name not in ("starts", "ends"):
            setattr(date, name, value)
    if change.is_of_time:
        _set_times(date, change.values)


def _set_times(date: EventDate, values: dict) -> None:
    """New clock times on the same days; an end before the beginning is a day later,
    and 0:00 ends the last day."""
    first, last = date.first_day, date.last_day
    start = values.get("starts", _clock(date.starts_at))
    end = values.get("ends", date.ends_at and _clock(date.ends_at))
    if "starts" in values:
        date.starts_at = moment(first, start)
    date.all_day, date.ends_at = False, None
    if end is not None:
        is_after_midnight = end == time.min or (last == first and end <= start)
        day = last + timedelta(days=1) if is_after_midnight else last
        date.ends_at = moment(day, end)


def _clock(point: datetime) -> time:
    return timezone.localtime(point).time()


def _check(date: EventDate, stored: EventDate) -> None:
    """What has begun can still get another end, but no other beginning."""
    begins_anew, now = date.starts_at != stored.starts_at, timezone.now()
    if begins_anew and stored.starts_at <= now:
        raise Refused("begun", str(HAS_BEGUN))
    if date.is_past or (begins_anew and date.starts_at < now):
        raise Refused("past", _("Diese Zeit ist schon vorbei."))
    if date.is_running_for_days and not stored.is_running_for_days:
        raise Refused("length", _("Das Ende muss nach dem Beginn liegen."))
    if begins_anew and date.is_there_already:
        raise Refused("twice", str(IS_THERE))


def _keep_in_series(series, change: Change) -> None:
    """What the series gets when it is extended looks like what it has now."""
    known = ["starts", "ends", *PLACE]
    kept = {name: change.values[name] for name in known if name in change.values}
    for name, value in kept.items():
        setattr(series, name, value)
    if kept:
        series.save(update_fields=list(kept))
