from __future__ import annotations

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from quarters.local_time import NonexistentTime

from .. import decision
from ..closing import event_page
from ..fields import DateField, TimeField
from ..guarding import lock_rooms
from ..models import Booking, Room
from ..occupancy import occupy
from ..rules import Waive, verdict
from ..schedule import Schedule
from ..steps import span
from .move import move_path
from .outcome import ask_about_event, reached
from .use_report import use_report_path

STAFF = Waive.RASTER | Waive.DURATION | Waive.PERIOD | Waive.CAPACITY


class BookingForm(forms.ModelForm):
    """A date of our own in a room; it asks the same rules as everybody."""

    date = DateField(label=_("Tag"))
    start = TimeField(
        label=_("Beginn"),
        widget=forms.TextInput,
        help_text=_("Zum Beispiel „14:30“ oder „18 Uhr“."),
    )
    end = TimeField(
        label=_("Ende"),
        widget=forms.TextInput,
        help_text=_("Vor dem Beginn heißt: am nächsten Tag."),
    )
    late_entry = forms.BooleanField(
        label=_("Nachtrag"),
        required=False,
        help_text=_("Der Termin war schon und wird nur festgehalten."),
    )
    override_hours = forms.BooleanField(
        label=_("Trotz Öffnungszeit und Schließzeit eintragen"), required=False
    )
    skip_turnover = forms.BooleanField(
        label=_("Pause weglassen"),
        required=False,
        help_text=_("Die Pause nach dem Termin davor endet dann mit Ihrem Beginn."),
    )

    class Meta:
        model = Booking
        fields = ["room", "title"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            start = timezone.localtime(self.instance.starts_at)
            end = timezone.localtime(self.instance.ends_at)
            self.initial |= {
                "date": start.date(),
                "start": f"{start:%H:%M}",
                "end": f"{end:%H:%M}",
            }

    def clean(self):
        """Runs in the admin's transaction: the room stays locked until it is saved."""
        data = super().clean()
        if any(data.get(name) is None for name in ("room", "date", "start", "end")):
            return data
        try:
            start, end = span(data["date"], data["start"], data["end"])
        except NonexistentTime:
            self.add_error("start", _("Diese Uhrzeit gibt es an dem Tag nicht."))
            return data
        # The old room, too: when it is left, both are locked, in their order.
        left = Room.objects.filter(bookings__in=[self.instance.pk])
        lock_rooms(data["room"], *left)
        schedule = Schedule.around(data["room"], start, end, ignoring=self.instance)
        refusal = verdict(schedule, start, end, waive=self.waive).refusal
        if refusal:
            names = ", ".join(described(clash) for clash in refusal.clashes)
            sentence = str(refusal) + (f" ({names})" if names else "")
            self.add_error("date", sentence)
        self.instance.starts_at, self.instance.ends_at = start, end
        return data

    @property
    def waive(self) -> Waive:
        data, waive = self.cleaned_data, STAFF
        if data.get("late_entry"):
            waive |= Waive.PAST
        if data.get("override_hours"):
            waive |= Waive.HOURS
        if data.get("skip_turnover"):
            waive |= Waive.TURNOVER
        return waive


def described(booking: Booking) -> str:
    """For staff only: what the booking is and whose."""
    if booking.request:
        return f"{booking.request.purpose}, {booking.request.organisation}"
    return booking.title or gettext("eigener Termin")


class CancelForm(forms.Form):
    reason = forms.CharField(
        label=_("Grund"),
        max_length=300,
        help_text=_("Steht in der E-Mail, zum Beispiel „Wasserschaden im Raum“."),
        error_messages={"required": _("Schreiben Sie, warum der Termin ausfällt.")},
    )


@admin.register(Booking)
class BookingAdmin(admin.ModelAdmin):
    form = BookingForm
    list_display = ["starts_at", "ends_at", "room", "what", "status"]
    list_filter = ["room__place__quarter", "room", "status"]
    list_select_related = ["room", "request"]
    date_hierarchy = "starts_at"
    search_fields = ["title", "request__number", "request__organisation"]
    change_form_template = "admin/rooms/booking/change_form.html"
    fieldsets = [
        (
            None,
            {
                "description": _(
                    "Ein eigener Termin, zum Beispiel eine Teamsitzung. Mehrere auf"
                    " einmal legen Sie als Veranstaltung mit mehreren Terminen an."
                ),
                "fields": ["room", "title", "date", ("start", "end")],
            },
        ),
        (
            _("Nur wenn nötig"),
            {"fields": ["late_entry", "override_hours", "skip_turnover"]},
        ),
    ]
    readonly_of_a_request = [
        "request",
        "room",
        "starts_at",
        "ends_at",
        "status",
        "reason",
        "reason_text",
        "decided_by",
        "decided_at",
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).exclude(status=Booking.Status.UNVERIFIED)

    def get_fieldsets(self, request, obj=None):
        if is_fixed(obj):
            return [(None, {"fields": self.readonly_of_a_request})]
        return super().get_fieldsets(request, obj)

    def get_readonly_fields(self, request, obj=None):
        """Dates of a request change by decisions, dates of an event by the event."""
        return self.readonly_of_a_request if is_fixed(obj) else []

    def get_form(self, request, obj=None, **kwargs):
        if is_fixed(obj):
            kwargs["form"] = forms.ModelForm
        return super().get_form(request, obj, **kwargs)

    def has_delete_permission(self, request, obj=None):
        """Bookings are cancelled, not deleted: somebody may have a letter on them."""
        return False

    def save_model(self, request, obj, form, change):
        if is_fixed(obj):
            return
        occupy(
            obj.room,
            obj.starts_at,
            obj.ends_at,
            by=request.user,
            booking=obj,
            waive=form.waive,
        )

    @admin.display(description=_("Wofür"))
    def what(self, booking):
        return described(booking)

    def get_urls(self):
        view = self.admin_site.admin_view(self.cancel_view)
        address = path("<int:pk>/absagen/", view, name="rooms_booking_cancel")
        return [address, move_path(self), use_report_path(self), *super().get_urls()]

    def cancel_view(self, request, pk):
        booking = self.get_object(request, pk)
        if booking is None:
            raise Http404
        if not self.has_change_permission(request, booking):
            raise PermissionDenied
        if reason := why_not_cancel(booking):
            messages.error(request, reason)
            return redirect(reverse("admin:rooms_booking_change", args=[pk]))
        form = CancelForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            reason = form.cleaned_data["reason"]
            decision.cancel(booking, by=request.user, reason=reason)
            messages.success(request, _("Der Termin ist abgesagt."))
            if booking.request and not booking.request.email:
                messages.warning(request, reached(booking.request))
            if page := event_page(booking):
                return ask_about_event(request, page)
            return redirect(reverse("admin:rooms_booking_change", args=[pk]))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Termin absagen"),
            "booking": booking,
            "form": form,
            "opts": self.opts,
        }
        status = 422 if form.errors else 200
        template = "admin/rooms/booking/cancel.html"
        return render(request, template, context, status=status)


def why_not_cancel(booking: Booking) -> str:
    """A sentence for staff, or nothing if the date can be cancelled here."""
    if not booking.is_confirmed:
        return gettext("Dieser Termin ist nicht bestätigt. Es gibt nichts abzusagen.")
    if booking.is_past:
        return gettext("Dieser Termin ist vorbei.")
    if booking.request_id is None and hasattr(booking, "event_date"):
        return gettext("Dieser Termin gehört zu einer Veranstaltung. Sagen Sie sie ab.")
    return ""


def is_fixed(booking: Booking | None) -> bool:
    if booking is None or booking.pk is None:
        return False
    belongs = booking.request_id is not None or hasattr(booking, "event_date")
    return belongs or not booking.is_confirmed
