"""When a date is: in its form, and which dates the list shows."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

WHEN = [("on", "starts", "ends"), ("until", "all_day"), "seen"]
# Of a date that people may have in their calendars.
CORRECTED = (
    _("Wann?"),
    {
        "fields": WHEN,
        "description": _(
            "Nur zum Berichtigen: Die alte Zeit verschwindet. Soll sie durchgestrichen"
            " stehen bleiben, nehmen Sie oben „Verlegen …“."
        ),
    },
)


class WhenFilter(admin.SimpleListFilter):
    """What is to come, unless somebody asks for the past."""

    title = _("Zeit")
    parameter_name = "zeit"

    def lookups(self, request, model_admin):
        return [
            ("pruefen", _("bitte prüfen")),
            ("vergangen", _("vergangene")),
            ("alle", _("alle")),
        ]

    def choices(self, changelist):
        coming, *others = super().choices(changelist)
        return [coming | {"display": _("kommende")}, *others]

    def queryset(self, request, queryset):
        if self.value() == "alle":
            return queryset
        if self.value() == "pruefen":
            return queryset.to_check()
        return queryset.past() if self.value() == "vergangen" else queryset.upcoming()
