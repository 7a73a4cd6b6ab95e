"""The last part of a page's address: made from its name where nobody wrote one."""

from __future__ import annotations

from unicodedata import normalize
from zlib import crc32

from django import forms
from django.db import connection, models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from .models import SlugHistory

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

    `besides`: the key of the one that may have it already. Former addresses of others
    are theirs still. Whoever asks next waits until the transaction ends.
    """
    wait_for_others(model)
    longest = model._meta.get_field(field).max_length - FOR_A_NUMBER
    wanted = _slug(words)[:longest] or _slug(str(model._meta.verbose_name))
    similar = model._default_manager.filter(**{f"{field}__startswith": wanted})
    taken = set(similar.exclude(pk=besides).values_list(field, flat=True))
    former = SlugHistory.objects.of(model).filter(slug__startswith=wanted)
    taken |= set(former.exclude(object_id=besides).values_list("slug", flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (wanted, *numbered) if slug not in taken)


def wait_for_others(model: type[models.Model]) -> None:
    """One at a time looks for an address of this kind: two would find the same one.

    Before rows are locked. Only inside a transaction; SQLite's let in one at a time.
    """
    if connection.vendor == "postgresql" and connection.in_atomic_block:
        key = crc32(f"address:{model._meta.label_lower}".encode())
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key])


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
