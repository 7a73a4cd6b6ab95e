from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from ..locking import lock
from ..models import EventDate
from ..words import in_short


class LocksFirst:
    """For ModelAdmins whose things take dates with them: those and their rooms are
    locked in the order of all deeds before the first is deleted, see `locking`.

    What everybody could read and is over stays: it is never rewritten.
    """

    def get_deleted_objects(self, things, request):
        """The names of what goes, without the tables that join it; what stays."""
        _names, _counts, denied, kept = super().get_deleted_objects(things, request)
        dates = list(self.dates_among(things))
        names = [self._named(date) for date in dates]
        counts = {EventDate._meta.verbose_name_plural: len(dates)}
        if self.model is not EventDate:
            counts |= {self.opts.verbose_name_plural: len(things)}
            names = [*map(str, things), names]
        over = _("%(date)s (vorbei)")
        past = [date for date in dates if date.could_be_read_before_it_was_over]
        return (
            names,
            counts,
            denied,
            kept + [over % {"date": self._named(date)} for date in past],
        )

    def _named(self, date) -> str:
        """With its event, unless that stands above; and whose room it stays."""
        is_alone = self.model is EventDate
        name = f"{date.event}, {in_short(date)}" if is_alone else in_short(date)
        if not (date.booking and date.booking.request_id and date.booking.is_confirmed):
            return name
        words = _("%(date)s. Der Raum bleibt %(organisation)s zugesagt (%(number)s).")
        asked = date.booking.request
        names = {"organisation": asked.organisation, "number": asked.number}
        return words % ({"date": name} | names)

    def delete_model(self, request, thing):
        self.delete_queryset(request, self.model.objects.filter(pk=thing.pk))

    @transaction.atomic
    def delete_queryset(self, request, things):
        dates = list(self.dates_among(things))
        # Whoever was moved to them is led on, see `leaving`.
        moved_here = EventDate.objects.for_staff().filter(moved_to__in=dates)
        lock([*dates, *moved_here])
        super().delete_queryset(request, things)
