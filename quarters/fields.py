"""Fields that refuse or mend what must never be stored."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_prose_editor.fields import ProseEditorField

from .polling import readable

phone_validator = RegexValidator(
    r"^[0-9 +/()-]{6,20}$",
    _("Diese Telefonnummer ist zu kurz."),
)


class MinuteField(models.DateTimeField):
    """A point in time without seconds, whoever writes the row."""

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return value and value.replace(second=0, microsecond=0)


class LineField(models.CharField):
    """Words for everybody, in pages and in plain text: no sign that nobody sees may
    turn around what follows."""

    def to_python(self, value):
        value = super().to_python(value)
        return value and readable(value)

    def pre_save(self, model_instance, add):
        # What no form has cleaned: the row in hand says what is stored.
        value = self.to_python(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value

    def deconstruct(self):
        # The column is that of any CharField.
        name, path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs


class RichTextField(ProseEditorField):
    """Formatted text; cleaned on every save, also outside of forms."""

    EXTENSIONS = {
        "Bold": True,
        "Italic": True,
        "BulletList": True,
        "OrderedList": True,
        "ListItem": True,
        "HardBreak": True,
        "Heading": {"levels": [2, 3]},
        "Link": {
            "protocols": ["http", "https", "mailto", "tel"],
            "enableTarget": False,
        },
    }

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("extensions", self.EXTENSIONS)
        kwargs.setdefault("sanitize", True)
        super().__init__(*args, **kwargs)

    def pre_save(self, model_instance, add):
        # The library cleans in `clean()` only; scripts and the shell skip that.
        value = self.sanitize(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value
