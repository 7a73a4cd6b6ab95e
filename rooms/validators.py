"""What a line of text may not be."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, RegexValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

# Letters to addresses that nobody has confirmed yet carry these lines: without links
# they are of no use to a spammer.
no_links = RegexValidator(
    r"(?i)://|www\.", _("Bitte ohne Internet-Adresse."), inverse_match=True
)
no_line_breaks = RegexValidator(
    r"[\x00-\x1f\x7f]", _("Bitte alles in einer Zeile schreiben."), inverse_match=True
)


class Longest:
    """Refuse what is too long and say by how much."""

    def __init__(self, limit: int):
        self.limit = limit

    def __call__(self, value: str) -> None:
        over = len(value) - self.limit
        if over > 0:
            message = gettext(
                "Bitte höchstens %(limit)s Zeichen. Es sind %(over)s zu viel."
            )
            raise ValidationError(
                message % {"limit": self.limit, "over": over}, code="max_length"
            )


def say_how_much_is_too_long(field: forms.CharField) -> None:
    """The server says what is too long; a browser would cut it off in silence."""
    field.widget.attrs.pop("maxlength", None)
    others = [v for v in field.validators if not isinstance(v, MaxLengthValidator)]
    field.validators = [*others, Longest(field.max_length)]
