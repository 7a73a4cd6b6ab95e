"""How what we know about a person goes: the request stays as a number in statistics.

Neutral values are fixed, so that nothing of the person shines through. Whatever hangs
on a request and would be deleted with it goes; only its dates stay.
"""

from __future__ import annotations

from functools import partial

from django.contrib.admin.models import LogEntry as AdminLogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone
from post_office.models import Attachment, Email

from .guarding import guarded, lock_rooms
from .models import Booking, BookingRequest, RequestLetter, Room

GONE = "gelöscht"

# Every field of a request and of its dates is in one of these; a test watches it.
NEUTRAL = {
    "organisation": GONE,
    "name": GONE,
    "email": "",
    "phone": "",
    "purpose": GONE,
    "message": "",
    "internal_note": "",
    "language": "de",
    "rules_version": None,
    "rules_accepted_at": None,
    "submission": "",
}
KEPT = {
    "id",
    "number",
    "partner",
    "persons",
    "is_public",
    "wants_announcement",
    "rhythm",
    "taken_by",
    "created_at",
    "sent_at",
    "answer_by",
    "team_reminded_at",
    "lead_told_at",
    "anonymised_at",
}
NEUTRAL_DATE = {"title": "", "reason_text": "", "wished": "", "wants_notice": False}
KEPT_DATE = {
    "id",
    "room",
    "request",
    "starts_at",
    "ends_at",
    "blocked_until",
    "status",
    "reason",
    "decided_by",
    "decided_at",
    "replaces",
    "noticed_at",
    "reminded_at",
    "uid",
    "sequence",
    "created_at",
}


@guarded
def forget(due: models.QuerySet) -> list[int]:
    """Take everything personal out of these requests; returns which they were.

    They are looked up again once their rooms are locked: what has got a new date in
    the meantime is left alone.
    """
    ids = _locked(due)
    _drop_what_hangs_on(ids)
    Booking.objects.filter(request__in=ids).update(**NEUTRAL_DATE)
    BookingRequest.objects.filter(pk__in=ids).update(
        **NEUTRAL, anonymised_at=timezone.now()
    )
    return ids


@guarded
def delete_unsent(due: models.QuerySet) -> list[int]:
    """Unsent requests were never ours: nothing of them stays."""
    ids = _locked(due)
    _drop_what_hangs_on(ids)
    BookingRequest.objects.unsent().filter(pk__in=ids).delete()
    return ids


@transaction.atomic
def drop_letters(letters: models.QuerySet) -> list[int]:
    """Delete letters with their attachments; the files go with the commit."""
    ids = list(letters.values_list("pk", flat=True))
    attached = Attachment.objects.filter(emails__in=ids)
    attachments = list(attached.values_list("pk", flat=True))
    # The admin's history names a letter by the address that it went to.
    neutral = {"object_repr": GONE, "change_message": ""}
    history_of(Email, ids).update(**neutral)
    Email.objects.filter(pk__in=ids).delete()
    drop_attachments(Attachment.objects.filter(pk__in=attachments, emails=None))
    return ids


@transaction.atomic
def drop_attachments(attachments: models.QuerySet) -> list[int]:
    """Deletes the rows now and the files once that is certain."""
    found = list(attachments)
    ids = [attachment.pk for attachment in found]
    Attachment.objects.filter(pk__in=ids).delete()
    for file in [attachment.file for attachment in found if attachment.file]:
        transaction.on_commit(partial(file.storage.delete, file.name), robust=True)
    return ids


def history_of(model: type[models.Model], ids: list[int]) -> models.QuerySet:
    """What the admin wrote down about these rows."""
    return AdminLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(model),
        object_id__in=[str(pk) for pk in ids],
    )


def hanging_on(model: type[models.Model]) -> list[models.ForeignObjectRel]:
    """Relations whose rows would be deleted with a row of this model."""
    return [
        relation
        for relation in model._meta.get_fields(include_hidden=True)
        if isinstance(relation, models.ForeignObjectRel)
        and getattr(relation, "on_delete", None) is models.CASCADE
        and relation.related_model is not Booking
    ]


def _drop_what_hangs_on(ids: list[int]) -> None:
    letters = RequestLetter.objects.filter(request__in=ids)
    drop_letters(Email.objects.filter(pk__in=letters.values("email")))
    dates = list(Booking.objects.filter(request__in=ids).values_list("pk", flat=True))
    for model, keys in [(BookingRequest, ids), (Booking, dates)]:
        history_of(model, keys).update(change_message="")
        for relation in hanging_on(model):
            rows = relation.related_model._base_manager
            rows.filter(**{f"{relation.field.name}__in": keys}).delete()


def _locked(due: models.QuerySet) -> list[int]:
    """Nobody answers or sends off these requests until we are done."""
    wanted = list(due.values_list("pk", flat=True))
    lock_rooms(*Room.objects.filter(bookings__request__in=wanted).distinct())
    still = BookingRequest.objects.filter(pk__in=wanted).select_for_update()
    list(still.order_by("pk").values_list("pk", flat=True))
    return list(due.values_list("pk", flat=True))
