"""„Angaben ändern“: what and who; no date is touched."""

from __future__ import annotations

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Submit
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext_lazy as _

from ..company import check_company
from ..models import Booking, BookingRequest, Equipment
from ..refusal import Refused
from ..validators import no_line_breaks, no_links, say_how_much_is_too_long
from . import questions
from .request import MOST_PERSONS, RequestForm


class DetailsForm(forms.ModelForm):
    """The address stays: the link belongs to it. The rules are accepted already."""

    is_public = RequestForm.base_fields["is_public"]

    class Meta:
        model = BookingRequest
        fields = [
            *questions.WHAT,
            "organisation",
            "name",
            "phone",
            "message",
        ]
        labels = questions.LABELS
        help_texts = questions.HELP
        widgets = questions.WIDGETS
        error_messages = questions.ERRORS

    def __init__(
        self,
        data=None,
        *,
        request: BookingRequest,
        dates: list[Booking],
        initial: dict | None = None,
    ):
        """`dates` are those that are still to come."""
        # A row of its own: checking a form changes the object that it is about.
        stored = BookingRequest.objects.get(pk=request.pk)
        initial = (initial or {}) | {"is_public": str(stored.is_public)}
        super().__init__(data, instance=stored, initial=initial)
        self.dates, self.persons_before = dates, stored.persons
        self.fields["persons"].validators.append(MaxValueValidator(MOST_PERSONS))
        rooms = {date.room_id for date in dates}
        needs = Equipment.objects.filter(rooms__in=rooms).distinct()
        self.fields["needs"].queryset = needs
        if not needs:
            del self.fields["needs"]
        for name in ("purpose", "organisation", "name"):
            self.fields[name].validators += [no_links, no_line_breaks]
        for field in self.fields.values():
            if getattr(field, "max_length", None):
                say_how_much_is_too_long(field)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True  # the page's own <form> carries the token
        self.helper.layout = Layout(*self.sections(), self.save_button())

    @staticmethod
    def save_button() -> Submit:
        return Submit("speichern", _("Änderung speichern"))

    def sections(self) -> list:
        names = ["purpose", "persons", "is_public", "wants_announcement", "needs"]
        names = [name for name in names if name in self.fields]
        what = Fieldset(_("Was haben Sie vor?"), *names)
        who = Fieldset(_("Wer sind Sie?"), "organisation", "name", "phone", "message")
        return [what, who]

    def clean_persons(self):
        persons = self.cleaned_data["persons"]
        # As many as before may stay, even where we made an exception for them.
        if persons != self.persons_before:
            try:
                for date in self.dates:
                    check_company(date, self.dates, persons=persons)
            except Refused as refusal:
                raise ValidationError(str(refusal), code=refusal.code) from None
        return persons

    def clean(self):
        data = super().clean()
        # Only what is open for all can be announced.
        data["wants_announcement"] = bool(
            data.get("wants_announcement") and data.get("is_public")
        )
        return data

    def store(self) -> None:
        """Only the answers: what we wrote down meanwhile stays."""
        self.save(commit=False)
        self.instance.save(
            update_fields=[name for name in self._meta.fields if name != "needs"]
        )
        self.save_m2m()
