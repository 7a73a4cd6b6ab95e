from __future__ import annotations

from django.db import transaction

from ..locking import lock


class LocksFirst:
    """For ModelAdmins whose things take dates with them: those and their rooms are
    locked in the order of all deeds before the first is deleted, see `locking`."""

    def delete_model(self, request, thing):
        self.delete_queryset(request, self.model.objects.filter(pk=thing.pk))

    @transaction.atomic
    def delete_queryset(self, request, things):
        lock(self.dates_among(things))
        super().delete_queryset(request, things)
