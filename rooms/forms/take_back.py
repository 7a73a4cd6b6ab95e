"""Which dates are withdrawn or cancelled, and why."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quarters.words import clock_span, long_date

from ..models import Booking
from .reply import ReasonForm


class TakeBackForm(ReasonForm):
    """`dates` can be ticked; `known` are all of the request, so that a second press
    finds its ticks valid. A request for a single date needs no tick; with several
    the page may be older than their states, so that nothing is guessed."""

    termin = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Welche Termine?"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("Wählen Sie mindestens einen Termin."),
            "invalid_choice": gettext_lazy("Wählen Sie Termine aus der Liste."),
        },
    )
    field_order = ["termin", "reason"]

    def __init__(
        self,
        data=None,
        *,
        dates: list[Booking],
        known: list[Booking],
        ticked: str = "",
    ):
        super().__init__(data)
        self.dates = dates
        self.fields["termin"].choices = [(b.pk, in_words(b)) for b in known]
        self.fields["termin"].required = len(known) > 1
        self.fields["termin"].widget.choices = [(b.pk, in_words(b)) for b in dates]
        before = [b.pk for b in dates if ticked in (str(b.pk), "alle")]
        self.initial["termin"] = [dates[0].pk] if len(dates) == 1 else before

    @property
    def chosen(self) -> list[int] | None:
        """Ids; None where nothing can be chosen any more."""
        alone = [booking.pk for booking in self.dates]
        return self.cleaned_data["termin"] or alone or None


def in_words(booking: Booking) -> str:
    return _("%(day)s, %(time)s, %(room)s") % {
        "day": long_date(booking.starts_at),
        "time": clock_span(booking.starts_at, booking.ends_at),
        "room": booking.room.name,
    }
