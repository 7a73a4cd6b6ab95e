"""By when we answer, and until when a date can be cancelled by link."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from quarters.local_time import local_day, moment

from .models import Booking

ANSWER_WORKING_DAYS = 3
SATURDAY = 5


def answer_by(sent_on: date) -> date:
    """Three working days (Monday to Friday) after the day of arrival."""
    day, left = sent_on, ANSWER_WORKING_DAYS
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < SATURDAY
    return day


def working_days(first: date, last: date) -> int:
    """Monday to Friday, after the first day up to the last."""
    days = (last - first).days
    return sum(
        (first + timedelta(days=number)).weekday() < SATURDAY
        for number in range(1, days + 1)
    )


def working_days_before(day: date, number: int) -> date:
    """The latest day after which so many working days have begun, this one included."""
    while number:
        number -= day.weekday() < SATURDAY
        day -= timedelta(days=1)
    return day


def working_morning_before(day: date) -> datetime:
    """Nine o'clock on the working day before."""
    day -= timedelta(days=1)
    while day.weekday() >= SATURDAY:
        day -= timedelta(days=1)
    return moment(day, time(9))


def cancel_until(booking: Booking) -> date:
    """The last local day on which the requester may cancel; it counts as a whole."""
    return local_day(booking.starts_at) - timedelta(days=booking.room.cancel_days)


def may_be_cancelled(booking: Booking) -> bool:
    return booking.is_confirmed and timezone.localdate() <= cancel_until(booking)
