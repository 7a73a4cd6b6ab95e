"""Invented requests for rooms, in every state that a single date can be in. Together
with those of `demo_series` they are twenty.

They are rows only: no letter is written to anybody.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from quarters.local_time import moment
from rooms.deadline import answer_by
from rooms.logbook import note
from rooms.models import Booking, BookingRequest, Room

Status = Booking.Status

PURPOSES = [
    "Nähgruppe",
    "Teamsitzung",
    "Lesekreis",
    "Chorprobe",
    "Sprachtandem",
    "Mieterversammlung",
    "Yoga im Sitzen",
    "Elternabend",
    "Schreibwerkstatt",
    "Spieleabend",
]
STATES = [
    (Status.UNVERIFIED, 3),
    (Status.REQUESTED, 5),
    (Status.CONFIRMED, 4),
    (Status.DECLINED, 3),
    (Status.WITHDRAWN, 2),
    (Status.CANCELLED, 1),
]
STORY = {
    Status.CONFIRMED: "Der Raum wurde für Sie bestätigt.",
    Status.DECLINED: "Die Anfrage wurde abgelehnt.",
    Status.WITHDRAWN: "Sie haben Ihre Anfrage zurückgezogen.",
    Status.CANCELLED: "Sie haben den Termin storniert.",
}


def make_requests(group: Room, talk: Room) -> None:
    """Each on an evening of its own; two open ones want what is already taken."""
    states = [state for state, number in STATES for _i in range(number)]
    evenings = {room.pk: free_evenings(room) for room in (group, talk)}
    for number, state in enumerate(states, start=1):
        room = (group, talk)[number % 2]
        make_request(number, state, room, next(evenings[room.pk]))
    taken = Booking.objects.occupying().filter(room=group).upcoming().last()
    wishing = Booking.objects.requested().filter(room=group, request__isnull=False)
    for booking in wishing[:2]:
        booking.starts_at, booking.ends_at = taken.starts_at, taken.ends_at
        booking.block()
        booking.save()


def make_request(number: int, state: str, room: Room, evening: datetime) -> None:
    request = make_words(number, room)
    Booking.objects.create(
        request=request,
        room=room,
        starts_at=evening,
        ends_at=evening + timedelta(hours=2),
        status=state,
        **reason(state),
    )
    if state != Status.UNVERIFIED:
        send(request, days_ago=number % 3)
        if state in STORY:
            tell(request, state)


def make_words(number: int, room: Room) -> BookingRequest:
    return BookingRequest.objects.create(
        number=f"QEK-X{number:03d}",
        organisation=f"Mustergruppe {number} (erfunden)",
        name=("Vera Muster", "Ali Beispiel")[number % 2] + " (erfunden)",
        email=f"muster{number}@verein.example",
        phone="0421 000000" if number % 3 else "",
        purpose=PURPOSES[number % len(PURPOSES)],
        persons=4 + number % 12,
        is_public=number % 4 == 0,
        message="Wir bringen Tee mit. (erfunden)" if number % 5 == 0 else "",
        rules_version=room.rules_version,
        rules_accepted_at=timezone.now(),
    )


def tell(request: BookingRequest, state: str) -> None:
    entry = note(request, STORY[state], old=Status.REQUESTED, new=state)
    if state in (Status.CONFIRMED, Status.DECLINED):
        entry.by_name = "Vera Muster (erfunden)"
        entry.save()


def reason(state: str) -> dict:
    if state == Status.DECLINED:
        return {"reason": Booking.Reason.TOO_MANY, "decided_at": timezone.now()}
    if state in (Status.CONFIRMED, Status.CANCELLED):
        return {"decided_at": timezone.now()}
    return {}


def send(request: BookingRequest, days_ago: int) -> None:
    sent_at = timezone.now() - timedelta(days=days_ago)
    request.sent_at = sent_at
    request.answer_by = answer_by(timezone.localdate(sent_at))
    request.save()
    BookingRequest.objects.filter(pk=request.pk).update(created_at=sent_at)
    text = "Ihre Anfrage ist bei uns angekommen."
    note(request, text, at=sent_at, new=Status.REQUESTED)


def free_evenings(room: Room) -> Iterator[datetime]:
    """18:00 on weekdays from the first that can be asked for, where nothing lies."""
    day = timezone.localdate() + timedelta(days=room.lead_days)
    while True:
        day = next_weekday(day)
        start = moment(day, time(18))
        end = start + timedelta(minutes=120 + room.turnover_minutes)
        if not room.bookings.overlapping(start, end).exists():
            yield start


def next_weekday(day: date) -> date:
    day += timedelta(days=1)
    while day.weekday() > 4:
        day += timedelta(days=1)
    return day
