"""Who of us has looked at a request: written down once per person, request and day."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from quarters.local_time import day_start

from .logbook import note
from .models import BookingRequest

READ = gettext_noop("gelesen")


@transaction.atomic
def remember_reading(pk: int, by) -> None:
    """Seen by the team in the request's history, never by the requester."""
    # The lock lets two pages opened at once count as one.
    requests = BookingRequest.objects.select_for_update()
    request = requests.filter(pk=pk, anonymised_at=None).first()
    if request is None:
        return
    today = day_start(timezone.localdate())
    if not request.log.filter(by=by, text=READ, at__gte=today).exists():
        note(request, READ, by=by, is_public=False)
