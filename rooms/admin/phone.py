"""A request by phone: which room, what was said, how each date stands, stored."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import View

from .. import phone
from ..forms.phone import PhoneForm
from ..models import Room


class PhoneView(View):
    model_admin = None

    def dispatch(self, request, *args, **kwargs):
        if not self.model_admin.has_change_permission(request):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        if "raum" not in request.GET:
            return self.show("phone_room", rooms=self.rooms)
        return self.show_form(PhoneForm(self.room))

    def post(self, request):
        form = PhoneForm(self.room, request.POST)
        if not form.is_valid():
            return self.show_form(form, 422)
        if "take" not in request.POST:
            return self.show_form(form)
        if problem := why_not(form):
            return self.show_form(form, 409, problem=problem)
        taken = phone.take(form, by=request.user)
        words = _("Anfrage %(number)s ist aufgenommen. Sie können gleich antworten.")
        messages.success(request, words % {"number": taken})
        return redirect(reverse("admin:rooms_bookingrequest_decide", args=[taken.pk]))

    @cached_property
    def rooms(self):
        """Those that the colleague sees in the list of rooms, by phone only or not."""
        known = self.model_admin.admin_site.get_model_admin(Room)
        return known.get_queryset(self.request).select_related("place__quarter")

    @cached_property
    def room(self) -> Room:
        asked = self.request.GET.get("raum", "")
        found = (
            self.rooms.filter(pk=asked) if asked.isascii() and asked.isdigit() else []
        )
        for room in found[:1]:
            return room
        raise Http404

    def show_form(self, form: PhoneForm, status: int = 200, problem: str = ""):
        is_checked = form.is_bound and form.is_valid()
        return self.show(
            "phone",
            status,
            form=form,
            room=self.room,
            plan=form.plan if is_checked else None,
            seen=form.plan.seen if is_checked else "",
            problem=problem,
        )

    def show(self, template: str, status: int = 200, **context):
        context = {
            **self.model_admin.admin_site.each_context(self.request),
            "title": _("Anfrage am Telefon aufnehmen"),
            "opts": self.model_admin.opts,
            **context,
        }
        template = f"admin/rooms/bookingrequest/{template}.html"
        return render(self.request, template, context, status=status)


def why_not(form: PhoneForm) -> str:
    """A sentence for staff where the lines are not what they looked at, or not yet
    chosen about."""
    if form.cleaned_data["seen"] != form.plan.seen:
        return _("Bitte sehen Sie sich die Termine noch einmal an.")
    if form.plan.surprises:
        return _("Wählen Sie bei jedem Termin, der nicht geht, was werden soll.")
    if not form.plan.asked:
        return _("Bitte lassen Sie mindestens einen Termin stehen.")
    return ""


def phone_path(model_admin):
    view = PhoneView.as_view(model_admin=model_admin)
    address = model_admin.admin_site.admin_view(view)
    return path("telefon/", address, name="rooms_bookingrequest_phone")
