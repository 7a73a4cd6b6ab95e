"""Dates by what their event says of itself."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef, Q

from quarters.models import Audience


class Narrowing(models.QuerySet):
    def free_of_charge(self) -> Narrowing:
        return self.filter(event__cost="free")

    def in_language(self, names: list[str]) -> Narrowing:
        """Spoken under one of these German names; an event that names none is in
        German."""
        spoken = Q()
        for name in names:
            spoken |= Q(event__languages__icontains=name)
        if "deutsch" in names:
            spoken |= Q(event__languages="")
        return self.filter(spoken)

    def for_age(self, years: int) -> Narrowing:
        """The ages of the event count; where it names none, those of its audiences."""
        its_audiences = Audience.objects.filter(events=OuterRef("event"))
        by_audience = ~Exists(its_audiences) | Exists(
            its_audiences.filter(_aged(years))
        )
        no_own = Q(event__min_age=None, event__max_age=None)
        return self.filter(
            (no_own & Q(by_audience)) | (~no_own & _aged(years, "event__"))
        )


def _aged(years: int, of: str = "") -> Q:
    from_ = Q(**{f"{of}min_age": None}) | Q(**{f"{of}min_age__lte": years})
    until = Q(**{f"{of}max_age": None}) | Q(**{f"{of}max_age__gte": years})
    return from_ & until
