"""Several days in one field of text, each in the ways people write a day."""

from __future__ import annotations

import re
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quarters.words import listed

from .fields import parse_date

BETWEEN = re.compile(r"[\n\r,;]+|\s+und\s+", re.IGNORECASE)
WEEKDAY = re.compile(
    r"(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag"
    r"|mo|di|mi|do|fr|sa|so)\b\.?\s*",
    re.IGNORECASE,
)
# Far more than may be asked for at once; nobody types them, and nobody reads them all.
MOST_ENTRIES = 500
MOST_NAMED = 5


def entries(text: str) -> list[str]:
    """„Di, 19.1., 26. Januar“ are two: a comma stands after a weekday as well."""
    found = [WEEKDAY.sub("", part.strip(), count=1) for part in BETWEEN.split(text)]
    return [entry for entry in found if entry]


class DaysInput(forms.Textarea):
    """Shows again what was typed, but for the one sign that no page can hold."""

    def format_value(self, value):
        return (super().format_value(value) or "").replace("\x00", "")


class DaysField(forms.Field):
    """One day in each line, or with commas between; the value is a list of days."""

    widget = DaysInput
    default_error_messages = {
        "too_many": gettext_lazy("Das sind zu viele Tage auf einmal."),
    }

    def to_python(self, value: str | None) -> list[date]:
        found, unreadable = [], []
        parts = entries(value or "")
        if len(parts) > MOST_ENTRIES:
            raise ValidationError(self.error_messages["too_many"], code="too_many")
        for part in parts:
            try:
                found.append(parse_date(part))
            except (ValueError, OverflowError):
                unreadable.append(part.replace("\x00", "")[:30])
        if unreadable:
            raise ValidationError(_unreadable(unreadable), code="invalid")
        return found


def _unreadable(parts: list[str]) -> str:
    named = [f"„{part}“" for part in dict.fromkeys(parts)]
    rest = len(named) - MOST_NAMED
    if rest > 0:
        named = [*named[:MOST_NAMED], _("%(number)s weitere") % {"number": rest}]
    return _(
        "Das können wir nicht als Tag lesen: %(entries)s. Zum Beispiel: 3.12.2026."
    ) % {"entries": listed(named)}
