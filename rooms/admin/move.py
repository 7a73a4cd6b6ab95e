"""„Termin verschieben“: where to, what becomes of each date, the letter about it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import View

from .. import letters, moving
from ..closing import event_page
from ..forms.move import MoveForm
from ..models import Booking, Room
from ..reading import remember_reading
from ..refusal import Refused, waived_words
from ..steps import TICKS, Step


class MoveView(View):
    model_admin = None

    def dispatch(self, request, *args, **kwargs):
        if not self.model_admin.has_change_permission(request, self.booking):
            raise PermissionDenied
        if sentence := moving.why_not(self.booking):
            messages.error(request, sentence)
            page = event_page(self.booking, "move")
            return redirect(page[1] if page else self.back)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk):
        return self.show(self.form())

    def post(self, request, pk):
        form = self.form(request.POST)
        if "move" not in request.POST or not form.is_valid():
            return self.show(form)
        try:
            taken = moving.move(
                self.booking,
                form.target,
                by=request.user,
                reason=form.cleaned_data["reason"],
                seen=form.cleaned_data["seen"] or "nothing",
                **form.options,
            )
        except Refused as refusal:
            return self.show(form, refusal)
        self.report(taken)
        return redirect(self.back)

    def report(self, taken: list[Step]) -> None:
        if not taken:
            messages.info(self.request, _("Der Termin liegt schon dort."))
            return
        count = len(taken)
        sentence = ngettext(
            "%(count)s Termin ist verschoben.",
            "%(count)s Termine sind verschoben.",
            count,
        ) % {"count": count}
        asker = taken[0].booking.request
        if asker.email:
            sentence += " " + _("Die E-Mail ist unterwegs.")
        messages.success(self.request, sentence)
        if not asker.email:
            call = _("Ohne E-Mail, bitte anrufen: %(name)s, %(phone)s.")
            words = call % {"name": asker.name, "phone": asker.phone}
            messages.warning(self.request, words)

    @cached_property
    def booking(self) -> Booking:
        bookings = self.model_admin.get_queryset(self.request)
        bookings = bookings.select_related("request", "room__place__quarter")
        found = bookings.filter(pk=self.kwargs["pk"]).first()
        if found is None:
            raise Http404
        return found

    @property
    def back(self) -> str:
        return reverse("admin:rooms_booking_change", args=[self.booking.pk])

    @cached_property
    def following(self) -> list[Booking]:
        return moving.following_dates(self.booking)

    def form(self, data=None) -> MoveForm:
        """With the rooms that the colleague sees in the list of rooms."""
        rooms = self.model_admin.admin_site.get_model_admin(Room)
        known = rooms.get_queryset(self.request).select_related("place")
        return MoveForm(self.booking, known, len(self.following), data)

    def show(self, form: MoveForm, refusal: Refused | None = None):
        found = self.steps(form)
        taken = [step for step in found if step.may_go(form.options["waive"])]
        staying = [step for step in found if not (step.is_there or step in taken)]
        context = {
            **self.model_admin.admin_site.each_context(self.request),
            "title": _("Termin verschieben"),
            "opts": self.model_admin.opts,
            "booking": self.booking,
            "form": form,
            "refusal": refusal,
            "steps": found,
            "taken": taken,
            "staying": staying,
            "codes": _codes(found),
            "ticked": form["waive"].value() or [],
            "seen": moving.digest(found),
            "letter": self.letter(form, taken, staying),
        }
        remember_reading(self.booking.request_id, self.request.user)
        status = 409 if refusal else 422 if form.errors else 200
        return render(
            self.request, "admin/rooms/booking/move.html", context, status=status
        )

    def steps(self, form: MoveForm) -> list[Step]:
        if not form.is_bound or not form.is_valid():
            return []
        self.booking.refresh_from_db()
        return moving.steps(self.booking, form.target, **form.options)

    def letter(self, form, taken, staying):
        """As it will be sent; the real one has its own link."""
        if not taken:
            return None
        reason, link = form.cleaned_data["reason"], _("(persönlicher Link)")
        return letters.changed_by_us(taken, staying, reason=reason, link=link)


def _codes(found: list[Step]) -> list[tuple[str, str]]:
    """What can be ticked, each once: only where it would let a date go."""
    steps = [step for step in found if step.refusals and step.can_be_ticked]
    codes = dict.fromkeys(r.code for step in steps for r in step.refusals)
    return [(code, waived_words(TICKS[code])) for code in codes]


def move_path(model_admin):
    view = MoveView.as_view(model_admin=model_admin)
    address = model_admin.admin_site.admin_view(view)
    return path("<int:pk>/verschieben/", address, name="rooms_booking_move")
