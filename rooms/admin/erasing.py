"""„Auskunft und Löschen“: what we know about a person, as a file, and away with it.

The address only ever comes by POST: in an address line it would end up in logs.
"""

from __future__ import annotations

import re

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.validators import EmailValidator
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from ..reading import remember_reading
from ..subject import Erased, Subject, erase

NUMBER = re.compile(r"QEK-[0-9A-Z]{4}", re.IGNORECASE)


class AddressForm(forms.Form):
    address = forms.CharField(
        label=_("E-Mail-Adresse"),
        max_length=254,
        help_text=_(
            "Zum Beispiel „vera@verein.example“. Hat jemand nur angerufen: die Nummer"
            " der Anfrage, zum Beispiel „QEK-7K4M“."
        ),
        error_messages={"required": _("Geben Sie die E-Mail-Adresse der Person ein.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "vTextField"}),
    )

    def clean_address(self) -> str:
        address = self.cleaned_data["address"]
        if not NUMBER.fullmatch(address):
            EmailValidator(_("Geben Sie die ganze E-Mail-Adresse ein."))(address)
        return address


class SubjectView(View):
    model_admin = None

    def dispatch(self, request, *args, **kwargs):
        if not self.model_admin.has_change_permission(request):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        return self.show(AddressForm())

    def post(self, request):
        if not self.form.is_valid():
            return self.show(self.form, status=422)
        if "erase" in request.POST:
            return self.erase()
        if "ask" in request.POST:
            return self.ask()
        if "download" in request.POST:
            return self.download()
        for one in self.subject.requests.sent():
            remember_reading(one.pk, request.user)
        return self.show(self.form)

    @cached_property
    def form(self) -> AddressForm:
        return AddressForm(self.request.POST)

    @cached_property
    def subject(self) -> Subject:
        return Subject(self.form.cleaned_data["address"])

    def download(self):
        """One file, not named after the person: it ends up in a download folder."""
        self.subject.note_handing_out(by=self.request.user)
        name = f"auskunft-{timezone.localdate():%Y-%m-%d}.json"
        return JsonResponse(
            self.subject.hand_out(),
            json_dumps_params={"ensure_ascii": False, "indent": 2},
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

    def ask(self):
        return self.show(
            self.form,
            "erase.html",
            title=gettext("Wirklich löschen?"),
            erasable=list(self.subject.erasable),
            protected=list(self.subject.protected),
        )

    def erase(self):
        erased = erase(self.subject, by=self.request.user)
        messages.success(self.request, _words(erased))
        for request in erased.protected:
            words = gettext("%(number)s bleibt: Der Termin liegt in der Zukunft.")
            messages.warning(self.request, words % {"number": request.number})
        return redirect(reverse("admin:rooms_bookingrequest_subject"))

    def show(self, form, template="subject.html", status=200, **context):
        context = {
            **self.model_admin.admin_site.each_context(self.request),
            "title": gettext("Auskunft und Löschen"),
            "opts": self.model_admin.opts,
            "form": form,
            "subject": self.subject if status == 200 and form.is_bound else None,
            **context,
        }
        template = f"admin/rooms/bookingrequest/{template}"
        return render(self.request, template, context, status=status)


def _words(erased: Erased) -> str:
    if not erased.protected:
        return gettext("Gelöscht. Dazu ist nichts mehr gespeichert.")
    return ngettext(
        "%(count)s Anfrage ist gelöscht.",
        "%(count)s Anfragen sind gelöscht.",
        erased.count,
    ) % {"count": erased.count}
