from __future__ import annotations

from dataclasses import asdict

from django.contrib import admin
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from quarters.templatetags.qek import wrappable
from quarters.words import short_date

from ..company import capacity_for
from ..fitting import fits_of
from ..models import Booking, BookingRequest, LogEntry, Message
from ..words import short_span
from .decide import DecideView
from .phone import phone_path
from .reading import Privacy, remembered


class ReadOnlyInline(admin.TabularInline):
    extra = 0
    can_delete = False

    def get_readonly_fields(self, request, obj=None):
        return self.fields

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False


class BookingInline(ReadOnlyInline):
    model = Booking
    fields = ["room", "starts_at", "ends_at", "status", "decided_by", "decided_at"]
    show_change_link = True


class MessageInline(ReadOnlyInline):
    model = Message
    fields = ["at", "is_from_office", "by", "text"]


class LogInline(ReadOnlyInline):
    model = LogEntry
    fields = ["at", "by_name", "text", "before", "after", "reason"]

    @admin.display(description=_("vorher"))
    def before(self, entry):
        return self._in_words(entry.old)

    @admin.display(description=_("nachher"))
    def after(self, entry):
        return self._in_words(entry.new)

    @staticmethod
    def _in_words(state: str) -> str:
        """A status by its German name; all else is words already."""
        return dict(Booking.Status.choices).get(state, state)


class OpenFilter(admin.SimpleListFilter):
    """Open requests first; everything else is one click away."""

    title = _("Stand")
    parameter_name = "stand"

    def lookups(self, request, model_admin):
        return [("alle", _("alle")), ("beantwortet", _("beantwortet"))]

    def choices(self, changelist):
        first, *others = super().choices(changelist)
        yield first | {"display": _("offen")}
        yield from others

    def queryset(self, request, queryset):
        if self.value() == "alle":
            return queryset.order_by("-sent_at")
        if self.value() == "beantwortet":
            answered = queryset.exclude(bookings__status=Booking.Status.REQUESTED)
            return answered.order_by("-sent_at")
        return queryset.open()


def asked_dates(request: BookingRequest) -> list[Booking]:
    """Without what was left out or is no open change any more; wants prefetched dates,
    the open ones of a request that still waits."""
    own = [b for b in request.bookings.all() if b.is_open or not b.is_wish]
    replaced = {booking.replaces_id for booking in own}
    own = [b for b in own if b.pk not in replaced and not b.is_left_out]
    return [b for b in own if b.is_open] if request.is_open else own


class QuarterFilter(admin.RelatedFieldListFilter):
    """Without the „-“ for rooms that belong to no quarter."""

    include_empty_choice = False


@admin.register(BookingRequest)
class BookingRequestAdmin(Privacy, admin.ModelAdmin):
    list_display = [
        "number",
        "deadline",
        "dates",
        "room",
        "who",
        "how_many",
        "fits",
        "decide",
    ]
    list_filter = [
        OpenFilter,
        ("bookings__room__place__quarter", QuarterFilter),
        ("bookings__room", admin.RelatedOnlyFieldListFilter),
    ]
    search_fields = ["number", "organisation", "name", "email", "purpose"]
    ordering = ["sent_at"]
    inlines = [BookingInline, MessageInline, LogInline]
    change_form_template = "admin/rooms/bookingrequest/change_form.html"
    fields = [
        "number",
        "sent_at",
        "answer_by",
        "organisation",
        "partner",
        "name",
        "email",
        "phone",
        "purpose",
        "persons",
        "is_public",
        "wants_announcement",
        "taken_by",
        "message",
        "internal_note",
    ]
    readonly_fields = [
        name for name in fields if name not in ("partner", "internal_note")
    ]

    editable = {"partner", "internal_note"}

    def get_readonly_fields(self, request, obj=None):
        return [name for name in self.fields if name not in self.editable]

    def get_queryset(self, request):
        """Unsent requests are nobody's business yet."""
        return super().get_queryset(request).sent().with_dates()

    def get_changelist_instance(self, request):
        changelist = super().get_changelist_instance(request)
        found = fits_of(list(changelist.result_list))
        for row in changelist.result_list:
            row.fit = found.get(row.pk)
        return changelist

    def changelist_view(self, request, extra_context=None):
        title = {"title": _("Raumanfragen")}
        return super().changelist_view(request, title | (extra_context or {}))

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        decide = remembered(DecideView.as_view(model_admin=self))
        view = self.admin_site.admin_view(decide)
        name = "rooms_bookingrequest_decide"
        decide = path("<int:pk>/entscheiden/", view, name=name)
        return [decide, phone_path(self), *super().get_urls()]

    @admin.display(description=_("Antwort bis"), ordering="answer_by")
    def deadline(self, request):
        days = (request.answer_by - timezone.localdate()).days
        if days > 1 or not request.is_open:
            return short_date(request.answer_by)
        words = {0: _("heute"), 1: _("morgen")}.get(days, _("überfällig"))
        return format_html('<strong class="deadline">{}</strong>', words)

    @admin.display(description=_("Termin"))
    def dates(self, request):
        """What was asked for; an open change instead of the date it shall replace."""
        asked = asked_dates(request)
        if not asked:
            return "–"
        first = asked[0]
        lines = [
            short_date(first.starts_at),
            short_span(first.starts_at, first.ends_at),
        ]
        if len(asked) > 1:
            count = _("%(count)s Termine") % {"count": len(asked)}
            lines = [count, _("ab %(day)s") % {"day": lines[0]}, lines[1]]
        if any(booking.is_wish for booking in asked):
            lines.append(_("(Änderung)"))
        spans = '<span class="nowrap">{}</span><br>'
        return format_html_join("", spans, ([line] for line in lines))

    @admin.display(description=_("Raum"))
    def room(self, request):
        names = dict.fromkeys(str(b.room) for b in asked_dates(request))
        return wrappable(", ".join(names))

    @admin.display(description=_("Organisation"), ordering="organisation")
    def who(self, request):
        return request.organisation

    @admin.display(description=_("Personen"), ordering="persons")
    def how_many(self, request):
        dates = asked_dates(request)
        capacity = capacity_for(dates[0], dates) if dates else None
        return f"{request.persons} von {capacity}" if capacity else request.persons

    @admin.display(description=_("Passt es?"))
    def fits(self, request):
        if not request.fit:
            return request.state
        tag = render_to_string("components/status_tag.html", asdict(request.fit))
        if not any(booking.is_confirmed for booking in request.bookings.all()):
            return tag
        return format_html("{}<br>{}", tag, request.state)

    @admin.display(description=_("Antwort"))
    def decide(self, request):
        if not request.is_open:
            return ""
        address = reverse("admin:rooms_bookingrequest_decide", args=[request.pk])
        return format_html(
            '<a class="button" href="{}">{} '
            '<span class="visually-hidden">{}</span></a>',
            address,
            _("Entscheiden"),
            request.number,
        )
