"""The answer of staff on the decision page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Booking
from ..refusal import WAIVER

CONFIRM, DECLINE, ASK = "confirm", "decline", "ask"


class AnswerForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("Antwort"),
        choices=[
            (CONFIRM, _("Zusagen")),
            (DECLINE, _("Absagen")),
            (ASK, _("Rückfrage")),
        ],
        widget=forms.RadioSelect,
        initial=CONFIRM,
    )
    reason = forms.ChoiceField(
        label=_("Grund"),
        choices=[("", _("Bitte wählen")), *Booking.Reason.choices],
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

    def clean(self):
        data = super().clean()
        answer, message = data.get("answer"), data.get("message")
        if answer == ASK and not message:
            self.add_error("message", _("Schreiben Sie Ihre Frage in die Nachricht."))
        if answer == DECLINE and not data.get("reason"):
            self.add_error("reason", _("Wählen Sie einen Grund."))
        elif (
            answer == DECLINE and data["reason"] == Booking.Reason.OTHER and not message
        ):
            self.add_error("message", _("Schreiben Sie den Grund in die Nachricht."))
        return data


def is_other(reason: str) -> bool:
    """„Anderer Grund“ says nothing by itself."""
    return reason == Booking.Reason.OTHER
