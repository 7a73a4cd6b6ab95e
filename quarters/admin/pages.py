from django.contrib import admin
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from ..models import Page, SiteText
from .base import OfficeAdmin


@admin.register(Page)
class PageAdmin(OfficeAdmin):
    list_display = ["title", "key", "changed_on"]
    search_fields = ["title", "text"]
    fields = ["key", "title", "lead", "text"]

    def get_readonly_fields(self, request, page=None):
        # The address belongs to the page for good; its words may change.
        return ["key"] if page else []

    def has_delete_permission(self, request, page=None):
        return False


@admin.register(SiteText)
class SiteTextAdmin(OfficeAdmin):
    """One row: the list leads straight to it."""

    fieldsets = [
        (_("Kopf und Fuß"), {"fields": ["tagline", "funding"]}),
        (_("Startseite"), {"fields": ["home_title", "home_lead"]}),
        (_("Räume"), {"fields": ["rooms_lead"]}),
        (_("Wenn keine Person passt"), {"fields": ["phone", "email"]}),
    ]

    def changelist_view(self, request, extra_context=None):
        if SiteText.objects.exists():
            return redirect("admin:quarters_sitetext_change", 1)
        return redirect("admin:quarters_sitetext_add")

    def has_add_permission(self, request):
        return super().has_add_permission(request) and not SiteText.objects.exists()

    def has_delete_permission(self, request, text=None):
        return False
