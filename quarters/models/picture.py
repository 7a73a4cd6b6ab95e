from django.db import models
from django.utils.translation import gettext_lazy as _

from ..fields import LineField
from ..pictures import PictureField


class Pictured(models.Model):
    """Something that may show one picture; never without words for it and a credit."""

    image = PictureField(
        _("Bild"),
        upload_to="bilder/%Y/",
        blank=True,
        width_field="image_width",
        height_field="image_height",
    )
    image_width = models.PositiveIntegerField(null=True, editable=False)
    image_height = models.PositiveIntegerField(null=True, editable=False)
    image_alt = LineField(
        _("Bildbeschreibung"),
        max_length=200,
        blank=True,
        help_text=_(
            "Was ist zu sehen? Zum Beispiel: „Vier Personen pflanzen Kräuter in ein"
            " Hochbeet.“ Pflicht, sobald es ein Bild gibt."
        ),
    )
    image_credit = LineField(
        _("Bildnachweis"),
        max_length=120,
        blank=True,
        help_text=_("Wer hat das Bild gemacht? Zum Beispiel: „Foto: QEK“."),
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(image="")
                | (~models.Q(image_alt="") & ~models.Q(image_credit="")),
                name="%(app_label)s_%(class)s_picture_in_words",
                violation_error_message=_(
                    "Ein Bild braucht eine Bildbeschreibung und einen Bildnachweis."
                ),
            )
        ]
