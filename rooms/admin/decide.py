"""The decision page: what is asked, does it fit, the answer as it will be sent."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import View

from quarters.words import listed

from .. import decision, dialogue, proposing
from ..answering import AlreadyDecided, changed_sentence
from ..company import capacity_for
from ..desk import Line, first_and_last_day, lines_of, seen
from ..forms.answer import ASK, CONFIRM, DECLINE, PROPOSE, AnswerForm
from ..forms.proposal import ProposalForm
from ..models import BookingRequest, Proposal
from ..refusal import Refused
from ..usage import HalfYear
from . import outcome
from .preview import letter_of, letters_to_rivals


class DecideView(View):
    model_admin = None

    def dispatch(self, request, *args, **kwargs):
        if not self.model_admin.has_change_permission(request, self.booking_request):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk):
        return self.show(AnswerForm(self.lines, initial=self.first_choice))

    def post(self, request, pk):
        if request.POST.get("deed") == "reopen" or "reopen" in request.POST:
            return self.reopen()
        if "end_proposal" in request.POST:
            return self.end_proposal()
        form = AnswerForm(self.lines, self.typed())
        proposal = self.proposal_form(form)
        if self.has_changed:
            return self.show(
                form, proposal, refusal=Refused("changed", changed_sentence())
            )
        is_fine = form.is_valid() and (proposal is None or proposal.is_valid())
        if {"preview", "tick"} & set(request.POST) or not is_fine:
            return self.show(form, proposal)
        if request.POST.get("shown", form.key) != form.key:
            # Without JavaScript the button has not followed the ticks yet.
            return self.show(form, proposal, is_changed=True)
        try:
            messages.success(request, self.carry_out(form, proposal))
        except Refused as refusal:
            return self.show(form, proposal, refusal=refusal)
        return redirect(reverse("admin:rooms_bookingrequest_changelist"))

    def typed(self):
        data = self.request.POST.copy()
        if "deed" in data:  # What the pressed button says counts, not the tile.
            data["answer"] = data["deed"]
        ticks = {
            "free": [line for line in self.lines if line.is_free],
            "all": self.open_lines,
            "none": [],
        }.get(data.get("tick", ""))
        if ticks is not None:
            data.setlist("dates", [str(line.booking.pk) for line in ticks])
        return data

    def reopen(self):
        dates = None
        if named := self.request.POST.get("reopen", ""):
            known = [line.booking.pk for line in self.lines]
            dates = [pk for pk in known if str(pk) == named]
        by = self.request.user
        if not decision.reopen(self.booking_request, by=by, dates=dates):
            messages.info(self.request, _("Hier gibt es nichts mehr zu prüfen."))
        return redirect(self.request.path)

    def end_proposal(self):
        named = self.request.POST["end_proposal"]
        offered = Proposal.objects.filter(booking__request=self.booking_request)
        if found := named.isdecimal() and offered.filter(pk=named).first():
            proposing.withdraw(found, by=self.request.user)
        return redirect(self.request.path)

    def carry_out(self, form: AnswerForm, proposal: ProposalForm | None) -> str:
        """Returns what staff read afterwards. Raises Refused."""
        data, asked = form.cleaned_data, self.booking_request
        common = {"by": self.request.user, "message": data["message"]}
        if data["answer"] == ASK:
            dialogue.ask_back(asked, by=self.request.user, text=data["message"])
            if not asked.email:
                return outcome.reached(asked)
            return _("Ihre Frage ist unterwegs. Die Anfrage bleibt offen.")
        if data["answer"] == PROPOSE:
            if proposal is None:
                raise AlreadyDecided(self.lines[0].booking)
            where = proposal.cleaned_data["place_and_time"]
            proposing.propose(proposal.target.booking, *where, **common)
            words = _("Vorgeschlagen. Die Anfrage bleibt offen.")
            return f"{words} {outcome.reached(asked)}"
        if data["answer"] == DECLINE:
            return outcome.answered(
                decision.decline(
                    asked, dates=form.ticked_bookings, reason=data["reason"], **common
                )
            )
        return outcome.answered(
            decision.confirm(
                asked,
                dates=form.ticked_bookings,
                decline_rest=data["rest"],
                waive=form.waive_by_date,
                rivals=[rival.pk for rival in form.rivals],
                **common,
            )
        )

    @cached_property
    def booking_request(self) -> BookingRequest:
        requests = self.model_admin.get_queryset(self.request)
        found = requests.filter(pk=self.kwargs["pk"]).first()
        if found is None:
            raise Http404
        return found

    @cached_property
    def lines(self) -> list[Line]:
        return lines_of(self.booking_request)

    @property
    def has_changed(self) -> bool:
        """By the requester, since the page was opened."""
        looked_at = self.request.POST.get("seen")
        return looked_at is not None and not set(seen(self.lines)) <= set(
            looked_at.split()
        )

    @property
    def open_lines(self) -> list[Line]:
        return [line for line in self.lines if line.booking.is_open]

    @property
    def may_confirm(self) -> bool:
        return any(line.may_confirm for line in self.lines)

    @property
    def first_choice(self) -> dict:
        """All free dates ticked to be confirmed; where none is, all to be declined."""
        ticked = [line for line in self.lines if line.is_free]
        may = bool(ticked) or (len(self.lines) == 1 and self.may_confirm)
        dates = [line.booking.pk for line in ticked or self.open_lines]
        return {"answer": CONFIRM if may else DECLINE, "dates": dates}

    def proposal_form(self, form: AnswerForm) -> ProposalForm | None:
        """Bound if another time is to be offered."""
        if form.is_bound and form.typed("answer") == PROPOSE and self.open_lines:
            return ProposalForm(self.open_lines, form.data)
        return None

    def show(self, form, proposal=None, *, refusal=None, is_changed=False):
        if refusal:
            self.__dict__.pop("lines", None)  # as they are now
            form = AnswerForm(self.lines, form.data)
            form.is_valid()
        form.mark()
        if proposal is None and self.open_lines:
            proposal = ProposalForm(self.open_lines)
        is_wrong = form.errors or (proposal and proposal.errors)
        # A preview of what is not finished yet is no failure.
        is_look = {"preview", "tick"} & set(self.request.POST)
        status = 422 if is_wrong and not is_look else 200
        context = {
            **self.model_admin.admin_site.each_context(self.request),
            "title": _("Anfrage %(number)s") % {"number": self.booking_request.number},
            "opts": self.model_admin.opts,
            "refusal": refusal,
            "is_changed": is_changed,
            **self.about_request(),
            **self.about_answer(form, proposal),
        }
        template = "admin/rooms/bookingrequest/decide.html"
        status = 409 if refusal else status
        return render(self.request, template, context, status=status)

    def about_request(self) -> dict:
        asked, line = self.booking_request, self.lines[0]
        rooms = dict.fromkeys(str(line.booking.room) for line in self.lines)
        dates = [line for line in self.lines if not line.booking.is_left_out]
        dates = dates or self.lines
        return {
            "booking_request": asked,
            "lines": self.lines,
            "seen": " ".join(seen(self.lines)),
            "open_lines": self.open_lines,
            "asked_count": len(dates),
            "asked_days": first_and_last_day(dates),
            "free_count": len([line for line in self.lines if line.is_free]),
            "line": line if len(self.lines) == 1 else None,
            "booking": line.booking,
            "room": line.booking.room,
            "room_names": listed(list(rooms)),
            "several_rooms": len(rooms) > 1,
            "capacity": capacity_for(line.booking, [one.booking for one in dates]),
            "earlier": asked.earlier(),
            "half_year": HalfYear(timezone.localdate()),
            "dialogue": asked.messages.select_related("by"),
            "decided": decision.already_decided_sentence(line.booking),
            "stuck_letters": asked.letters.stuck().exists(),
        }

    def about_answer(self, form: AnswerForm, proposal: ProposalForm | None) -> dict:
        if not self.open_lines:
            return {"form": form}
        return {
            "form": form,
            "proposal": proposal,
            "may_confirm": self.may_confirm,
            "letter": letter_of(self.booking_request, form, proposal),
            "rival_letters": letters_to_rivals(form),
        }
