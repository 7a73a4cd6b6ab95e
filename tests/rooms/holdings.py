"""Everything that the tables of the rooms and the outbox hold, to be compared."""

from __future__ import annotations

from django.apps import apps
from post_office.models import Email

from rooms.models import Attempt


def holdings(*but) -> dict[str, list]:
    """All rows of all tables; of the models in `but` and the counts of tries none."""
    models = [*apps.get_app_config("rooms").get_models(), Email]
    return {
        model.__name__: list(model.objects.order_by("pk").values_list())
        for model in models
        if model not in (Attempt, *but)
    }
