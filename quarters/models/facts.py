from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..fields import LineField
from ..words import listed, sentences
from .picture import Pictured


class Facts(Pictured):
    """What decides whether somebody can come: fields, not prose.

    Unknown facts stay empty, and their row is left out on the page.
    """

    class Registration(models.TextChoices):
        UNKNOWN = "", _("nicht angegeben")
        NONE = "none", _("ohne Anmeldung")
        REQUIRED = "required", _("nur mit Anmeldung")

    class Cost(models.TextChoices):
        UNKNOWN = "", _("nicht angegeben")
        FREE = "free", _("kostenlos")
        PAID = "paid", _("kostet etwas")

    cost = models.CharField(
        _("Was kostet es?"), max_length=10, choices=Cost, blank=True
    )
    cost_note = LineField(
        _("Kosten in Worten"),
        max_length=160,
        blank=True,
        help_text=_("Zum Beispiel „2 Euro“ oder „Bringen Sie einen Nachweis mit.“"),
    )
    registration = models.CharField(
        _("Muss ich mich anmelden?"), max_length=10, choices=Registration, blank=True
    )
    registration_note = LineField(
        _("Anmeldung in Worten"),
        max_length=160,
        blank=True,
        help_text=_("Zum Beispiel „Rufen Sie an.“"),
    )
    languages = LineField(
        _("Welche Sprachen?"),
        max_length=120,
        blank=True,
        help_text=_("Zum Beispiel „Deutsch, Arabisch“."),
    )
    min_age = models.PositiveSmallIntegerField(_("ab Jahren"), null=True, blank=True)
    max_age = models.PositiveSmallIntegerField(_("bis Jahre"), null=True, blank=True)
    audience_note = LineField(
        _("Für wen, in Worten"),
        max_length=120,
        blank=True,
        help_text=_("Zum Beispiel „Menschen mit wenig Geld“."),
    )
    step_free = models.CharField(
        _("Mit Rollstuhl oder Kinderwagen?"),
        max_length=10,
        choices=[("yes", _("ja")), ("partly", _("teilweise")), ("no", _("nein"))],
        blank=True,
        help_text=_("Leer: Es gilt, was beim Ort steht."),
    )

    class Meta(Pictured.Meta):
        abstract = True

    @property
    def is_free(self) -> bool:
        return self.cost == self.Cost.FREE

    @property
    def ages(self) -> str:
        """„8 bis 15 Jahre“, „ab 18 Jahren“, „bis 12 Jahre“ or nothing."""
        if self.min_age and self.max_age:
            return _("%(min)s bis %(max)s Jahre") % {
                "min": self.min_age,
                "max": self.max_age,
            }
        if self.min_age:
            return _("ab %(min)s Jahren") % {"min": self.min_age}
        if self.max_age:
            return _("bis %(max)s Jahre") % {"max": self.max_age}
        return ""

    @property
    def cost_in_short(self) -> str:
        """„kostenlos“, „2 Euro“ or nothing."""
        if self.cost == self.Cost.PAID and self.cost_note:
            return self.cost_note
        return str(self.get_cost_display()) if self.cost else ""

    @property
    def audience_in_short(self) -> str:
        """„Kinder, 8 bis 15 Jahre“ or nothing; asks `audiences`."""
        groups = listed([audience.name for audience in self.audiences.all()])
        return ", ".join(filter(None, [groups, self.ages]))

    @property
    def cost_answer(self) -> str:
        """„Kostenlos. Bringen Sie einen Nachweis mit.“, „2 Euro.“ or nothing."""
        note = "" if self.cost_note == self.cost_in_short else self.cost_note
        return sentences(self.cost_in_short, note)

    @property
    def registration_answer(self) -> str:
        """„Nein. Kommen Sie einfach vorbei.“, „Ja. Rufen Sie an.“ or nothing."""
        answers = {
            self.Registration.NONE: _("Nein. Kommen Sie einfach vorbei."),
            self.Registration.REQUIRED: _("Ja."),
        }
        return sentences(answers.get(self.registration), self.registration_note)

    @property
    def audience_answer(self) -> str:
        """„Kinder, 8 bis 15 Jahre. Menschen mit wenig Geld.“; asks `audiences`."""
        return sentences(self.audience_in_short, self.audience_note)
