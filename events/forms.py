"""How staff enter one date."""

from __future__ import annotations

from datetime import date, time

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from quarters.local_time import NonexistentTime, day_end, day_start, moment
from quarters.words import bare_date, clock
from rooms.rules import Waive

from .changing import HAS_BEGUN, IS_THERE
from .form_fields import BeginField, ClockField, DayField
from .locking import lock_dates_of
from .models import EventDate
from .replacing import why_not
from .seen import SeenDateForm
from .trying import try_rooms
from .words import in_short

IS_OFF = _(
    "So findet der Termin nicht statt; er bleibt mit seiner alten Zeit stehen. Den"
    " neuen tragen Sie oben mit „Neuen Termin eintragen“ ein."
)


class EventDateForm(SeenDateForm):
    """One date: the day and the times apart, the last day only where it differs."""

    on = DayField(label=_("Tag"))
    starts = BeginField(
        label=_("Beginn"), required=False, help_text=_("Leer nur bei „ganztags“.")
    )
    ends = ClockField(
        label=_("Ende"),
        required=False,
        help_text=_("Leer: „ab 15:00 Uhr“. 00:00 heißt: bis Mitternacht."),
    )
    until = DayField(
        label=_("Letzter Tag"),
        required=False,
        help_text=_("Nur wenn der Termin mehrere Tage dauert oder über Nacht geht."),
    )
    override_hours = forms.BooleanField(
        label=_("Trotz Öffnungszeit und Schließzeit"), required=False
    )
    with_request = forms.BooleanField(
        label=_("Raumanfrage mit ändern"),
        required=False,
        help_text=_("Wer den Raum angefragt hat, bekommt eine E-Mail."),
    )

    class Meta:
        model = EventDate
        fields = [
            "all_day",
            "room",
            "place",
            "place_text",
            "status",
            "public_note",
            "moved_to",
        ]
        error_messages = {
            "moved_to": {
                "invalid_choice": _("Wählen Sie einen Termin dieser Veranstaltung."),
                "unique": _("Dorthin ist schon ein anderer Termin verlegt."),
            }
        }

    tries_room = True
    # Whether the date takes place at a time at which it did not so far.
    is_new = False

    def __init__(self, *args, by=None, choices=None, **kwargs):
        """`choices` of rooms and places spare a long formset their queries."""
        super().__init__(*args, **kwargs)
        self.by = by
        self.stands_alone = choices is None
        for name, options in (choices or {}).items():
            if name in self.fields:
                self.fields[name].choices = options
        if "moved_to" in self.fields:
            self._offer_new_dates(self.fields["moved_to"])
        self.began_at = self.instance.starts_at
        if self.began_at:
            self.initial = initial_times(self.instance) | self.initial

    def _offer_new_dates(self, field) -> None:
        """Those to come, told apart by all that can differ, and the one chosen."""
        date = self.instance
        siblings = EventDate.objects.filter(event=date.event_id).in_words()
        chosen = siblings.filter(pk=date.moved_to_id)
        field.queryset = (siblings.not_over() | chosen).exclude(pk=date.pk)
        field.label_from_instance = in_short

    def clean(self):
        data = super().clean()
        self._clear_what_is_no_longer_so(data)
        if data.get("event"):
            # The day is compared with the other dates of the event.
            self.instance.event = data["event"]
        if data.get("on"):
            self._set_times(data)
            self._keep_the_past()
            self._refuse_other_times(data)
        if "moved_to" in data and "status" in data:
            new = data["moved_to"]
            if sentence := why_not(self.instance, data["status"], new):
                self.add_error("moved_to", sentence)
        if data.get("room") and self.instance.ends_at is None and not self.errors:
            message = gettext("Ein Termin in unserem Raum braucht ein Ende.")
            self.add_error("ends", message)
        check_place(self)
        return data

    def _post_clean(self):
        super()._post_clean()
        if self.stands_alone and self.tries_room and not self.errors:
            try_rooms([self])
        if self.is_new and self.stands_alone and not self.errors:
            # Two clicks at once make one date.
            lock_dates_of(self.instance.event)
            if self._is_there_already():
                self.add_error("on", IS_THERE)

    @property
    def needs_trial(self) -> bool:
        return bool(self.instance.room or self.instance.booking)

    @property
    def waive(self) -> Waive:
        if self.cleaned_data.get("override_hours"):
            return Waive.OWN_DATES | Waive.HOURS
        return Waive.OWN_DATES

    def _set_times(self, data) -> None:
        first, last = data["on"], data.get("until") or data["on"]
        if last < first:
            self.add_error("until", gettext("Der letzte Tag liegt vor dem ersten."))
        elif data.get("all_day"):
            self.instance.starts_at = day_start(first)
            self.instance.ends_at = day_end(last)
        elif not data.get("starts"):
            if "starts" not in self.errors:
                self.add_error("starts", gettext("Geben Sie an, wann es beginnt."))
        elif "ends" not in self.errors:
            self._set_clock_times(first, last, data["starts"], data.get("ends"))

    def _keep_the_past(self) -> None:
        """What has begun can still get another end, but no other beginning."""
        begins_anew = self.instance.starts_at != self.began_at
        if self.began_at and self.began_at <= timezone.now() and begins_anew:
            self.add_error("starts", HAS_BEGUN)

    def _clear_what_is_no_longer_so(self, data) -> None:
        """Taking place again, it needs neither the reason nor the new date."""
        was_off = self.instance.pk and not self.instance.takes_place
        if was_off and data.get("status") == EventDate.Status.PLANNED:
            for name, nothing in [("public_note", ""), ("moved_to", None)]:
                if name not in self.changed_data and self._may_clear(name):
                    data[name] = nothing

    def _may_clear(self, name: str) -> bool:
        """Where it moved to it would take place as well: that one has to come back."""
        new = self.instance.new_date
        return name != "moved_to" or not (new and new.takes_place)

    def _refuse_other_times(self, data) -> None:
        """Neither twice the same, nor another time for what does not take place."""
        status = data.get("status", self.instance.status)
        is_other_time = self.instance.starts_at != self.began_at
        if status == EventDate.Status.PLANNED:
            self.is_new = is_other_time or "status" in self.changed_data
        elif self.began_at and is_other_time:
            self.add_error("on", IS_OFF)

    def _is_there_already(self) -> bool:
        return bool(self.instance.starts_at) and self.instance.is_there_already

    def _set_clock_times(self, first: date, last: date, starts: time, ends) -> None:
        self.instance.starts_at = self._moment("starts", first, starts)
        self.instance.ends_at = None
        if ends == time.min:
            self.instance.ends_at = day_end(last)
        elif ends is not None:
            self.instance.ends_at = self._moment("ends", last, ends)
        elif last > first:
            self.add_error("ends", gettext("Geben Sie an, wann es am Ende aufhört."))
        if self.instance.ends_at and not self.errors:
            self._check_order()

    def _check_order(self) -> None:
        if self.instance.ends_at <= self.instance.starts_at:
            message = gettext(
                "Das Ende muss nach dem Beginn liegen. Geht der Termin über Nacht? Dann"
                " tragen Sie auch den letzten Tag ein."
            )
            self.add_error("ends", message)

    def _moment(self, name: str, day: date, clock_time: time):
        try:
            return moment(day, clock_time)
        except NonexistentTime:
            message = gettext(
                "%(time)s gibt es am %(day)s nicht: In dieser Nacht wird die Uhr"
                " vorgestellt."
            ) % {"time": clock(clock_time), "day": bare_date(day)}
            self.add_error(name, message)
            return self.instance.starts_at


def check_place(form) -> None:
    """Nobody finds a date without a place."""
    names = ["room", "place", "place_text"]
    if not any(form.cleaned_data.get(name) or name in form.errors for name in names):
        message = gettext("Sagen Sie, wo: unser Raum, ein Ort oder der Ort in Worten.")
        form.add_error("place_text", message)


def initial_times(event_date: EventDate) -> dict:
    """What a stored date looks like in the form."""
    first, last = event_date.first_day, event_date.end_day
    values = {"on": first, "until": last if last > first else None}
    if event_date.all_day:
        return values
    values["starts"] = local_clock(event_date.starts_at)
    if event_date.ends_at:
        values["ends"] = local_clock(event_date.ends_at)
    return values


def local_clock(point) -> time:
    return timezone.localtime(point).time()
