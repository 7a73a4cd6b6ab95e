"""„Wer kommt heute, wann, wer schließt auf?“: to read, to fill in and to print."""

from __future__ import annotations

from datetime import date

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from ..day_sheet import DaySheet, is_shown, note_openers
from ..models import Booking, Opener, Room
from ..validators import no_line_breaks


class OpenersForm(forms.Form):
    """One field per date of the sheet. Only what was changed here is stored: a
    colleague may have filled in other lines meanwhile."""

    def __init__(self, sheet: DaySheet, data=None):
        super().__init__(data)
        self.sheet = sheet
        for line in sheet.lines:
            self.fields[f"wer-{line.booking.pk}"] = self.field_of(line)

    @staticmethod
    def field_of(line) -> forms.CharField:
        return forms.CharField(
            label=_("Wer schließt auf: %(who)s") % {"who": line.who},
            initial=line.opener,
            max_length=60,
            required=False,
            show_hidden_initial=True,
            validators=[no_line_breaks],
        )

    @property
    def rooms(self) -> list[tuple]:
        """Each room of the sheet with its lines and their fields."""
        return [
            (
                sheet,
                [(line, self[f"wer-{line.booking.pk}"]) for line in sheet.lines],
            )
            for sheet in self.sheet.busy
        ]

    @property
    def changed_names(self) -> dict[int, str]:
        return {
            int(name.removeprefix("wer-")): self.cleaned_data[name]
            for name in self.changed_data
        }


@admin.register(Opener)
class DaySheetAdmin(admin.ModelAdmin):
    """Rights are those of the bookings: who may see them may see the sheet."""

    def has_view_permission(self, request, obj=None):
        return self._bookings.has_view_permission(request)

    def has_change_permission(self, request, obj=None):
        return self._bookings.has_change_permission(request)

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @property
    def _bookings(self):
        return self.admin_site.get_model_admin(Booking)

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        rooms = self.admin_site.get_model_admin(Room).get_queryset(request)
        sheet = DaySheet(rooms.select_related("place__quarter"), asked_day(request))
        if request.method == "POST":
            return self.fill_in(request, sheet)
        return self.show(request, OpenersForm(sheet))

    def fill_in(self, request, sheet):
        if not self.has_change_permission(request):
            raise PermissionDenied
        form = OpenersForm(sheet, request.POST)
        if not form.is_valid():
            return self.show(request, form, status=422)
        note_openers(form.changed_names)
        messages.success(request, _("Gespeichert."))
        return redirect(f"{request.path}?tag={sheet.day.isoformat()}")

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """An entry is filled in on its sheet, nowhere else."""
        raise Http404

    def show(self, request, form, status=200):
        context = {
            **self.admin_site.each_context(request),
            "title": _("Tagesblatt"),
            "opts": self.opts,
            "form": form,
            "sheet": form.sheet,
            "now": timezone.now(),
            "today": timezone.localdate(),
            "may_change": self.has_change_permission(request),
        }
        template = "admin/rooms/opener/change_list.html"
        return render(request, template, context, status=status)


def asked_day(request) -> date:
    """The day of the address, today without one."""
    try:
        text = request.GET.get("tag")
        day = date.fromisoformat(text) if text else timezone.localdate()
        if is_shown(day):
            return day
    except (ValueError, OverflowError):
        pass
    raise Http404(_("Für diesen Tag gibt es kein Tagesblatt."))
