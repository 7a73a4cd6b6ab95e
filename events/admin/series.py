from __future__ import annotations

from django.contrib import admin, messages
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from quarters.admin.choosing import PlainChoices
from quarters.words import full_date, short_date

from ..models import EventDate, Series
from ..series_form import ExtendForm, SeriesForm
from .event_deeds import one_more_path


@admin.register(Series)
class SeriesAdmin(PlainChoices, admin.ModelAdmin):
    list_display = ["event", "rhythm_in_words", "first", "last", "where"]
    list_filter = [("event__quarters", admin.RelatedOnlyFieldListFilter), "room"]
    list_select_related = ["event", "room", "place"]
    date_hierarchy = "starts_on"
    search_fields = ["event__title", "place_text"]
    # Deleted, it would leave all its dates behind: they are called off instead.
    actions = None
    change_form_template = "admin/events/series/change_form.html"
    fieldsets = [
        (_("Was?"), {"fields": ["event"]}),
        (
            _("Wie oft?"),
            {
                "fields": ["rhythm", "interval", "weekdays", "nth"],
                "description": _(
                    "Tage ohne festen Rhythmus tragen Sie einzeln bei der Veranstaltung"
                    " ein. Einmal im Jahr gibt es nicht als Reihe."
                ),
            },
        ),
        (_("Wann?"), {"fields": [("starts_on", "until"), ("starts", "ends")]}),
        (
            _("Wo?"),
            {
                "fields": ["room", "place", "place_text"],
                "description": _("Raum, Ort oder Ort in Worten: eins davon reicht."),
            },
        ),
        (
            _("Was auslassen?"),
            {"fields": Series.SKIPS},
        ),
    ]
    fixed = [
        "event",
        "rhythm_in_words",
        "starts_on",
        "starts",
        "ends",
        "room",
        "place",
        "place_text",
    ]

    def has_add_permission(self, request):
        return super().has_add_permission(request) and self._may_make_dates(request)

    def has_change_permission(self, request, obj=None):
        may = super().has_change_permission(request, obj)
        return may and self._may_make_dates(request)

    def _may_make_dates(self, request) -> bool:
        """A series makes dates, and those take rooms."""
        dates = self.admin_site.get_model_admin(EventDate)
        return dates.has_add_permission(request)

    def changelist_view(self, request, extra_context=None):
        known = {"title": _("Reihen")}
        return super().changelist_view(request, known | (extra_context or {}))

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return super().get_fieldsets(request, obj)
        how_on = _(
            "Eine Reihe kann weitergehen: Tragen Sie einen späteren letzten Tag ein."
            " Uhrzeit, Ort und Absagen: mit den Knöpfen oben oder in der Liste der"
            " Termine."
        )
        return [
            (None, {"fields": self.fixed}),
            (_("Verlängern"), {"fields": ["until"], "description": how_on}),
            (_("Was auslassen?"), {"fields": Series.SKIPS}),
        ]

    def get_readonly_fields(self, request, obj=None):
        """Its dates are rows of their own by now: only the end can still move."""
        return self.fixed if obj else []

    def get_changeform_initial_data(self, request):
        return {"skip_holidays": True} | super().get_changeform_initial_data(request)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        form = context["adminform"].form
        context |= {"form": form, "plan": form.plan}
        if obj:
            coming = obj.dates.taking_place().not_over()
            context["next_date"] = coming.order_by("starts_at").first()
            if self._may_make_dates(request):
                context["one_more"] = one_more_path(obj.event)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def get_form(self, request, obj=None, change=False, **kwargs):
        kwargs["form"] = ExtendForm if obj else SeriesForm
        form = super().get_form(request, obj, change, **kwargs)
        form.by = request.user
        return form

    def save_model(self, request, obj, form, change):
        plan = form.carry_out()
        if plan is None:
            return
        self.message_user(request, self.made(plan))
        if plan.left_out:
            left_out = _("Ausgelassen: %(days)s.") % {"days": plan.left_out_words}
            self.message_user(request, left_out, messages.WARNING)

    @staticmethod
    def made(plan) -> str:
        """„11 Termine angelegt: Di, 19. Jan. bis Di, 30. März 2027.“"""
        count = len(plan.dates)
        made = ngettext(
            "%(count)s Termin angelegt", "%(count)s Termine angelegt", count
        ) % {"count": count or _("Keine")}
        if not count:
            return f"{made}."
        first, last = (
            f"{short_date(one.day)} {one.day.year}"
            for one in (plan.dates[0], plan.dates[-1])
        )
        if count == 1:
            return f"{made}: {first}."
        words = _("%(made)s: %(first)s bis %(last)s.")
        return words % {"made": made, "first": first, "last": last}

    @admin.display(description=_("Rhythmus"))
    def rhythm_in_words(self, series):
        return series.rhythm_words

    @admin.display(description=_("erster Tag"), ordering="starts_on")
    def first(self, series):
        return full_date(series.starts_on)

    @admin.display(description=_("letzter Tag"), ordering="until")
    def last(self, series):
        return full_date(series.until)

    @admin.display(description=_("Ort"))
    def where(self, series):
        return series.room or series.place or series.place_text or "–"
