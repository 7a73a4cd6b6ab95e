from __future__ import annotations

from datetime import datetime, time, timedelta

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from quarters.local_time import NonexistentTime, day_end, moment

from ..models import Closure, Equipment, OpeningRule, Room


class OpeningRuleInline(admin.TabularInline):
    model = OpeningRule
    extra = 1


@admin.register(Room)
class RoomAdmin(admin.ModelAdmin):
    list_display = ["name", "place", "mode", "capacity", "is_published"]
    list_filter = ["place__quarter", "mode", "is_published"]
    list_select_related = ["place"]
    search_fields = ["name", "description", "place__name"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["place"]
    inlines = [OpeningRuleInline]
    fieldsets = [
        (None, {"fields": ["name", "slug", "place", "description"]}),
        (_("Bild"), {"fields": ["image", "image_alt", "image_credit"]}),
        (
            _("Fakten"),
            {
                "description": _("Was nicht bekannt ist, bleibt leer."),
                "fields": [
                    "area_sqm",
                    ("capacity_seated", "capacity_standing"),
                    "equipment",
                    "cost",
                ],
            },
        ),
        (_("Regeln und Zugang"), {"fields": ["rules", "key_info"]}),
        (
            _("Anfragen"),
            {
                "fields": [
                    "mode",
                    ("shortest_minutes", "longest_minutes", "raster_minutes"),
                    ("lead_days", "horizon_days", "cancel_days"),
                    ("turnover_minutes", "hold_open_requests"),
                ]
            },
        ),
        (_("Anzeige"), {"fields": [("is_published", "position")]}),
    ]

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        # Boxes to tick; Django's two lists speak English.
        kwargs["widget"] = forms.CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    @admin.display(description=_("Plätze"))
    def capacity(self, room):
        return room.capacity or "–"


@admin.register(Equipment)
class EquipmentAdmin(admin.ModelAdmin):
    list_display = ["name", "position"]
    search_fields = ["name"]


class ClosureForm(forms.ModelForm):
    """Whole days by default; times only where a closure is shorter than a day."""

    first_day = forms.DateField(
        label=_("erster Tag"), widget=admin.widgets.AdminDateWidget
    )
    last_day = forms.DateField(
        label=_("letzter Tag"),
        required=False,
        widget=admin.widgets.AdminDateWidget,
        help_text=_("Leer: nur dieser eine Tag."),
    )
    from_time = forms.TimeField(
        label=_("von (Uhrzeit)"),
        required=False,
        widget=admin.widgets.AdminTimeWidget,
        help_text=_("Leer: ab Tagesbeginn."),
    )
    until_time = forms.TimeField(
        label=_("bis (Uhrzeit)"),
        required=False,
        widget=admin.widgets.AdminTimeWidget,
        help_text=_("Leer: bis Tagesende."),
    )

    class Meta:
        model = Closure
        fields = ["reason", "closes", "room", "place"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            start = timezone.localtime(self.instance.starts_at)
            end = timezone.localtime(self.instance.ends_at)
            is_midnight = end.time() == time.min
            last = end.date() - timedelta(days=1) if is_midnight else end.date()
            self.initial |= {
                "first_day": start.date(),
                "last_day": last,
                "from_time": None if start.time() == time.min else start.time(),
                "until_time": None if is_midnight else end.time(),
            }

    def clean(self):
        data = super().clean()
        if not data.get("first_day"):
            return data
        try:
            start, end = self._span(data)
        except (NonexistentTime, OverflowError):
            raise ValidationError(
                gettext("Diese Zeit gibt es an dem Tag nicht.")
            ) from None
        if end <= start:
            self.add_error("last_day", _("Das Ende muss nach dem Beginn liegen."))
        self.instance.starts_at, self.instance.ends_at = start, end
        return data

    @staticmethod
    def _span(data) -> tuple[datetime, datetime]:
        first = data["first_day"]
        last = data.get("last_day") or first
        start = moment(first, data.get("from_time") or time.min)
        until = data.get("until_time")
        return start, moment(last, until) if until else day_end(last)


@admin.register(Closure)
class ClosureAdmin(admin.ModelAdmin):
    form = ClosureForm
    list_display = ["reason", "where", "starts_at", "ends_at", "closes"]
    list_filter = ["place__quarter", "room", "closes"]
    list_select_related = ["room", "place"]
    date_hierarchy = "starts_at"
    search_fields = ["reason", "room__name", "place__name"]
    fieldsets = [
        (None, {"fields": ["reason", "closes"]}),
        (
            _("Wann"),
            {"fields": [("first_day", "last_day"), ("from_time", "until_time")]},
        ),
        (
            _("Was ist geschlossen?"),
            {
                "description": _("Ein Raum oder ein Ort. Beides leer: alles."),
                "fields": ["room", "place"],
            },
        ),
    ]

    @admin.display(description=_("gilt für"))
    def where(self, closure):
        return closure.room or closure.place or _("alle Räume")
