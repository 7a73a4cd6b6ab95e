"""Layout objects for forms that crispy-forms does not have."""

from crispy_forms.layout import Div
from crispy_forms.utils import TEMPLATE_PACK
from django.forms import BoundField
from django.template.loader import render_to_string


def errors_by_id(fields: list[BoundField]) -> dict[str, list[str]]:
    """The messages of several fields, each once, under the id of the first field
    that has it."""
    seen, errors = set(), {}
    for field in fields:
        for message in field.errors:
            if message not in seen:
                errors.setdefault(f"{field.auto_id}_error", []).append(message)
                seen.add(message)
    return errors


def describe(field: BoundField, errors: dict[str, list[str]]) -> None:
    """Tie the control to its help and to its messages, wherever they are shown."""
    ids = [f"{field.auto_id}_helptext"] if field.help_text else []
    ids += [key for key, shown in errors.items() if set(shown) & set(field.errors)]
    field.field.widget.attrs["aria-describedby"] = " ".join(ids)


class Part(Div):
    """Fields that belong to one answer of the radios before them. Where the style
    sheet cannot show and hide them, `legend` says when they matter."""

    template = "%s/layout/part.html"

    def __init__(self, answer: str, legend, *fields, **kwargs):
        super().__init__(*fields, css_class=f"part--{answer}", **kwargs)
        self.legend = legend


class Row(Div):
    """Fields side by side, such as date, start and end. Their errors and help stand
    above the row, each message once; the controls stay marked."""

    template = "%s/layout/row.html"

    def render(self, form, context, template_pack=TEMPLATE_PACK, **kwargs):
        bound_fields = [form[pointer.name] for pointer in self.get_field_names()]
        errors = errors_by_id(bound_fields)
        for field in bound_fields:
            if field.errors:
                describe(field, errors)
        fields = self.get_rendered_fields(
            form, context, template_pack, extra_context={"in_row": True}, **kwargs
        )
        return render_to_string(
            self.get_template_name(template_pack),
            {
                "row": self,
                "bound_fields": bound_fields,
                "errors": errors,
                "fields": fields,
            },
        )
