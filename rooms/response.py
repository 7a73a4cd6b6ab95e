"""How long people usually wait for our answer: counted, not promised."""

from __future__ import annotations

from statistics import median_high

from django.utils.translation import gettext as _

from quarters.local_time import local_day

from .deadline import working_days
from .models import BookingRequest

LAST, FEWEST = 20, 5


def usual_answer() -> str:
    """„Meist antworten wir in 2 Arbeitstagen.“, the median of the last twenty
    answers; "" as long as there are too few to speak of. One query."""
    answered = BookingRequest.objects.lately_answered()[:LAST]
    waits = [
        working_days(local_day(request.sent_at), local_day(request.answered_at))
        for request in answered
    ]
    return _in_words(median_high(waits)) if len(waits) >= FEWEST else ""


def _in_words(days: int) -> str:
    if days == 0:
        return _("Meist antworten wir am selben Arbeitstag.")
    if days == 1:
        return _("Meist antworten wir am nächsten Arbeitstag.")
    return _("Meist antworten wir in %(days)s Arbeitstagen.") % {"days": days}
