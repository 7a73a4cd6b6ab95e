"""Former addresses lead on: printed posters and saved links stay good."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from .models import SlugHistory


class FollowsFormerAddress:
    """For a view with `get_queryset`: where nothing is found, look among the former
    slugs.

    Leads to the same page or file of the thing with all that was asked for; a form
    takes along what was entered.
    """

    def dispatch(self, request, *args, **kwargs):
        try:
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            slug = kwargs.get("slug")
            found = SlugHistory.objects.find(self.get_queryset(), slug)
            # Its own page, and something else is missing there.
            if found is None or found.slug == slug:
                raise
            view = request.resolver_match.view_name
            new = reverse(view, args=[found.slug], query=request.GET)
            has_form = request.method == "POST"
            return redirect(new, permanent=True, preserve_request=has_form)


class KeepsFormerAddress:
    """For a ModelAdmin: a changed slug leaves its predecessor behind."""

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        for field in {"slug", "short_slug"} & set(form.changed_data if change else []):
            # Left empty, the address may have come out as it was.
            if getattr(obj, field) != form.initial[field]:
                SlugHistory.objects.remember(obj, form.initial[field])
