from __future__ import annotations

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from quarters.words import short_date

from ..forms import CancelForm, EventDateForm
from ..models import EventDate


class WhenFilter(admin.SimpleListFilter):
    """What is to come, unless somebody asks for the past."""

    title = _("Zeit")
    parameter_name = "zeit"

    def lookups(self, request, model_admin):
        return [("vergangen", _("vergangene")), ("alle", _("alle"))]

    def choices(self, changelist):
        coming, *others = super().choices(changelist)
        return [coming | {"display": _("kommende")}, *others]

    def queryset(self, request, queryset):
        if self.value() == "alle":
            return queryset
        return queryset.past() if self.value() == "vergangen" else queryset.upcoming()


@admin.register(EventDate)
class EventDateAdmin(admin.ModelAdmin):
    form = EventDateForm
    list_display = ["day", "time", "event", "quarters", "where", "status"]
    list_display_links = ["day"]
    list_filter = [
        ("event__quarters", admin.RelatedOnlyFieldListFilter),
        WhenFilter,
        "status",
        "event__is_published",
        "room",
    ]
    list_per_page = 50
    date_hierarchy = "starts_at"
    search_fields = ["event__title", "place_text", "place__name", "room__name"]
    autocomplete_fields = ["event"]
    actions = ["cancel_dates"]
    change_form_template = "admin/events/eventdate/change_form.html"
    fieldsets = [
        (_("Was?"), {"fields": ["event"]}),
        (_("Wann?"), {"fields": ["on", ("starts", "ends"), ("all_day", "until")]}),
        (
            _("Wo?"),
            {"fields": ["room", "override_hours", "place", "place_text"]},
        ),
        (
            _("Findet er statt?"),
            {"fields": ["status", "public_note", "moved_to"]},
        ),
    ]

    def get_queryset(self, request):
        dates = super().get_queryset(request)
        return dates.select_related(
            "event", "place", "room__place", "booking__room"
        ).prefetch_related("event__quarters")

    def get_form(self, request, obj=None, change=False, **kwargs):
        form_class = super().get_form(request, obj, change, **kwargs)

        class FormOfOneUser(form_class):
            def __init__(self, *args, **kwargs):
                super().__init__(*args, by=request.user, **kwargs)

        return FormOfOneUser

    def get_readonly_fields(self, request, obj=None):
        """A date stays with its event: people have it in their calendars."""
        return ["event"] if obj else []

    def save_model(self, request, obj, form, change):
        obj.schedule(by=request.user, waive=form.waive)

    @admin.display(description=_("Tag"), ordering="starts_at")
    def day(self, date):
        return f"{short_date(date.first_day)} {date.first_day.year}"

    @admin.display(description=_("Uhrzeit"))
    def time(self, date):
        return date.time_words

    @admin.display(description=_("Quartiere"))
    def quarters(self, date):
        return ", ".join(quarter.name for quarter in date.event.quarters.all())

    @admin.display(description=_("Ort"))
    def where(self, date):
        return date.place_words or "–"

    @admin.action(description=_("Fällt aus …"), permissions=["change"])
    def cancel_dates(self, request, queryset):
        keys = ",".join(str(pk) for pk in queryset.values_list("pk", flat=True))
        return redirect(f"{reverse('admin:events_eventdate_cancel')}?termine={keys}")

    def get_urls(self):
        view = self.admin_site.admin_view(self.cancel_view)
        address = path("faellt-aus/", view, name="events_eventdate_cancel")
        return [address, *super().get_urls()]

    def cancel_view(self, request):
        """Shows the dates and asks for a note; only the POST lets them fall out."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        dates, form = self.dates_to_cancel(request), CancelForm(request.POST or None)
        back = reverse("admin:events_eventdate_changelist")
        if request.method == "POST" and form.is_valid():
            self.cancel(request, dates, form.cleaned_data["note"])
            return redirect(back)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Termine fallen aus"),
            "dates": dates,
            "form": form,
            "opts": self.opts,
            "back": back,
        }
        status = 422 if form.errors else 200
        template = "admin/events/eventdate/cancel.html"
        return render(request, template, context, status=status)

    def dates_to_cancel(self, request) -> list[EventDate]:
        asked = request.GET.get("termine", "").split(",")[:200]
        keys = [key for key in asked if key.isascii() and key.isdecimal()]
        dates = self.get_queryset(request).taking_place()
        # Longer numbers would not fit into the database's own.
        chosen = dates.filter(pk__in=[key for key in keys if len(key) < 19])
        return [date for date in chosen if not date.is_past]

    @transaction.atomic
    def cancel(self, request, dates, note) -> None:
        for date in dates:
            date.cancel(note, by=request.user)
            self.log_change(request, date, str(_("Fällt aus")))
        count = len(dates)
        message = ngettext(
            "%(count)s Termin fällt aus.", "%(count)s Termine fallen aus.", count
        )
        messages.success(request, message % {"count": count})
