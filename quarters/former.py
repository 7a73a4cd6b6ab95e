"""Former addresses lead on: printed posters and saved links stay good."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from .models import SlugHistory


class FollowsFormerAddress:
    """For a DetailView: where nothing is found, look among the former slugs."""

    def get(self, request, *args, **kwargs):
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            found = SlugHistory.objects.find(self.get_queryset(), kwargs["slug"])
            if found is None:
                raise
            return redirect(self.new_address(found), permanent=True)

    def new_address(self, found) -> str:
        return found.get_absolute_url()


class FollowsFormerFeed(FollowsFormerAddress):
    """Leads to the same file of the thing, not to its page."""

    def new_address(self, found) -> str:
        return reverse(self.request.resolver_match.view_name, args=[found.slug])


class KeepsFormerAddress:
    """For a ModelAdmin: a changed slug leaves its predecessor behind."""

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        for field in {"slug", "short_slug"} & set(form.changed_data if change else []):
            SlugHistory.objects.remember(obj, form.initial[field])
