"""Days and clock times, as one says them."""

from __future__ import annotations

from datetime import date

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from rooms.fields import DateField, TimeField, TimeInput

OUT_OF_RANGE = _("Dieses Jahr liegt zu weit weg.")
SENSIBLE_DAYS = [
    MinValueValidator(date(2000, 1, 1), OUT_OF_RANGE),
    MaxValueValidator(date(2100, 12, 31), OUT_OF_RANGE),
]


class DayField(DateField):
    default_validators = SENSIBLE_DAYS


class ClockField(TimeField):
    widget = TimeInput


class BeginField(ClockField):
    """At 24:00 nothing begins: as 0:00 it would be a day too early."""

    def to_python(self, value):
        if str(value).strip().startswith("24"):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)
