from __future__ import annotations

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from quarters.admin.base import PicturedForm
from quarters.admin.choosing import PlainChoices
from quarters.former import KeepsFormerAddress

from ..forecast import next_weeks
from ..models import Equipment, OpeningRule, Room


class OpeningRuleInline(admin.TabularInline):
    model = OpeningRule
    extra = 1


@admin.register(Room)
class RoomAdmin(KeepsFormerAddress, PlainChoices, admin.ModelAdmin):
    form = PicturedForm
    list_display = ["name", "place", "mode", "capacity", "is_published"]
    list_filter = ["place__quarter", "mode", "is_published"]
    list_select_related = ["place"]
    search_fields = ["name", "description", "place__name"]
    inlines = [OpeningRuleInline]
    change_form_template = "admin/rooms/room/change_form.html"
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

    def get_urls(self):
        view = self.admin_site.admin_view(self.weeks_view)
        address = path("<int:pk>/vier-wochen/", view, name="rooms_room_weeks")
        return [address, *super().get_urls()]

    def response_post_save_add(self, request, obj):
        """Whoever saved opening rules sees at once what they mean."""
        return redirect(reverse("admin:rooms_room_weeks", args=[obj.pk]))

    response_post_save_change = response_post_save_add

    def weeks_view(self, request, pk):
        room = get_object_or_404(Room.objects.with_place().with_hours(), pk=pk)
        if not self.has_view_or_change_permission(request, room):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("%(room)s: die nächsten vier Wochen") % {"room": room},
            "opts": self.opts,
            "room": room,
            "forecasts": [next_weeks(room)],
        }
        return render(request, "admin/rooms/room/weeks.html", context)


@admin.register(Equipment)
class EquipmentAdmin(admin.ModelAdmin):
    list_display = ["name", "position"]
    search_fields = ["name"]
