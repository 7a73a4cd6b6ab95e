from __future__ import annotations

from datetime import datetime, time, timedelta

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from quarters.local_time import NonexistentTime, day_end, moment

from ..closing import Affected
from ..holiday import year_to_propose
from ..models import Closure
from .consequences import ConsequencesView
from .holidays import HolidaysView


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
    list_display = ["reason", "where", "when", "closes", "effect"]
    list_filter = ["place__quarter", "room", "closes"]
    list_select_related = ["room", "place"]
    change_form_template = "admin/rooms/closure/change_form.html"
    change_list_template = "admin/rooms/closure/change_list.html"
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

    @admin.display(description=_("wann"), ordering="starts_at")
    def when(self, closure):
        return closure.when

    @admin.display(description=_("Folgen"))
    def effect(self, closure):
        page = reverse("admin:rooms_closure_consequences", args=[closure.pk])
        return format_html('<a href="{}">{}</a>', page, gettext("Betroffene Termine"))

    def get_urls(self):
        consequences = ConsequencesView.as_view(model_admin=self)
        holidays = HolidaysView.as_view(model_admin=self)
        wrap = self.admin_site.admin_view
        return [
            path(
                "<int:pk>/folgen/",
                wrap(consequences),
                name="rooms_closure_consequences",
            ),
            path("feiertage/", wrap(holidays), name="rooms_closure_holidays"),
            *super().get_urls(),
        ]

    def changelist_view(self, request, extra_context=None):
        context = {"year_to_propose": year_to_propose()} | (extra_context or {})
        return super().changelist_view(request, context)

    def response_post_save_add(self, request, obj):
        """Whoever saved a closure sees at once what it does."""
        return redirect(reverse("admin:rooms_closure_consequences", args=[obj.pk]))

    response_post_save_change = response_post_save_add

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if "_save" not in request.POST:
            self.warn_of(request, obj)

    def warn_of(self, request, *closures: Closure) -> None:
        """Name the dates that lie in a closure, for those who do not see its page."""
        for closure in closures:
            count = Affected(closure).count
            if not count:
                continue
            sentence = ngettext(
                "%(reason)s: %(count)s bestätigter Termin ist betroffen.",
                "%(reason)s: %(count)s bestätigte Termine sind betroffen.",
                count,
            )
            page = reverse("admin:rooms_closure_consequences", args=[closure.pk])
            messages.warning(
                request,
                format_html(
                    '{} <a href="{}">{}</a>',
                    sentence % {"reason": closure.reason, "count": count},
                    page,
                    gettext("Ansehen und absagen"),
                ),
            )
