"""„Kopieren für nächste Woche“: the same once more, as a draft."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from quarters.addresses import free_slug
from quarters.local_time import NonexistentTime, moment
from rooms.rules import Refused

from .models import Event, EventDate
from .trying import staff_sentence

WEEK = timedelta(days=7)
MANY = ["quarters", "partners", "topics", "audiences"]


@transaction.atomic
def copy_for_next_week(
    event: Event, date: EventDate | None = None, *, by=None
) -> tuple[Event, str]:
    """A draft of the event with one date a week after `date`, after its last one
    unless told. Returns it, and a sentence if something could not come along."""
    date = date or _date_to_copy(event)
    draft = _copy_of(event)
    return draft, _add_date(draft, date, by) if date else ""


def _date_to_copy(event: Event) -> EventDate | None:
    """The last; of a series the next, for its end may be far away."""
    last = event.dates.last()
    if last is None or last.series_id is None:
        return last
    return event.dates.not_over().taking_place().first() or last


def _copy_of(event: Event) -> Event:
    many = {name: list(getattr(event, name).all()) for name in MANY}
    draft = Event.objects.get(pk=event.pk)
    draft.pk, draft._state.adding = None, True
    draft.announces = None
    draft.slug, draft.is_published = free_slug(Event, event.title), False
    draft.save()
    for name, rows in many.items():
        getattr(draft, name).set(rows)
    return draft


def _add_date(draft: Event, date: EventDate, by) -> str:
    new = EventDate(event=draft, all_day=date.all_day)
    new.room, new.place, new.place_text = date.room, date.place, date.place_text
    weeks = _weeks_until_it_is_to_come(date)
    try:
        new.starts_at = _later(date.starts_at, weeks)
        new.ends_at = date.ends_at and _later(date.ends_at, weeks)
    except NonexistentTime:
        return _("Um diese Zeit wird die Uhr vorgestellt. Bitte Tag eintragen.")
    try:
        new.schedule(by=by)
    except Refused as refusal:
        new.room = None
        new.save()
        sentence = _("Ohne Raum kopiert: %(refusal)s Bitte wählen Sie Raum oder Zeit.")
        return sentence % {"refusal": staff_sentence(refusal)}
    return ""


def _weeks_until_it_is_to_come(date: EventDate) -> timedelta:
    over = timezone.localdate() - date.first_day
    return WEEK * max(1, over // WEEK + 1)


def _later(point, weeks: timedelta):
    """The same local clock time, whatever the clocks do in between."""
    local = timezone.localtime(point)
    return moment(local.date() + weeks, local.time())
