"""What all our admin pages share."""

from django import forms
from django.contrib import admin
from django.db import models
from django.forms import Script
from django.utils.translation import gettext_lazy as _
from js_asset import Media

from ..addresses import AddressedForm
from .choosing import PlainChoices, SeveralField

PICTURE = ["image", "image_alt", "image_credit"]
IN_WORDS = {
    "image_alt": _(
        "Was ist auf dem Bild zu sehen? Ein Bild braucht eine Beschreibung."
    ),
    "image_credit": _("Wer hat das Bild gemacht? Ein Bild braucht einen Nachweis."),
}

# Wherever the mistake is: no browser keeps a chosen file when a form comes back.
CHOOSE_AGAIN = _("Bitte wählen Sie das Bild noch einmal aus. Alles andere ist noch da.")


class PicturedForm(AddressedForm):
    """A picture without words is refused where the words are missing."""

    def clean(self):
        data = super().clean()
        if not data.get("image"):
            return data
        for name, question in IN_WORDS.items():
            if name not in self.errors and not data.get(name):
                self.add_error(name, question)
        return data


class OfficeAdmin(PlainChoices, admin.ModelAdmin):
    """Boxes to tick for the short lists, an editor under our CSP."""

    form = PicturedForm
    list_per_page = 50
    save_on_top = True
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    class Media:
        js = [Script("js/text-editor.js", type="module")]

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        kwargs |= {"widget": forms.CheckboxSelectMultiple, "form_class": SeveralField}
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def render_change_form(self, request, context, *args, **kwargs):
        form, has_upload = context["adminform"].form, "image" in request.FILES
        if context["errors"] and has_upload and "image" not in form.errors:
            form.add_error("image", CHOOSE_AGAIN)
        # The editor's import map is an inline script: only the nonce lets it run.
        context["media"] = Media.from_media(context["media"], nonce=request.csp_nonce)
        page = super().render_change_form(request, context, *args, **kwargs)
        # An empty form is filled in first: the keyboard starts in its first field.
        page.context_data["save_on_top"] = not page.context_data["add"]
        return page


class QuarterNames:
    """For things of several quarters: their names in the list, in one query."""

    @admin.display(description=_("Quartiere"))
    def quarter_names(self, thing):
        return ", ".join(quarter.name for quarter in thing.quarters.all()) or "–"

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("quarters")
