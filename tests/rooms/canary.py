"""Seed words that nobody else uses, and look for them wherever something is kept."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from post_office.models import Attachment, Email

from quarters.local_time import local_day
from rooms import guard, letters, logbook
from rooms.models import BookingRequest, Opener, Proposal
from tests.factories import make_open_booking, make_request

CANARY = "kanarienvogel"
ADDRESS = "kanarienvogel.mail@verein.example"


def make_canary(room, *times, by, address=ADDRESS, **overrides) -> BookingRequest:
    """A request that has left its words everywhere a request can leave words."""
    status = overrides.pop("status", "confirmed")
    request = make_request(
        organisation="Kanarienvogel Verein",
        name="Kanarienvogel Name",
        email=address,
        phone="0421 777333",
        purpose="Kanarienvogel Treffen",
        message="Kanarienvogel Nachricht",
        internal_note="Kanarienvogel Notiz",
        submission=f"kanarienvogel-{room.bookings.count()}",
        **overrides,
    )
    booking = make_open_booking(
        room,
        *times,
        request=request,
        status=status,
        title="Kanarienvogel Titel",
        reason_text="Kanarienvogel Grund",
        wished="statt Kanarienvogel Tag",
    )
    propose_another_time(booking, by)
    logbook.note(
        request, "Kanarienvogel Eintrag", by=by, reason="Kanarienvogel", booking=booking
    )
    for is_from_office in (True, False):
        request.messages.create(
            is_from_office=is_from_office, by=by, text="Kanarienvogel"
        )
    Opener.objects.create(booking=booking, name="Kanarienvogel Schlüssel")
    letters.cancelled(booking, by_us=True, reason="Kanarienvogel Brief").queue()
    letters.to_staff(request, {}).queue()
    guard.take(("email", address))
    written_by_the_admin(request, by)
    return request


def propose_another_time(booking, by) -> None:
    """It has no words, but its room and time are the requester's business."""
    Proposal.objects.create(
        booking=booking,
        room=booking.room,
        starts_at=booking.starts_at + timedelta(days=1),
        ends_at=booking.ends_at + timedelta(days=1),
        valid_until=local_day(booking.starts_at),
        made_by=by,
    )


def written_by_the_admin(request: BookingRequest, by) -> None:
    """A letter's line in the admin's history carries the address."""
    for model, row in [
        (Email, request.letters.first().email),
        (BookingRequest, request),
    ]:
        LogEntry.objects.create(
            user=by,
            content_type=ContentType.objects.get_for_model(model),
            object_id=str(row.pk),
            object_repr=str(row),
            action_flag=CHANGE,
            change_message="Kanarienvogel",
        )


def found() -> list[str]:
    """Every place that still sings: „table.field“ or the path of a file."""
    return sorted(set(_in_tables()) | set(_in_files()))


def _in_tables():
    for model in apps.get_models(include_auto_created=True):
        for row in model._base_manager.all():
            for field in model._meta.concrete_fields:
                if _sings(str(getattr(row, field.attname))):
                    yield f"{model._meta.label}.{field.name}"
    for session in Session.objects.all():
        if _sings(str(session.get_decoded())):
            yield "sessions.Session"


def _in_files():
    storage = Attachment._meta.get_field("file").storage
    for folder in (storage.location, settings.MEDIA_ROOT):
        for path in Path(folder).rglob("*"):
            if path.is_file() and _sings(unfolded(path)):
                yield str(path)


def unfolded(path: Path) -> str:
    """Calendar files break long lines, even inside words."""
    return path.read_text(errors="replace").replace("\r\n ", "")


def _sings(text: str) -> bool:
    return (
        CANARY in text.lower() or "777333" in text or str(guard._key(ADDRESS)) in text
    )
