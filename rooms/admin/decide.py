"""The decision page: what is asked, does it fit, the answer as it will be sent."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from quarters.local_time import local_day

from .. import decision, dialogue, letters
from ..conversation import check
from ..day_table import day_table
from ..forms.answer import ASK, CONFIRM, DECLINE, AnswerForm
from ..letters import Letter
from ..models import Booking, BookingRequest
from ..rules import WAIVER, Refused, Verdict, Waive, all_refusals
from ..schedule import Schedule


class DecideView(View):
    model_admin = None

    def dispatch(self, request, *args, **kwargs):
        if not self.model_admin.has_change_permission(request, self.booking_request):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk):
        return self.show(AnswerForm(initial={"answer": self.first_choice}))

    def post(self, request, pk):
        if request.POST.get("deed") == "reopen":
            decision.reopen(self.booking_request, by=request.user)
            return redirect(request.path)
        data = request.POST.copy()
        if "deed" in data:  # What the pressed button says counts, not the tile.
            data["answer"] = data["deed"]
        form = AnswerForm(data)
        if "preview" in request.POST or not form.is_valid():
            return self.show(form)
        try:
            self.carry_out(form.cleaned_data)
        except Refused as refusal:
            return self.show(form, refusal=refusal)
        done = {
            CONFIRM: _("Zugesagt. Die E-Mail ist unterwegs."),
            DECLINE: _("Abgesagt. Die E-Mail ist unterwegs."),
            ASK: _("Ihre Frage ist unterwegs. Die Anfrage bleibt offen."),
        }
        messages.success(request, done[form.cleaned_data["answer"]])
        return redirect(reverse("admin:rooms_bookingrequest_changelist"))

    def carry_out(self, data) -> None:
        common = {"by": self.request.user, "message": data["message"]}
        if data["answer"] == CONFIRM:
            waive = reduce(or_, map(WAIVER.get, data["waive"]), Waive.NOTHING)
            decision.confirm(self.booking_request, waive=waive, **common)
        elif data["answer"] == ASK:
            dialogue.ask_back(
                self.booking_request, by=self.request.user, text=data["message"]
            )
        else:
            decision.decline(self.booking_request, reason=data["reason"], **common)

    @cached_property
    def booking_request(self) -> BookingRequest:
        requests = self.model_admin.get_queryset(self.request)
        found = requests.filter(pk=self.kwargs["pk"]).first()
        if found is None:
            raise Http404
        return found

    @cached_property
    def booking(self) -> Booking:
        return self.booking_request.bookings.select_related(
            "room__place__quarter", "request"
        ).first()

    @cached_property
    def verdict(self) -> Verdict:
        asked_on = local_day(self.booking_request.sent_at)
        return check(self.booking, waive=decision.ON_DECISION, asked_on=asked_on)

    @cached_property
    def refusals(self) -> list[Refused]:
        """Everything that speaks against it, in the order of the rules."""
        return all_refusals(
            Schedule.around(
                self.booking.room,
                self.booking.starts_at,
                self.booking.ends_at,
                ignoring=self.booking,
            ),
            self.booking.starts_at,
            self.booking.ends_at,
            persons=self.booking_request.persons,
            waive=decision.ON_DECISION,
            asked_on=local_day(self.booking_request.sent_at),
        )

    @property
    def may_confirm(self) -> bool:
        return all(refusal.code in WAIVER for refusal in self.refusals)

    @property
    def first_choice(self) -> str:
        return CONFIRM if self.may_confirm else DECLINE

    def preview(self, form: AnswerForm) -> Letter:
        """The letter with the words typed so far; the real one has its own link."""
        values = form.data if form.is_bound else form.initial
        message = values.get("message", "").strip()
        link = gettext("(persönlicher Link)")
        if values.get("answer") == ASK:
            words = message or gettext("(Ihre Frage)")
            return letters.question(self.booking_request, words, link=link)
        if values.get("answer") == CONFIRM:
            parts = {"confirmed": [self.booking], "declined": []}
        else:
            reason = values.get("reason", "")
            known = reason in Booking.Reason.values
            words = Booking.Reason(reason).label if known else gettext("(Grund)")
            if reason == Booking.Reason.OTHER:
                words = ""  # the message says it
            parts = {"confirmed": [], "declined": [self.booking], "reason": words}
        return letters.answer(self.booking_request, message=message, link=link, **parts)

    def show(self, form: AnswerForm, refusal: Refused | None = None):
        schedule = Schedule.around(
            self.booking.room, self.booking.starts_at, self.booking.ends_at
        )
        context = {
            **self.model_admin.admin_site.each_context(self.request),
            "title": gettext("Anfrage %(number)s")
            % {"number": self.booking_request.number},
            "opts": self.model_admin.opts,
            "booking_request": self.booking_request,
            "booking": self.booking,
            "room": self.booking.room,
            "form": form,
            "refusal": refusal,
            "verdict": self.verdict,
            "may_confirm": self.may_confirm,
            "refusals": self.refusals,
            "ticked": form["waive"].value() or [],
            "rows": day_table(schedule, self.booking),
            "earlier": self.booking_request.earlier(),
            "dialogue": self.booking_request.messages.select_related("by"),
            "decided": decision.already_decided_sentence(self.booking),
            "letter": self.preview(form),
            "stuck_letters": self.booking_request.letters.stuck().exists(),
        }
        status = 409 if refusal else 422 if form.errors else 200
        template = "admin/rooms/bookingrequest/decide.html"
        return render(self.request, template, context, status=status)
