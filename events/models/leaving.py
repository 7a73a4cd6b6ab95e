"""What a date leaves behind, however it is deleted: alone, in a list or with all."""

from __future__ import annotations

from django.db.models.signals import post_delete, pre_delete
from django.dispatch import receiver
from django.utils.translation import gettext

from rooms.occupancy import release

from .date import EventDate


@receiver(pre_delete, sender=EventDate)
def free_the_room(instance, **kwargs):
    booking = instance.booking
    # That the room was used stays true when the date is gone.
    if booking and not booking.request_id and not booking.is_past:
        release(booking, reason=gettext("Termin gelöscht"))


@receiver(pre_delete, sender=EventDate)
def remember_who_was_moved_here(instance, **kwargs):
    moved_here = EventDate.objects.filter(moved_to=instance)
    instance.moved_here = list(moved_here.values_list("pk", flat=True))


@receiver(post_delete, sender=EventDate)
def lead_them_on(instance, **kwargs):
    """To where this one was moved, if that is still there; else it is open when."""
    for old in EventDate.objects.filter(pk__in=instance.moved_here):
        old.moved_to = EventDate.objects.filter(pk=instance.moved_to_id).first()
        if old.moved_to is None and old.status == old.Status.MOVED:
            old.status = old.Status.POSTPONED
        old.sequence += 1
        old.save()
