"""Invented requests with more to look at: a series with a date left out, one taken by
phone, a wish to change a date, and a time that we propose instead."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from django.contrib.auth import get_user_model
from django.utils import timezone

from quarters.local_time import moment
from rooms.deadline import answer_by
from rooms.models import Booking, BookingRequest, Proposal, Room

from .demo_requests import free_evenings, make_words, next_weekday, send, tell

Status = Booking.Status
SERIES = [
    Status.CONFIRMED,
    Status.CONFIRMED,
    Status.CONFIRMED,
    Status.LEFT_OUT,
    Status.REQUESTED,
    Status.REQUESTED,
]


def make_the_special_ones(group: Room, talk: Room) -> None:
    make_series(19, talk)
    make_phone_request(20, talk)
    make_wish(group)
    make_proposal(group)


def make_series(number: int, room: Room) -> None:
    """Half of it confirmed; the date left out is taken by a meeting of ours."""
    request = make_words(number, room)
    request.rhythm = BookingRequest.Rhythm.WEEKLY
    for status, start in zip(SERIES, free_weeks(room, len(SERIES)), strict=True):
        span = {"starts_at": start, "ends_at": start + timedelta(hours=2)}
        if status == Status.LEFT_OUT:
            meeting = {"title": "Beispiel: Teamsitzung", "status": Status.CONFIRMED}
            Booking.objects.create(room=room, **meeting, **span)
        Booking.objects.create(
            request=request, room=room, status=status, **why(status), **span
        )
    send(request, days_ago=2)
    tell(request, Status.CONFIRMED)


def why(status: str) -> dict:
    if status == Status.CONFIRMED:
        return {"decided_at": timezone.now()}
    if status == Status.LEFT_OUT:
        text = "Zu dieser Zeit ist der Raum belegt."
        taken = {"reason": Booking.Reason.TAKEN, "reason_text": text}
        return taken | {"wants_notice": True}
    return {}


def make_phone_request(number: int, room: Room) -> None:
    """Somebody called who has no e-mail address."""
    request = make_words(number, room)
    request.email, request.phone = "", "0421 000000"
    request.taken_by = get_user_model().objects.filter(is_staff=True).first()
    start = next(free_evenings(room))
    Booking.objects.create(
        request=request,
        room=room,
        starts_at=start,
        ends_at=start + timedelta(hours=2),
        status=Status.CONFIRMED,
        decided_at=timezone.now(),
    )
    send(request, days_ago=0)
    tell(request, Status.CONFIRMED)


def make_wish(room: Room) -> None:
    """A confirmed date stands, and another time is asked for instead."""
    standing = Booking.objects.occupying().of_requests().filter(room=room).first()
    start = next(free_evenings(room))
    Booking.objects.create(
        request=standing.request,
        room=room,
        starts_at=start,
        ends_at=start + timedelta(hours=2),
        status=Status.REQUESTED,
        replaces=standing,
    )
    request = standing.request
    request.answer_by = answer_by(timezone.localdate())
    request.save()


def make_proposal(room: Room) -> None:
    """Somebody is offered another evening."""
    asked = Booking.objects.requested().filter(room=room, replaces=None).last()
    start = next(free_evenings(room))
    Proposal.objects.create(
        booking=asked,
        room=room,
        starts_at=start,
        ends_at=start + timedelta(hours=2),
        valid_until=timezone.localdate() + timedelta(days=5),
    )


def free_weeks(room: Room, number: int) -> list[datetime]:
    """So many weeks in a row, at nine on a day on which nothing lies in the way."""
    return next(
        starts
        for starts in weekly_mornings(room, number)
        if not any(lies_in_the_way(room, start) for start in starts)
    )


def weekly_mornings(room: Room, number: int) -> Iterator[list[datetime]]:
    day = timezone.localdate() + timedelta(days=room.lead_days)
    while True:
        day = next_weekday(day)
        days = [day + timedelta(weeks=week) for week in range(number)]
        yield [moment(one, time(9)) for one in days]


def lies_in_the_way(room: Room, start: datetime) -> bool:
    end = start + timedelta(minutes=120 + room.turnover_minutes)
    early = start - timedelta(minutes=room.turnover_minutes)
    return room.bookings.overlapping(early, end).exists()
