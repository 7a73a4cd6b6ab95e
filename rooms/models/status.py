"""The states of a date, and what each means for the requester."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    UNVERIFIED = "unverified", _("noch nicht abgeschickt")
    REQUESTED = "requested", _("angefragt")
    CONFIRMED = "confirmed", _("bestätigt")
    DECLINED = "declined", _("abgelehnt")
    WITHDRAWN = "withdrawn", _("zurückgezogen")
    CANCELLED = "cancelled", _("storniert")
    # Part of a series that the requester chose not to ask for; kept with its reason.
    LEFT_OUT = "left_out", _("ausgelassen")


# No state of its own: the confirmed time stands until the change is decided.
CHANGE_ASKED = "change_asked"


class Reason(models.TextChoices):
    TAKEN = "taken", _("Raum belegt")
    TOO_MANY = "too_many", _("Zu viele Personen")
    RULES = "rules", _("Passt nicht zu den Regeln")
    SHORT_NOTICE = "short_notice", _("Zu kurzfristig")
    CLOSED = "closed", _("Raum geschlossen")
    OTHER = "other", _("Anderer Grund")


SENTENCES = {
    Status.UNVERIFIED: _(
        "Bitte klicken Sie auf den Link in unserer E-Mail. Erst dann kommt Ihre"
        " Anfrage bei uns an."
    ),
    Status.REQUESTED: _(
        "Wir prüfen Ihre Anfrage. Sie bekommen bis %(day)s eine Antwort. Der Raum ist"
        " noch nicht fest für Sie reserviert."
    ),
    Status.CONFIRMED: _("Der Raum ist für Sie reserviert."),
    Status.DECLINED: _("Dieser Termin ist leider nicht möglich. Grund: %(reason)s"),
    Status.WITHDRAWN: _("Sie haben Ihre Anfrage zurückgezogen."),
    Status.CANCELLED: _(
        "Der bestätigte Termin findet nicht statt. Storniert von %(by)s am %(decided)s."
    ),
    Status.LEFT_OUT: _("Diesen Termin haben Sie nicht angefragt. %(reason)s"),
}
