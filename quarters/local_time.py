"""Points in time as people in Bremen mean them: stored in UTC, thought local."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone


class NonexistentTime(ValueError):
    """The clock skips this local time when it is put forward in spring."""


def moment(day: date, clock: time) -> datetime:
    """The local time of a day as a point in time (UTC).

    A time that happens twice in autumn means its first occurrence. Raises
    NonexistentTime for a time that the clock skips in spring.
    """
    zone = timezone.get_default_timezone()
    local = datetime.combine(day, clock, tzinfo=zone)
    utc = local.astimezone(UTC)
    if utc.astimezone(zone).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise NonexistentTime(f"{day} {clock}")
    return utc


def day_start(day: date) -> datetime:
    """Local midnight at which the day begins (UTC)."""
    return moment(day, time.min)


def day_end(day: date) -> datetime:
    """Local midnight at which the day ends (UTC, exclusive)."""
    return day_start(day + timedelta(days=1))


def window(day: date, starts: time, ends: time) -> tuple[datetime, datetime]:
    """A local span of one day; an end of 00:00 means the midnight that follows.

    A border in the skipped hour is taken as the first moment after it.
    """
    zone = timezone.get_default_timezone()
    last = day + timedelta(days=1) if ends == time.min else day
    return (
        datetime.combine(day, starts, tzinfo=zone).astimezone(UTC),
        datetime.combine(last, ends, tzinfo=zone).astimezone(UTC),
    )


def local_day(point: datetime) -> date:
    return timezone.localdate(point)
