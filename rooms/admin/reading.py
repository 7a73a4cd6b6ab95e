"""Pages that show a person's data remember who has opened them."""

from functools import wraps

from django.urls import path

from ..models import RequestLetter
from ..reading import remember_reading
from .erasing import SubjectView


def remembered(view):
    """For a view of one request, named by `pk`; what only redirects shows nothing."""

    @wraps(view)
    def remembering(request, *args, pk, **kwargs):
        response = view(request, *args, pk=pk, **kwargs)
        if not 300 <= response.status_code < 400:
            remember_reading(pk, request.user)
        return response

    return remembering


class Privacy:
    """For the ModelAdmin of requests: its change page remembers who has read it, and
    there is a page that hands out and erases what we know about an address."""

    change_list_template = "admin/rooms/bookingrequest/change_list.html"

    def get_urls(self):
        view = self.admin_site.admin_view(SubjectView.as_view(model_admin=self))
        name = "rooms_bookingrequest_subject"
        return [path("auskunft/", view, name=name), *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        may = {"may_erase": self.has_change_permission(request)}
        return super().changelist_view(request, may | (extra_context or {}))

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj is not None:
            remember_reading(obj.pk, request.user)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)


class LetterReading:
    """For the ModelAdmin of letters: who reads a letter about a request reads what it
    says about a person."""

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        for letter in RequestLetter.objects.filter(email=obj):
            remember_reading(letter.request_id, request.user)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)
