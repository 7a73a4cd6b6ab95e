from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..contacts import hours_in_words
from ..models import Absence, OfficeHour, Person, Responsibility
from .base import PICTURE, OfficeAdmin
from .choosing import PlainChoices


class AbsenceInline(PlainChoices, admin.TabularInline):
    model = Absence
    fk_name = "person"
    extra = 0
    verbose_name_plural = _("Urlaub und andere Abwesenheiten")


class ResponsibilityInline(admin.TabularInline):
    model = Responsibility
    extra = 0
    show_change_link = True
    verbose_name_plural = _("Zuständigkeiten („Ändern“ führt zu den Sprechzeiten)")


class OfficeHourInline(admin.TabularInline):
    model = OfficeHour
    extra = 1


@admin.register(Person)
class PersonAdmin(OfficeAdmin):
    list_display = ["name", "tasks", "phone", "email", "is_here"]
    list_filter = ["responsibilities__quarter"]
    search_fields = ["name", "email", "phone", "responsibilities__area"]
    inlines = [ResponsibilityInline, AbsenceInline]
    fieldsets = [
        (None, {"fields": ["name", "phone", "email", "place", "languages"]}),
        (_("Bild"), {"fields": PICTURE, "classes": ["collapse"]}),
    ]

    def get_queryset(self, request):
        return (
            super()
            .get_queryset(request)
            .prefetch_related("responsibilities__quarter", "absences")
        )

    @admin.display(description=_("Zuständig für"))
    def tasks(self, person):
        return ", ".join(
            f"{task.area} ({task.quarter or _('ganzes Projekt')})"
            for task in person.responsibilities.all()
        )

    @admin.display(description=_("heute da"), boolean=True)
    def is_here(self, person):
        return person.absence_on(timezone.localdate()) is None


@admin.register(Responsibility)
class ResponsibilityAdmin(OfficeAdmin):
    list_display = ["person", "area", "quarter", "hours", "position"]
    list_editable = ["position"]
    list_filter = ["quarter"]
    list_select_related = ["person", "quarter"]
    search_fields = ["person__name", "area", "quarter__name"]
    inlines = [OfficeHourInline]
    fieldsets = [
        (None, {"fields": ["person", "area", "quarter", "note", "position"]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("office_hours")

    @admin.display(description=_("Sprechzeiten"))
    def hours(self, responsibility):
        return "; ".join(hours_in_words(responsibility.office_hours.all())) or "–"
