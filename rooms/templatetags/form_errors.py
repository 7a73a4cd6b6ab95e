"""The list of problems above a refused form."""

from typing import NamedTuple

from django import template
from django.forms import BaseForm, BoundField

register = template.Library()


class ErrorLink(NamedTuple):
    text: str
    target: str  # id of the control to mend; empty if no control is to blame


def first_control_id(field: BoundField) -> str:
    """Radios and boxes have no id as a group: their first one stands for all."""
    if field.is_hidden:
        return ""
    if field.use_fieldset:
        return next((choice.id_for_label for choice in field.subwidgets), "")
    return field.id_for_label


def fields_as_shown(form: BaseForm) -> list[BoundField]:
    """In the order of the page, which is that of the layout if there is one."""
    layout = getattr(getattr(form, "helper", None), "layout", None)
    shown = [pointer.name for pointer in layout.get_field_names()] if layout else []
    names = [name for name in shown if name in form.fields]
    return [form[name] for name in dict.fromkeys([*names, *form.fields])]


@register.filter
def described(field: BoundField) -> BoundField:
    """The same field, its every radio or box tied to the error of the group."""
    if field.errors:
        field.field.widget.attrs["aria-describedby"] = f"{field.auto_id}_error"
        # The summary above may have asked for the options before; they are kept.
        field.__dict__.pop("subwidgets", None)
    return field


@register.filter
def error_links(form: BaseForm) -> list[ErrorLink]:
    """Each distinct message once, in the order of the page."""
    links = {message: "" for message in form.non_field_errors()}
    for field in fields_as_shown(form):
        for message in field.errors:
            links.setdefault(message, first_control_id(field))
    return [ErrorLink(text, target) for text, target in links.items()]
