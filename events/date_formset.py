from __future__ import annotations

from django import forms

from .changing import IS_THERE
from .forms import EventDateForm
from .locking import lock_dates_of
from .trying import try_rooms


class DateFormSet(forms.BaseInlineFormSet):
    """The dates of an event that were not made by a series; tried all together."""

    by = None

    def get_form_kwargs(self, index):
        if not hasattr(self, "choices"):
            fields = self.form.base_fields
            self.choices = {
                name: list(fields[name].choices)
                for name in ("room", "place")
                if name in fields
            }
        kwargs = super().get_form_kwargs(index)
        return kwargs | {"by": self.by, "choices": self.choices}

    @property
    def left_alone(self) -> list[EventDateForm]:
        """Rows of dates that are over, deleted or elsewhere since the page was opened:
        whatever they say, they make no new date."""
        return [form for form in self.initial_forms if not form.instance.pk]

    def full_clean(self):
        for form in self.left_alone if self.is_bound else []:
            form.empty_permitted, form.has_changed = True, lambda: False
        super().full_clean()

    def clean(self):
        super().clean()
        if any(self.errors):
            return
        changed = [form for form in self.forms if form.has_changed()]
        staying = [form for form in changed if form not in self.deleted_forms]
        for form in staying:
            # A new event has no row yet; its title is all that a booking wants.
            form.instance.event = self.instance
        leaving = [form.instance for form in self.deleted_forms]
        try_rooms(staying, leaving=leaving)
        self._refuse_twins([form for form in staying if form.is_new], leaving)

    def _refuse_twins(self, forms, leaving) -> None:
        """Neither beside what is stored and stays, nor two of these rows."""
        if not forms:
            return
        if self.instance.pk:
            lock_dates_of(self.instance)
        changing = [form.instance.pk for form in forms] + [date.pk for date in leaving]
        known = set(
            self.queryset.model.objects.filter(event=self.instance.pk)
            .taking_place()
            .exclude(pk__in=filter(None, changing))
            .values_list("starts_at", flat=True)
        )
        for form in forms:
            if form.instance.starts_at in known and not form.errors:
                form.add_error("on", IS_THERE)
            known.add(form.instance.starts_at)
