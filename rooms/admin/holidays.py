"""Bremen's holidays of a year as proposals: staff tick which of them count here."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from .. import holiday
from ..models import Room


class ScopeForm(forms.Form):
    """Which year, and what it is about: everything, a place or a room."""

    year = forms.TypedChoiceField(label=_("Jahr"), coerce=int)
    scope = forms.ChoiceField(label=_("gilt für"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        years = holiday.years_to_propose()
        self.fields["year"].choices = [(year, year) for year in years]
        self.rooms = list(Room.objects.with_place())
        self.places = {room.place_id: room.place for room in self.rooms}
        self.fields["scope"].choices = [
            ("", _("alle Räume")),
            (_("Ort"), [(f"ort-{pk}", name) for pk, name in self.places.items()]),
            (_("Raum"), [(f"raum-{room.pk}", room) for room in self.rooms]),
        ]

    @property
    def target(self) -> dict:
        """As keywords for a closure; empty means everything."""
        kind, _dash, key = self.cleaned_data["scope"].partition("-")
        if kind == "ort":
            return {"place": self.places[int(key)]}
        return {"room": self._room(int(key))} if kind == "raum" else {}

    def _room(self, key: int) -> Room:
        return next(room for room in self.rooms if room.pk == key)


class HolidaysView(View):
    model_admin = None

    def dispatch(self, request, *args, **kwargs):
        if not self.model_admin.has_add_permission(request):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        return self.show()

    def post(self, request):
        """Where year or place make no sense there is nothing to enter."""
        if not self.form.is_valid():
            return self.show()
        keys = request.POST.getlist("feiertag")
        year = self.form.cleaned_data["year"]
        entered = holiday.enter(keys, year, **self.form.target)
        for closure in entered:
            self.model_admin.log_addition(request, closure, str(closure))
        self.report(entered, keys)
        self.model_admin.warn_of(request, *entered)
        return redirect(request.get_full_path())

    def report(self, entered, keys) -> None:
        if entered:
            count = len(entered)
            sentence = ngettext(
                "%(count)s Eintrag ist gespeichert.",
                "%(count)s Einträge sind gespeichert.",
                count,
            )
            messages.success(self.request, sentence % {"count": count})
        elif keys:
            messages.info(self.request, _("Das war schon eingetragen."))
        else:
            messages.warning(self.request, _("Kreuzen Sie mindestens einen Tag an."))

    @cached_property
    def form(self) -> ScopeForm:
        initial = {"year": holiday.year_to_propose(), "scope": ""}
        asked = {name: self.request.GET.get(name) for name in initial}
        return ScopeForm({n: initial[n] if v is None else v for n, v in asked.items()})

    def show(self):
        context = {
            **self.model_admin.admin_site.each_context(self.request),
            "title": gettext("Feiertage vorschlagen"),
            "opts": self.model_admin.opts,
            "form": self.form,
        }
        if self.form.is_valid():
            year = self.form.cleaned_data["year"]
            found = holiday.proposals(year, **self.form.target)
            context |= {
                "title": gettext("Feiertage %(year)s vorschlagen") % {"year": year},
                "year": year,
                "public": [one for one in found if one.holiday.closes],
                "school": [one for one in found if not one.holiday.closes],
                "school_is_known": holiday.knows_school_holidays(year),
            }
        status = 422 if self.form.errors else 200
        template = "admin/rooms/closure/holidays.html"
        return render(self.request, template, context, status=status)
