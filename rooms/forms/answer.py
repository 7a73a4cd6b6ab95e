"""The answer of staff on the decision page."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django import forms
from django.utils.translation import gettext_lazy as _

from ..desk import Line
from ..models import Booking
from ..refusal import WAIVER, Waive

CONFIRM, DECLINE, PROPOSE, ASK = "confirm", "decline", "propose", "ask"
OPEN = ""


class AnswerForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("Antwort"),
        choices=[
            (CONFIRM, _("Zusagen")),
            (DECLINE, _("Absagen")),
            (PROPOSE, _("Andere Zeit")),
            (ASK, _("Rückfrage")),
        ],
        widget=forms.RadioSelect,
        initial=CONFIRM,
    )
    dates = forms.MultipleChoiceField(
        label=_("Termine"), required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = forms.ChoiceField(
        label=_("Grund"),
        choices=[("", _("Bitte wählen")), *Booking.Reason.choices],
        required=False,
    )
    rest = forms.ChoiceField(
        label=_("Die übrigen Termine"),
        choices=[
            (OPEN, _("offen lassen")),
            (_("absagen, Grund:"), Booking.Reason.choices),
        ],
        required=False,
    )
    message = forms.CharField(
        label=_("Persönliche Nachricht (freiwillig)"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    waive = forms.MultipleChoiceField(
        choices=[(code, code) for code in WAIVER],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, lines: list[Line], *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.lines = lines
        self.open_lines = [line for line in lines if line.booking.is_open]
        self.fields["dates"].choices = [(line.booking.pk, line) for line in lines]
        self.is_single = len(lines) == 1

    def clean(self):
        data = super().clean()
        answer = data.get("answer")
        if (
            answer in (CONFIRM, DECLINE)
            and not self.ticked
            and "dates" not in self.errors
        ):
            self.add_error("dates", _("Kreuzen Sie mindestens einen Termin an."))
        self._clean_reason(data)
        return data

    def _clean_reason(self, data) -> None:
        answer, message = data.get("answer"), data.get("message")
        if answer == ASK and not message:
            self.add_error("message", _("Schreiben Sie Ihre Frage in die Nachricht."))
        if answer == DECLINE and not data.get("reason"):
            self.add_error("reason", _("Wählen Sie einen Grund."))
        field = {DECLINE: "reason", CONFIRM: "rest"}.get(answer, "")
        if data.get(field) == Booking.Reason.OTHER and not message:
            self.add_error("message", _("Schreiben Sie den Grund in die Nachricht."))

    # What is chosen so far, also before the form is checked, for the preview.

    def typed(self, name: str) -> str:
        return self[name].value() or ""

    @property
    def ticked(self) -> list[int]:
        """The ids of the chosen dates; of a single date there is nothing to choose."""
        if self.is_single:
            return [self.lines[0].booking.pk]
        known = {str(line.booking.pk): line.booking.pk for line in self.lines}
        chosen = [str(pk) for pk in self["dates"].value() or []]
        return [pk for text, pk in known.items() if text in chosen]

    @property
    def ticked_bookings(self) -> list[Booking]:
        ticked = self.ticked
        return [line.booking for line in self.lines if line.booking.pk in ticked]

    @property
    def chosen(self) -> list[Line]:
        """The chosen dates that wait for an answer."""
        return [line for line in self.open_lines if line.booking.pk in self.ticked]

    @property
    def others(self) -> list[Line]:
        return [line for line in self.open_lines if line not in self.chosen]

    @property
    def key(self) -> str:
        """Whom the button hits: dates, what becomes of the others, and rivals."""
        answer, rest = self.typed("answer"), self.typed("rest")
        if answer not in (CONFIRM, DECLINE):
            return answer
        rivals = [rival.pk for rival in self.rivals] if answer == CONFIRM else []
        if self.is_single:
            return ",".join(map(str, rivals))
        parts = [answer, self.ticked, rest if answer == CONFIRM else "", rivals]
        return ";".join(str(part) for part in parts)

    def waived_codes(self, booking: Booking) -> list[str]:
        if not self.is_bound:
            return []
        name = "waive" if self.is_single else f"waive-{booking.pk}"
        return [code for code in self.data.getlist(name) if code in WAIVER]

    @property
    def waive_by_date(self) -> dict[int, Waive]:
        return {
            line.booking.pk: reduce(
                or_, map(WAIVER.get, self.waived_codes(line.booking)), Waive.NOTHING
            )
            for line in self.lines
        }

    @property
    def rivals(self) -> list[Booking]:
        """Dates of other requests, met by the chosen ones, that shall be declined."""
        met = {rival.pk: rival for line in self.chosen for rival in line.rivals}
        return [rival for pk, rival in met.items() if self.declines(rival)]

    def mark(self) -> None:
        """Leave on each line what is ticked there, for the page."""
        chosen = self.chosen
        for line in self.lines:
            line.is_chosen = line in chosen
            line.waived = self.waived_codes(line.booking)
            line.to_decline = [r.pk for r in line.rivals if self.declines(r)]

    def declines(self, rival: Booking) -> bool:
        return self.is_bound and self.data.get(f"rival-{rival.pk}") == DECLINE
