"""Everything about one e-mail address, or one call: handed out, or erased."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.admin.models import CHANGE
from django.contrib.admin.models import LogEntry as AdminLogEntry
from django.db import models, transaction
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from post_office.models import Email

from . import guard
from .facts import facts_of_letter, facts_of_request, plain
from .forgetting import GONE, delete_unsent, drop_letters, forget
from .logbook import note
from .models import Booking, BookingRequest, RequestLetter


class Subject:
    """The person behind an e-mail address, as far as we know of them. Who has called
    and left none is found by the number of the request."""

    def __init__(self, address: str):
        self.address = address.strip()

    @property
    def has_called(self) -> bool:
        return "@" not in self.address

    @property
    def requests(self) -> models.QuerySet:
        """Unsent ones too: they are not in the staff's list, but they are here."""
        whose = models.Q(email__iexact=self.address)
        if self.has_called:
            whose = models.Q(number__iexact=self.address, email="")
            whose &= models.Q(anonymised_at=None)
        requests = BookingRequest.objects.filter(whose)
        return requests.with_dates().order_by("-created_at")

    @property
    def protected(self) -> models.QuerySet:
        """With a date to come, confirmed or waiting for an answer."""
        to_come = Booking.objects.shown().upcoming().exclude(request=None)
        return self.requests.filter(pk__in=to_come.values("request"))

    @property
    def erasable(self) -> models.QuerySet:
        return self.requests.exclude(pk__in=self.protected.values("pk"))

    @property
    def letters(self) -> models.QuerySet:
        """About their requests, or sent to them."""
        about = RequestLetter.objects.filter(request__in=self.requests.values("pk"))
        return Email.objects.filter(
            models.Q(pk__in=about.values("email")) | models.Q(to__iexact=self.address)
        ).order_by("created")

    @cached_property
    def is_known(self) -> bool:
        return self.requests.exists() or self.letters.exists()

    def hand_out(self) -> dict:
        """All of it in plain words and values, ready for a file."""
        return {
            _("Nummer") if self.has_called else _("E-Mail-Adresse"): self.address,
            _("Stand"): plain(timezone.now()),
            _("Anfragen"): [facts_of_request(request) for request in self.requests],
            _("Briefe"): [facts_of_letter(letter) for letter in self.letters],
        }

    def note_handing_out(self, by) -> None:
        for request in self.requests.sent():
            note(request, _("Auskunft erteilt"), by=by, is_public=False)


@dataclass(frozen=True)
class Erased:
    """How many requests went, and which stayed because of a date to come."""

    count: int
    protected: list[BookingRequest]


@transaction.atomic
def erase(subject: Subject, by) -> Erased:
    """Forget the address; who did it and when stays, without the address.

    Pressed twice it finds nothing more to do.
    """
    wanted = list(subject.erasable)
    gone = delete_unsent(subject.erasable.unsent()) + forget(subject.erasable.sent())
    protected = list(subject.protected)
    _drop_letters_to(subject)
    if not protected:
        guard.forget(subject.address)
    erased = [request for request in wanted if request.pk in gone]
    words = _("Auf Wunsch gelöscht")
    if erased:
        AdminLogEntry.objects.log_actions(by.pk, erased, CHANGE, words)
    return Erased(len(erased), protected)


def _drop_letters_to(subject: Subject) -> None:
    """Letters without a request of theirs, say after the address was corrected."""
    needed = RequestLetter.objects.filter(request__in=subject.protected.values("pk"))
    drop_letters(subject.letters.exclude(pk__in=needed.values("email")))
    if not (subject.has_called or subject.letters.exists()):
        # Letters deleted long ago are named in the admin's history by their address.
        entries = AdminLogEntry.objects.filter(object_repr__iexact=subject.address)
        entries.update(object_repr=GONE, change_message="")
