"""Lists to search in: bare of buttons, and of what cannot be a number of a row."""

from __future__ import annotations

from django.contrib.admin.widgets import (
    AutocompleteSelect,
    AutocompleteSelectMultiple,
    RelatedFieldWidgetWrapper,
)


class NumbersOnly:
    """Django asks the database for whatever stands in the address or the form."""

    def optgroups(self, name, value, attrs=None):
        numbers = [one for one in value if str(one).isdecimal() and len(str(one)) < 19]
        return super().optgroups(name, numbers, attrs)


class ChooseOne(NumbersOnly, AutocompleteSelect):
    pass


class ChooseSeveral(NumbersOnly, AutocompleteSelectMultiple):
    pass


class PlainChoices:
    """For ModelAdmins and inlines: nothing is edited or deleted beside a choice."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = ChooseOne(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = ChooseSeveral(db_field, self.admin_site)
        return super().formfield_for_manytomany(db_field, request, **kwargs)
