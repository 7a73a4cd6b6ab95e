from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ..former import KeepsFormerAddress
from ..models import Place, Quarter, SlugHistory
from .base import OfficeAdmin


@admin.register(Quarter)
class QuarterAdmin(KeepsFormerAddress, OfficeAdmin):
    list_display = ["name", "status", "carrier", "short_slug", "palette", "position"]
    list_editable = ["position"]
    list_filter = ["status"]
    search_fields = ["name", "slug", "short_slug", "streets"]
    fieldsets = [
        (None, {"fields": ["name", "teaser", "streets", "intro"]}),
        (_("Aussehen"), {"fields": ["palette", "motif", "position"]}),
        (
            _("Adressen"),
            {
                "fields": ["slug", "short_slug"],
                "description": _(
                    "Wenn Sie eine Adresse ändern, führt die alte weiter zum Quartier."
                ),
            },
        ),
        (
            _("Wer betreut das Quartier?"),
            {"fields": ["status", "carrier", "carrier_url"]},
        ),
    ]


@admin.register(Place)
class PlaceAdmin(OfficeAdmin):
    list_display = ["name", "quarter", "street", "step_free", "is_meeting_point"]
    list_filter = ["quarter", "is_meeting_point", "step_free"]
    list_select_related = ["quarter"]
    search_fields = ["name", "street"]
    fieldsets = [
        (None, {"fields": ["name", "quarter", "is_meeting_point"]}),
        (_("Wo?"), {"fields": ["street", ("postcode", "city"), "directions"]}),
        (
            _("Komme ich rein?"),
            {"fields": ["step_free", "step_free_note", "toilet", "opening_hours"]},
        ),
    ]


@admin.register(SlugHistory)
class SlugHistoryAdmin(admin.ModelAdmin):
    """To look at, and to free an address for something new; made by itself."""

    list_display = ["slug", "kind"]
    list_filter = ["kind"]
    search_fields = ["slug"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False
