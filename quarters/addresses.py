"""The last part of a page's address: made from its name where nobody wrote one."""

from __future__ import annotations

from unicodedata import normalize

from django import forms
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

# Django would turn "ü" into "u"; our addresses say "ue", as people here write it.
LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
# What a number behind it may need, „-2“ and up.
FOR_A_NUMBER = 10


def free_slug(
    model: type[models.Model],
    words: str,
    field: str = "slug",
    besides: int | None = None,
) -> str:
    """An address that no other of its kind has; „Nähcafé“ -> „naehcafe-2“.

    `besides`: the key of the one that may have it already.
    """
    longest = model._meta.get_field(field).max_length - FOR_A_NUMBER
    wanted = _slug(words)[:longest] or _slug(str(model._meta.verbose_name))
    similar = model._default_manager.filter(**{f"{field}__startswith": wanted})
    taken = set(similar.exclude(pk=besides).values_list(field, flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (wanted, *numbered) if slug not in taken)


def _slug(words: str) -> str:
    return slugify(normalize("NFC", words).lower().translate(LETTERS))


class AddressedForm(forms.ModelForm):
    """Nobody needs to think of an address: left empty it is made from the name, and a
    new one that is taken gets a number. Only changing one asks for a free one."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.address_fields:
            self.fields[name].required = False
            self.fields[name].help_text = self.fields[name].help_text or _(
                "Leer: entsteht von selbst, zum Beispiel „naehcafe“."
            )

    @property
    def address_fields(self) -> list[str]:
        return [n for n, f in self.fields.items() if isinstance(f, forms.SlugField)]

    def clean(self):
        data = super().clean()
        named = data.get("title") or data.get("name") or ""
        for name in set(self.address_fields) - set(self.errors):
            if not data[name] or self.instance._state.adding:
                model, own = self._meta.model, self.instance.pk
                data[name] = free_slug(model, data[name] or named, name, own)
        return data
