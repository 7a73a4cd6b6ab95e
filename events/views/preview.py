"""A draft behind a signed link: as it will look, seen by whoever got the link."""

from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from rooms.views.private import keep_private

from ..models import Event
from ..previewing import event_id
from .pages import EventDetail


class EventPreview(EventDetail):
    template_name = "events/event_preview.html"

    def get(self, request, token):
        found = Event.objects.for_page().filter(pk=event_id(token)).first()
        if found is None:
            raise Http404(_("Dieser Link ist nicht mehr gültig."))
        if found.is_published:
            return keep_private(redirect(found))
        self.object = found
        return keep_private(self.render_to_response(self.get_context_data()))

    def page(self, event):
        return self.request.path
