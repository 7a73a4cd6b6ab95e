from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..fields import LineField, RichTextField, phone_validator


class Page(models.Model):
    """An editorial or legal page. The addresses are fixed, the words are not."""

    class Key(models.TextChoices):
        ABOUT = "ueber-qek", _("Über QEK")
        IMPRINT = "impressum", _("Impressum")
        PRIVACY = "datenschutz", _("Datenschutz")
        ACCESSIBILITY = "barrierefreiheit", _("Erklärung zur Barrierefreiheit")
        EASY = "leichte-sprache", _("Einfache Sprache")
        PARTNERS = "partner", _("Partner")

    key = models.CharField(_("Seite"), max_length=30, choices=Key, unique=True)
    title = LineField(_("Überschrift"), max_length=120)
    lead = LineField(_("Einleitung"), max_length=240, blank=True)
    text = RichTextField(_("Text"), blank=True)
    changed_on = models.DateField(_("Stand"), auto_now=True)

    class Meta:
        ordering = ["title"]
        verbose_name = _("Seite")
        verbose_name_plural = _("Seiten")

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return f"/{self.key}/"

    @classmethod
    def load(cls, key: str) -> Page:
        """The page, or its heading alone while nobody has written it."""
        page = cls.objects.filter(key=key).first()
        return page or cls(key=key, title=str(cls.Key(key).label))


class SiteText(models.Model):
    """The few words of the frame that the office words itself; one row."""

    tagline = LineField(
        _("Zeile neben dem Namen"),
        max_length=80,
        default="Quartiersentwicklung in {anzahl} Bremer Quartieren",
        help_text=_("{anzahl} wird durch die Zahl der Quartiere ersetzt."),
    )
    home_title = LineField(
        _("Überschrift der Startseite"),
        max_length=80,
        default="Willkommen in Ihrem Quartier",
    )
    home_lead = LineField(
        _("Einleitung der Startseite"),
        max_length=240,
        default="Termine, Angebote und Menschen, die helfen.",
    )
    rooms_lead = LineField(
        _("Einleitung der Räume"),
        max_length=240,
        default="Der Gruppenraum und der Besprechungs-/Büroraum stehen für Angebote im"
        " Quartier offen.",
    )
    funding = LineField(
        _("Zeile zur Förderung"),
        max_length=240,
        default="QEK – Quartiersentwicklung in Kleinst- und Sondergebieten,"
        " Hans-Wendt-Stiftung. Gefördert im Landesprogramm Lebendige Quartiere.",
    )
    phone = models.CharField(
        _("Telefon, wenn keine Person passt"),
        max_length=20,
        default="0421 000000",
        validators=[phone_validator],
    )
    email = models.EmailField(
        _("E-Mail, wenn keine Person passt"), default="name@qek.example"
    )

    class Meta:
        verbose_name = _("Texte der Website")
        verbose_name_plural = _("Texte der Website")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pk=1), name="quarters_one_site_text"
            )
        ]

    def __str__(self):
        return str(_("Texte der Website"))

    def save(self, *args, **kwargs):
        self.pk = 1
        super().save(*args, **kwargs)

    @classmethod
    def load(cls) -> SiteText:
        """The one row, or the default words while nobody has saved it."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)
