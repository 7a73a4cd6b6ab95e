from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ..former import KeepsFormerAddress
from ..models import Audience, Offer, Topic
from .base import PICTURE, OfficeAdmin, QuarterNames


class CheckFilter(admin.SimpleListFilter):
    title = _("Prüfung")
    parameter_name = "pruefung"

    def lookups(self, request, model_admin):
        return [("faellig", _("fällig (länger als sechs Monate her)"))]

    def queryset(self, request, queryset):
        return queryset.to_be_checked() if self.value() else queryset


@admin.register(Offer)
class OfferAdmin(KeepsFormerAddress, QuarterNames, OfficeAdmin):
    list_display = [
        "title",
        "quarter_names",
        "when",
        "status",
        "is_published",
        "checked_on",
    ]
    list_filter = ["quarters", CheckFilter, "status", "is_published", "topics"]
    search_fields = ["title", "summary", "place__name", "place_text", "partners__name"]
    actions = ["mark_as_checked"]
    fieldsets = [
        (None, {"fields": ["title", "slug", "summary", "is_published"]}),
        (
            _("Wann?"),
            {"fields": ["rhythm", ("weekday", "also_weekday"), ("starts", "ends")]},
        ),
        (
            _("Läuft es gerade?"),
            {"fields": ["status", "paused_until", "pause_reason"]},
        ),
        (_("Wo?"), {"fields": ["quarters", "place", "place_text"]}),
        (
            _("Für wen?"),
            {"fields": ["audiences", ("min_age", "max_age"), "audience_note"]},
        ),
        (_("Was kostet es?"), {"fields": ["cost", "cost_note"]}),
        (
            _("Muss ich mich anmelden?"),
            {"fields": ["registration", "registration_note"]},
        ),
        (_("Sprachen und Zugang"), {"fields": ["languages", "step_free"]}),
        (_("Text und Bild"), {"fields": ["text", *PICTURE]}),
        (_("Wer hilft weiter?"), {"fields": ["contact", "partners"]}),
        (_("Einordnen und prüfen"), {"fields": ["topics", "checked_on"]}),
    ]

    @admin.display(description=_("Wann"), ordering="weekday")
    def when(self, offer):
        return offer.when

    @admin.action(description=_("Heute geprüft: Die Angaben stimmen"))
    def mark_as_checked(self, request, queryset):
        number = queryset.check_off()
        message = ngettext(
            "%(number)s Angebot ist geprüft.",
            "%(number)s Angebote sind geprüft.",
            number,
        )
        self.message_user(request, message % {"number": number})


class ShortListAdmin(KeepsFormerAddress, OfficeAdmin):
    list_display = ["name", "slug", "position"]
    list_editable = ["position"]
    search_fields = ["name"]


@admin.register(Topic)
class TopicAdmin(ShortListAdmin):
    fields = ["name", "slug", "position"]


@admin.register(Audience)
class AudienceAdmin(ShortListAdmin):
    fields = ["name", "slug", ("min_age", "max_age"), "position"]
