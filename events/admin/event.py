from __future__ import annotations

from django.contrib import admin, messages
from django.db.models import Min, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from quarters.admin.base import PICTURE, OfficeAdmin, PicturedForm, QuarterNames
from quarters.admin.choosing import PlainChoices
from quarters.former import KeepsFormerAddress
from quarters.words import short_date

from ..date_formset import DateFormSet
from ..forms import EventDateForm
from ..holding import rename
from ..models import Event, EventDate
from .date import warn_if_over
from .deleting import LocksFirst
from .event_deeds import EventDeeds

# More would make the form longer than anybody reads; the list of dates has them all.
DATES_IN_THE_FORM = 12


class EventForm(PicturedForm):
    class Meta:
        labels = {"slug": _("Adresse der Seite")}
        help_texts = {
            "slug": _("Entsteht von selbst aus dem Titel, zum Beispiel „naehcafe“."),
            "is_published": _(
                "Mit Haken sehen es alle. Ohne Haken ist es ein Entwurf fürs Team."
            ),
        }

    def clean(self):
        data = super().clean()
        youngest, oldest = data.get("min_age"), data.get("max_age")
        if youngest and oldest and oldest < youngest:
            self.add_error("max_age", _("Das ist jünger als „ab Jahren“."))
        return data


class EventDateInline(PlainChoices, admin.StackedInline):
    """The coming dates that were entered by hand; those of a series have their list."""

    model = EventDate
    form = EventDateForm
    formset = DateFormSet
    extra = 0
    # More fields than these would have no server read the form.
    max_num = 40
    view_on_site = False
    verbose_name_plural = _("Wann und wo? Einzelne Termine")
    fields = [
        ("on", "starts", "ends"),
        ("until", "all_day"),
        "seen",
        ("room", "place", "place_text"),
        "override_hours",
        "public_note",
    ]

    def get_extra(self, request, obj=None, **kwargs):
        return 0 if obj else 1

    def get_formset(self, request, obj=None, **kwargs):
        limit = {"absolute_max": self.max_num}
        formset = super().get_formset(request, obj, **limit | kwargs)
        formset.by = request.user
        return formset

    def get_queryset(self, request):
        dates = super().get_queryset(request).not_over()
        # Those of a series or of a room request change on their own page.
        dates = dates.filter(series=None, booking__request=None)
        event = request.resolver_match.kwargs.get("object_id")
        own = dates.filter(event=event) if event else dates.none()
        shown = own.values_list("pk", flat=True)[:DATES_IN_THE_FORM]
        return dates.filter(pk__in=list(shown)).select_related(
            "event", "room", "place", "booking__room"
        )


@admin.register(Event)
class EventAdmin(LocksFirst, EventDeeds, KeepsFormerAddress, QuarterNames, OfficeAdmin):
    form = EventForm
    list_display = ["title", "quarter_names", "next_date", "is_published"]
    list_filter = ["quarters", "is_published", "topics", "audiences"]
    search_fields = ["title", "summary", "organiser", "partners__name"]
    inlines = [EventDateInline]
    change_form_template = "admin/events/event/change_form.html"
    fieldsets = [
        (None, {"fields": ["title", "slug", "summary", "is_published"]}),
        (_("In welchen Quartieren?"), {"fields": ["quarters"]}),
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
        (_("Wer lädt ein?"), {"fields": ["organiser", "partners", "contact"]}),
        (_("Einordnen"), {"fields": ["topics", "offer"]}),
    ]

    def get_queryset(self, request):
        coming = Q(dates__last_on__gte=timezone.localdate(), dates__status="planned")
        return (
            super()
            .get_queryset(request)
            .annotate(next_at=Min("dates__starts_at", filter=coming))
        )

    def changelist_view(self, request, extra_context=None):
        known = {"title": _("Veranstaltungen")}
        return super().changelist_view(request, known | (extra_context or {}))

    def dates_among(self, events):
        return EventDate.objects.for_staff().filter(event__in=events)

    def view_on_site(self, event):
        return event.get_absolute_url() if event.is_published else None

    @admin.display(description=_("Nächster Termin"), ordering="next_at")
    def next_date(self, event):
        return short_date(event.next_at) if event.next_at else "–"

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        event = form.instance
        rename(event)
        if event.is_published and not event.dates.exists():
            said = _(
                "Veröffentlicht, aber noch ohne Termin. In den Listen steht sie erst"
                " mit einem: „Weiterer Termin“ oder „Reihe anlegen“."
            )
            messages.warning(request, said)

    def save_formset(self, request, form, formset, change):
        """Each date goes through the rule that gives it its room."""
        formset.save(commit=False)
        for date in formset.deleted_objects:
            date.delete()
        for date_form in formset.forms:
            if date_form.has_changed() and date_form not in formset.deleted_forms:
                date_form.instance.event = form.instance
                date_form.instance.schedule(by=request.user, waive=date_form.waive)
                warn_if_over(request, date_form.instance)
        formset.save_m2m()
        if formset.left_alone:
            said = _(
                "Ein Termin dieser Seite ist inzwischen vorbei, gelöscht oder in einer"
                " Reihe. An ihm wurde nichts geändert."
            )
            messages.warning(request, said)
