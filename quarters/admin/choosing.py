"""Lists to choose from: short enough for a plain one, which needs no script."""

from __future__ import annotations

from django import forms
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.utils.translation import gettext as _

from ..models import Responsibility


class ContactField(forms.ModelChoiceField):
    """One person serves several quarters: the name alone does not tell them apart."""

    def label_from_instance(self, contact):
        return f"{contact}, {contact.quarter or _('ganzes Projekt')}"


class SeveralField(forms.ModelMultipleChoiceField):
    """Refuses numbers that would not fit into the database's own."""

    def clean(self, value):
        for one in value or []:
            if len(str(one)) > 18:
                message, params = self.error_messages["invalid_choice"], {"value": one}
                raise forms.ValidationError(message, "invalid_choice", params)
        return super().clean(value)


class PlainChoices:
    """For ModelAdmins and inlines: nothing is edited or deleted beside a choice."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.remote_field.model is Responsibility:
            kwargs["form_class"] = ContactField
            kwargs["queryset"] = Responsibility.objects.select_related(
                "person", "quarter"
            )
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
