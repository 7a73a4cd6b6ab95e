"""„Noch offen“: the letter to staff for the working day before the answer is due."""

from __future__ import annotations

from quarters.local_time import local_day

from . import letters
from .conversation import check_all
from .deadline import working_morning_before
from .models import BookingRequest


def renew(request: BookingRequest, *, anew: bool = False) -> None:
    """In place of the one that waits, one about the dates that are open now; none
    where nothing is open any more. `anew` is for an answer that is asked for again."""
    was_waiting = letters.drop_waiting(request, "to_staff_again")
    dates = list(request.bookings.requested().select_related("room__place__quarter"))
    if not dates or not (was_waiting or anew):
        return
    found = check_all(dates, asked_on=local_day(request.sent_at))
    rivals = {
        date: [other for other in verdict.rivals if other.request_id != request.pk]
        for date, verdict in found.items()
    }
    morning = working_morning_before(request.answer_by)
    letters.to_staff(request, rivals, again=True).queue(at=morning)
