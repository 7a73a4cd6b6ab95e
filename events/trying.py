"""Whether changed dates get their rooms, found out before anything is stored.

For forms only. Runs in the admin's transaction and locks the rooms there, so that
what was possible in the trial is still possible when the form is saved.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy

from django.db import transaction
from django.utils.translation import gettext as _

from rooms.admin.booking import described
from rooms.occupancy import release
from rooms.rules import Refused

from .holding import hold_room
from .locking import lock
from .seen import refuse_unseen


def try_rooms(forms: Iterable, leaving: Iterable = ()) -> None:
    """Put each refusal at its form: what was changed meanwhile, rooms that are not to
    be had. The forms are tried in order.

    `leaving` are dates that will be deleted, so that their rooms count as free.
    """
    forms, leaving = list(forms), list(leaving)
    bookings = [form.instance.booking for form in forms if form.instance.booking]
    lock([*leaving, *(form.instance for form in forms)])
    refuse_unseen(forms)
    with transaction.atomic():
        for date in leaving:
            if date.booking:
                release(copy(date.booking))
        for form in forms:
            if form.needs_trial and not form.errors:
                _try(form)
        transaction.set_rollback(True)
    for booking in bookings:
        booking.refresh_from_db()


def _try(form) -> None:
    try:
        with transaction.atomic():
            hold_room(
                copy(form.instance),
                by=form.by,
                waive=form.waive,
                with_request=bool(form.cleaned_data.get("with_request")),
            )
    except Refused as refusal:
        show_refusal(form, refusal)


def show_refusal(form, refusal: Refused) -> None:
    """At the tick where only that is missing, else at the room."""
    needs_tick = refusal.code == "request" and "with_request" in form.fields
    form.add_error("with_request" if needs_tick else "room", staff_sentence(refusal))


def staff_sentence(refusal: Refused) -> str:
    """What staff may know beyond the public sentence: who is there already."""
    names = ", ".join(described(clash) for clash in refusal.clashes)
    if not names:
        return str(refusal)
    return _("%(refusal)s (Dort ist: %(names)s)") % {"refusal": refusal, "names": names}
