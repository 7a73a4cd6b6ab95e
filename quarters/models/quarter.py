from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext_lazy as _

from ..fields import LineField, RichTextField
from .page import SiteText
from .person import Responsibility


class QuarterQuerySet(models.QuerySet):
    def active(self) -> QuarterQuerySet:
        """Quarters that QEK looks after itself."""
        return self.filter(status=Quarter.Status.ACTIVE)

    def visible(self) -> QuarterQuerySet:
        """Quarters with a page: archived ones have none."""
        return self.exclude(status=Quarter.Status.ARCHIVED)

    def at_short_address(self, slug: str) -> Quarter | None:
        return self.filter(short_slug=slug).first()

    def with_contact(self) -> QuarterQuerySet:
        """Adds `contact_name` and `contact_phone` for footer and cards: of the first
        person who can be called, else of the project, else the site's number."""
        callable_ = Responsibility.objects.exclude(person__phone="")
        own = callable_.filter(quarter=OuterRef("pk"))
        lead = callable_.filter(quarter=None)
        return self.annotate(
            contact_name=Coalesce(
                Subquery(own.values("person__name")[:1]),
                Subquery(lead.values("person__name")[:1]),
                Value(""),
            ),
            contact_phone=Coalesce(
                Subquery(own.values("person__phone")[:1]),
                Subquery(lead.values("person__phone")[:1]),
                Subquery(SiteText.objects.values("phone")[:1]),
                Value(SiteText._meta.get_field("phone").default),
            ),
        )


class Quarter(models.Model):
    class Status(models.TextChoices):
        ACTIVE = "active", _("aktiv")
        HANDED_OVER = "handed_over", _("abgegeben")
        ARCHIVED = "archived", _("archiviert")

    class Palette(models.TextChoices):
        """Names only; the colours stand in `tokens.css`."""

        BRICK = "brick", _("Ziegel")
        DUSK = "dusk", _("Abendblau")
        HEDGE = "hedge", _("Heckengrün")
        WATER = "water", _("Weserpetrol")

    class Motif(models.TextChoices):
        """Names only; the drawings stand in `templates/components/motif/`."""

        HOUSES = "houses", _("Häuser")
        STATION = "station", _("Bahnhof")
        MEADOW = "meadow", _("Wiese und Haus")
        NONE = "plain", _("ohne Bild")

    name = LineField(_("Name"), max_length=80, unique=True)
    slug = models.SlugField(
        _("Adresse"),
        unique=True,
        help_text=_(
            "Letzter Teil der Internet-Adresse, zum Beispiel „bahnhofsvorstadt“."
        ),
    )
    short_slug = models.SlugField(
        _("Kurze Adresse für Aushänge"),
        unique=True,
        help_text=_("Zum Beispiel „alwin-lonke“ für qek.example/alwin-lonke/."),
    )
    palette = models.CharField(
        _("Farben"), max_length=20, choices=Palette, default=Palette.WATER
    )
    motif = models.CharField(
        _("Bild und Zeichen"), max_length=20, choices=Motif, default=Motif.NONE
    )
    teaser = LineField(
        _("Wo das Quartier liegt"),
        max_length=160,
        blank=True,
        help_text=_("Ein Satz, zum Beispiel: „Von der Kirche bis zum Kreisel.“"),
    )
    streets = LineField(
        _("rund um"),
        max_length=160,
        blank=True,
        help_text=_("Zum Beispiel: „Alwin-Lonke-Straße und Heinrich-Hoops-Straße“."),
    )
    intro = RichTextField(_("Über das Quartier"), blank=True)
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)
    status = models.CharField(
        _("Status"), max_length=20, choices=Status, default=Status.ACTIVE
    )
    carrier = LineField(
        _("Neuer Träger"),
        max_length=120,
        blank=True,
        help_text=_("Nur wenn das Quartier abgegeben ist."),
    )
    carrier_url = models.URLField(_("Link zum neuen Träger"), blank=True)

    objects = QuarterQuerySet.as_manager()

    class Meta:
        ordering = ["position", "name"]
        verbose_name = _("Quartier")
        verbose_name_plural = _("Quartiere")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(status="handed_over") | ~models.Q(carrier=""),
                name="quarters_handed_over_names_the_carrier",
                violation_error_message=_(
                    "Bitte nennen Sie den neuen Träger des Quartiers."
                ),
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("quarters:quarter", args=[self.slug])

    def clean(self):
        # The addresses of the site come first: "/angebote/" would never lead here,
        # nor would "/feeds/alle.ics" be the calendar of a quarter.
        own = {
            "slug": (f"/feeds/{self.slug}.ics", "events:quarter_ics"),
            "short_slug": (f"/{self.short_slug}/", "quarters:short_address"),
        }
        taken = [name for name, place in own.items() if leads_elsewhere(*place)]
        message = _("Diese Adresse gehört schon einer anderen Seite.")
        if taken:
            raise ValidationError(dict.fromkeys(taken, message))

    @property
    def is_handed_over(self) -> bool:
        return self.status == self.Status.HANDED_OVER


def leads_elsewhere(path: str, view: str) -> bool:
    """Whether the site answers there with something else than this view."""
    try:
        return resolve(path).view_name != view
    except Resolver404:
        return False


class SlugHistoryManager(models.Manager):
    def remember(self, thing: models.Model, former_slug: str) -> None:
        """A slug that was used twice belongs to whoever had it last."""
        self.update_or_create(
            kind=thing._meta.label_lower,
            slug=former_slug,
            defaults={"object_id": thing.pk},
        )

    def find(self, among: models.QuerySet, slug: str | None) -> models.Model | None:
        """The one of these things that once had this slug."""
        return among.filter(pk__in=self.keys(among.model, slug)).first()

    def keys(self, model: type[models.Model], slug: str | None) -> models.QuerySet:
        """The key of what once had this slug, for use in another question."""
        return self.of(model).filter(slug=slug).values("object_id")

    def of(self, model: type[models.Model]) -> models.QuerySet:
        """All former addresses of this kind."""
        return self.filter(kind=model._meta.label_lower)


class SlugHistory(models.Model):
    """A former address, kept so that old links and posters still lead on."""

    kind = models.CharField(max_length=40)
    slug = models.SlugField(max_length=120)
    object_id = models.PositiveBigIntegerField()

    objects = SlugHistoryManager()

    class Meta:
        verbose_name = _("frühere Adresse")
        verbose_name_plural = _("frühere Adressen")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "slug"], name="quarters_former_slug_once"
            )
        ]

    def __str__(self):
        return f"{self.kind}/{self.slug}"
