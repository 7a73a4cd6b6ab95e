"""The small forms after the request: another address, a reason."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..validators import say_how_much_is_too_long
from .request import RequestForm


class AddressForm(forms.Form):
    """„Adresse ändern“ on the page after sending."""

    email = forms.EmailField(
        label=_("Ihre richtige E-Mail-Adresse"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages=RequestForm.Meta.error_messages["email"],
    )


class RenewForm(AddressForm):
    """„Neuen Link bekommen“"""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("Ihre E-Mail-Adresse")


class ReasonForm(forms.Form):
    """Withdrawing and cancelling ask for a reason, but do not insist."""

    reason = forms.CharField(label=_("Grund"), required=False, max_length=300)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say_how_much_is_too_long(self.fields["reason"])


class MessageForm(forms.Form):
    """The requester writes to us."""

    TOO_MANY = _(
        "Sie haben gerade viele Nachrichten geschickt. Bitte warten Sie eine Stunde"
        " oder rufen Sie uns an."
    )

    text = forms.CharField(
        label=_("Ihre Nachricht an uns"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Schreiben Sie Ihre Nachricht.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say_how_much_is_too_long(self.fields["text"])
