from __future__ import annotations

from django.contrib import admin, messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import escape, format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from quarters.admin.choosing import PlainChoices
from quarters.words import short_date

from ..asked_rooms import asked_by
from ..forms import EventDateForm
from ..models import EventDate
from .change import ChangeView
from .check import CheckView
from .deeds import IS_OVER, deed_path, name_who_was_told, name_whom_to_call
from .deleting import LocksFirst
from .move import MoveView
from .off import LATER, OffView
from .when import CORRECTED, WHEN, WhenFilter

NOTED = ["state", "public_note"]
# They stand in the address of the next page, which must not get too long.
MOST_AT_ONCE = 200


def deed_links(date) -> str:
    """Two clicks: this one, and „Ja“ on the page behind it."""
    off = f"{reverse('admin:events_eventdate_cancel')}?termine={date.pk}"
    move = reverse("admin:events_eventdate_move", args=[date.pk])
    ways = []
    if date.takes_place and not date.is_past:
        ways = [(off, _("Fällt aus")), (move, _("Verlegen"))]
        ways.append((f"{off}&art={LATER}", _("Verschieben (noch offen)")))
    elif date.can_move and not date.takes_place:
        ways = [(move, _("Neuen Termin eintragen"))]
    name = f"{date.event}, {short_date(date.first_day)}"
    link = '<a href="{}">{}<span class="visually-hidden">: {}</span></a>'
    return format_html_join(" ", link, ((*way, name) for way in ways))


def warn_if_over(request, date) -> None:
    """A day that is over may be meant; mostly it is the year that is wrong."""
    if date.is_past:
        said = _("Bitte prüfen: %(when)s ist schon vorbei.")
        messages.warning(request, said % {"when": date.when_words})


@admin.register(EventDate)
class EventDateAdmin(LocksFirst, PlainChoices, admin.ModelAdmin):
    form = EventDateForm
    list_display = ["day_and_time", "event", "where", "state", "deeds"]
    list_display_links = ["day_and_time"]
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
    actions = ["cancel_dates"]
    change_form_template = "admin/events/eventdate/change_form.html"
    fieldsets = [
        (_("Was?"), {"fields": ["event"]}),
        (
            _("Wann?"),
            {"fields": WHEN},
        ),
        (
            _("Wo?"),
            {
                "fields": ["room", "override_hours", "place", "place_text"],
                "description": _("Raum, Ort oder Ort in Worten: eins davon reicht."),
            },
        ),
        (
            _("Findet er statt?"),
            {"fields": ["status", "public_note", "moved_to"]},
        ),
    ]

    def get_queryset(self, request):
        dates = super().get_queryset(request)
        return dates.for_staff().prefetch_related("event__quarters")

    def get_list_display(self, request):
        if self.has_change_permission(request):
            return self.list_display
        return [name for name in self.list_display if name != "deeds"]

    def has_change_permission(self, request, obj=None):
        """What is over is never rewritten."""
        is_over = obj is not None and obj.is_past
        return not is_over and super().has_change_permission(request, obj)

    def change_view(self, request, object_id, *args, **kwargs):
        """A form that was opened before the end, and sent after it."""
        date = request.method == "POST" and self.get_object(request, object_id)
        if date and date.is_past:
            messages.error(request, IS_OVER)
            return redirect(request.path)
        return super().change_view(request, object_id, *args, **kwargs)

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None:
            note = (_("Was noch?"), {"fields": ["public_note"]})
            return [*fieldsets[:-1], note]
        if obj.is_past:
            return [(None, {"fields": ["event", "day", "time", "where", *NOTED]})]
        if obj.takes_place and obj.event.is_published:
            fieldsets = [fieldsets[0], CORRECTED, *fieldsets[2:]]
        if names := asked_by([obj]):
            words = _("Angefragt von %(names)s (%(number)s).")
            number = obj.booking.request.number
            # Django's template trusts descriptions; these names came by a public form.
            description = words % {"names": escape(names), "number": number}
            asked = {"fields": ["with_request"], "description": description}
            return [*fieldsets, (_("Was wird aus der Raumanfrage?"), asked)]
        return fieldsets

    def changelist_view(self, request, extra_context=None):
        known = {
            "title": _("Termine"),
            "to_check": self.get_queryset(request).to_check().count(),
        }
        return super().changelist_view(request, known | (extra_context or {}))

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj and self.has_change_permission(request):
            context |= self._ways_on(obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    @staticmethod
    def _ways_on(date) -> dict:
        """Of a date that is off: to a new one, or back from where it was moved to."""
        if date.takes_place or date.can_move:
            return {"may_get_new_date": not date.takes_place}
        new = date.new_date
        if date.is_past or new is None or new.is_past or not new.takes_place:
            return {}
        return {"new_date": new}

    def get_form(self, request, obj=None, change=False, **kwargs):
        form_class = super().get_form(request, obj, change, **kwargs)

        class FormOfOneUser(form_class):
            def __init__(self, *args, **kwargs):
                super().__init__(*args, by=request.user, **kwargs)

        return FormOfOneUser

    def get_readonly_fields(self, request, obj=None):
        """A date stays with its event: people have it in their calendars."""
        return ["event", "day", "time", "where", "state"] if obj else []

    def dates_among(self, dates):
        keys = [date.pk for date in dates]
        return EventDate.objects.for_staff().filter(pk__in=keys)

    def view_on_site(self, date):
        return date.get_absolute_url() if date.event.is_published else None

    def save_model(self, request, obj, form, change):
        tick = bool(form.cleaned_data.get("with_request"))
        called_off = obj.booking
        obj.schedule(by=request.user, waive=form.waive, with_request=tick)
        if called_off and obj.takes_place and obj.booking != called_off:
            name_who_was_told(request, called_off)
        if tick:
            name_whom_to_call(request, [obj])
        warn_if_over(request, obj)

    @admin.display(description=_("Termin"), ordering="starts_at")
    def day_and_time(self, date):
        return format_html("{}<br>{}", self.day(date), date.time_words)

    @admin.display(description=_("Tag"))
    def day(self, date):
        return f"{short_date(date.first_day)} {date.first_day.year}"

    @admin.display(description=_("Uhrzeit"))
    def time(self, date):
        return date.time_words

    @admin.display(description=_("Ort"))
    def where(self, date):
        names = ", ".join(quarter.name for quarter in date.event.quarters.all())
        return format_html("{}<br><span>{}</span>", date.place_words or "–", names)

    @admin.action(description=_("Fällt aus …"), permissions=["change"])
    def cancel_dates(self, request, queryset):
        keys = [str(pk) for pk in queryset.values_list("pk", flat=True)]
        if len(keys) > MOST_AT_ONCE:
            words = _(
                "Nichts geändert: Wählen Sie höchstens %(most)s Termine auf einmal."
            )
            messages.error(request, words % {"most": MOST_AT_ONCE})
            return None
        address = reverse("admin:events_eventdate_cancel")
        return redirect(f"{address}?termine={','.join(keys)}")

    @admin.display(description=_("Was ändert sich?"))
    def deeds(self, date):
        return deed_links(date)

    @admin.display(description=_("Status"), ordering="status")
    def state(self, date):
        if not date.room_trouble:
            return date.get_status_display()
        return format_html('<strong class="deadline">{}</strong>', _("Bitte prüfen"))

    def get_urls(self):
        return [
            deed_path("faellt-aus/", OffView, "cancel", self),
            deed_path("<int:pk>/verlegen/", MoveView, "move", self),
            deed_path("<int:pk>/aendern/", ChangeView, "several", self),
            deed_path("<int:pk>/pruefen/", CheckView, "check", self),
            *super().get_urls(),
        ]
