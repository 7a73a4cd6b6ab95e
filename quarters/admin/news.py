from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ..former import KeepsFormerAddress
from ..models import NewsItem, Notice, Partner
from .base import PICTURE, OfficeAdmin, QuarterNames


@admin.register(NewsItem)
class NewsItemAdmin(KeepsFormerAddress, QuarterNames, OfficeAdmin):
    list_display = [
        "title",
        "quarter_names",
        "visible",
        "publish_from",
        "publish_until",
    ]
    list_filter = ["quarters"]
    date_hierarchy = "publish_from"
    search_fields = ["title", "teaser", "text"]
    fieldsets = [
        (None, {"fields": ["title", "slug", "teaser", "quarters"]}),
        (_("Text und Bild"), {"fields": ["text", *PICTURE, "author_role"]}),
        (_("Wann ist sie zu sehen?"), {"fields": ["publish_from", "publish_until"]}),
    ]

    @admin.display(description=_("jetzt zu sehen"), boolean=True)
    def visible(self, item):
        return item.is_visible


@admin.register(Notice)
class NoticeAdmin(OfficeAdmin):
    list_display = ["text", "where", "current", "starts_on", "ends_on"]
    list_filter = ["quarter"]
    list_select_related = ["quarter"]
    date_hierarchy = "ends_on"
    search_fields = ["text"]
    fields = ["text", "quarter", ("starts_on", "ends_on")]

    @admin.display(description=_("Wo"), ordering="quarter")
    def where(self, notice):
        return notice.quarter or _("auf allen Seiten")

    @admin.display(description=_("heute zu sehen"), boolean=True)
    def current(self, notice):
        return notice.is_current


@admin.register(Partner)
class PartnerAdmin(QuarterNames, OfficeAdmin):
    list_display = ["name", "quarter_names", "description", "url", "is_published"]
    list_filter = ["quarters", "is_published"]
    search_fields = ["name", "description"]
    fieldsets = [
        (None, {"fields": ["name", "description", "url", "quarters"]}),
        (_("Logo"), {"fields": PICTURE}),
        (None, {"fields": ["is_published"]}),
    ]
