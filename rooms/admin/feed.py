"""Where staff get, renew and end the secret addresses of the team's calendars."""

from __future__ import annotations

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from ..models import Room, StaffFeed


@admin.register(StaffFeed)
class StaffFeedAdmin(admin.ModelAdmin):
    """All rooms on one page; a feed is not edited, only renewed or ended."""

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def rooms(self, request):
        """As many as the colleague sees in the list of rooms."""
        rooms = self.admin_site.get_model_admin(Room).get_queryset(request)
        return rooms.select_related("place", "staff_feed__renewed_by")

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return self.show(request)
        if not self.has_change_permission(request):
            raise PermissionDenied
        return self.carry_out(request)

    def carry_out(self, request):
        wanted = request.POST.get("renew") or request.POST.get("end", "")
        room = next((r for r in self.rooms(request) if str(r.pk) == wanted), None)
        if room is None:
            raise Http404
        if "end" in request.POST:
            StaffFeed.objects.filter(room=room).delete()
            messages.success(
                request, _("Der Link für %(room)s gilt nicht mehr.") % {"room": room}
            )
            return redirect(request.path)
        # Shown at once, not after a redirect: the address is kept nowhere.
        token = StaffFeed.renew(room, by=request.user)
        path = reverse("rooms:staff_feed", args=[room.slug, token])
        return self.show(request, renewed=room, link=settings.SITE_URL + path)

    def show(self, request, **context):
        context |= {
            **self.admin_site.each_context(request),
            "title": _("Kalender fürs Team"),
            "opts": self.opts,
            "rooms": self.rooms(request),
            "may_change": self.has_change_permission(request),
        }
        template = "admin/rooms/stafffeed/change_list.html"
        return render(request, template, context)
