from __future__ import annotations

from urllib.parse import urlencode

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..fields import LineField
from ..words import sentences


class PlaceQuerySet(models.QuerySet):
    def meeting_points(self) -> PlaceQuerySet:
        return self.filter(is_meeting_point=True)


class Place(models.Model):
    """Where something happens. The address is data: places move house."""

    class StepFree(models.TextChoices):
        YES = "yes", _("ja")
        PARTLY = "partly", _("teilweise")
        NO = "no", _("nein")
        UNKNOWN = "unknown", _("nicht bekannt")

    name = LineField(_("Name"), max_length=120)
    quarter = models.ForeignKey(
        "quarters.Quarter",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="places",
        verbose_name=_("Quartier"),
    )
    street = LineField(
        _("Straße und Hausnummer"),
        max_length=120,
        blank=True,
        help_text=_("Zum Beispiel „Doventorsteinweg 45“."),
    )
    postcode = models.CharField(_("Postleitzahl"), max_length=5, blank=True)
    city = LineField(_("Ort"), max_length=60, default="Bremen")
    directions = models.TextField(
        _("Wegbeschreibung"),
        blank=True,
        help_text=_("In Worten: Haltestelle, Eingang, Klingel."),
    )
    step_free = models.CharField(
        _("Stufenlos erreichbar"),
        max_length=10,
        choices=StepFree,
        default=StepFree.UNKNOWN,
    )
    step_free_note = LineField(
        _("Hinweis zum Zugang"),
        max_length=200,
        blank=True,
        help_text=_("Zum Beispiel „Rampe am Seiteneingang“."),
    )
    toilet = models.CharField(
        _("Toilette"),
        max_length=120,
        blank=True,
        help_text=_("Zum Beispiel „mit Rollstuhl nutzbar“."),
    )
    opening_hours = LineField(_("Öffnungszeiten"), max_length=200, blank=True)
    is_meeting_point = models.BooleanField(
        _("Treffpunkt"),
        default=False,
        help_text=_("Auf der Quartierseite unter „Treffpunkte und Räume“ zeigen."),
    )

    objects = PlaceQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("Ort")
        verbose_name_plural = _("Orte")

    def __str__(self):
        return self.name

    @property
    def address(self) -> str:
        """Street and town in one line; empty while the street is unknown."""
        if not self.street:
            return ""
        town = " ".join(filter(None, [self.postcode, self.city]))
        return f"{self.street_line}, {town}"

    @property
    def street_line(self) -> str:
        """The street, with its number in the same line."""
        return "\u00a0".join(self.street.rsplit(" ", 1))

    @property
    def access(self) -> str:
        """„Ja. Rampe am Seiteneingang.“, or nothing while it is not known."""
        known = self.step_free != self.StepFree.UNKNOWN
        return sentences(known and self.get_step_free_display(), self.step_free_note)

    @property
    def map_url(self) -> str:
        """Another website: linked, never embedded."""
        query = urlencode({"query": self.address.replace("\u00a0", " ")})
        return f"https://www.openstreetmap.org/search?{query}" if self.street else ""
