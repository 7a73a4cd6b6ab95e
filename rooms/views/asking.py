"""From the form over the check page to the letter with the link.

Nothing is kept in a session: the check page carries the values along in hidden fields,
so that readers need no cookie and the back button does no harm.
"""

from __future__ import annotations

from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View

from quarters.contacts import contact_for
from quarters.former import FollowsFormerAddress

from .. import conversation, guard, summary
from ..fields import parse_date, parse_time
from ..finding import Alternative, alternatives
from ..forms import AddressForm, RequestForm
from ..models import BookingRequest, Room
from ..models.request import UNSENT_HOURS
from ..response import usual_answer
from ..wishes import parse_persons
from .private import keep_private

_signer = TimestampSigner(salt="rooms.sent")


class RoomRequestMixin:
    """The room that is asked for, and the form as it came in."""

    def dispatch(self, request, *args, **kwargs):
        """A room that is asked for by phone has no form, but a number to call."""
        if not self.room.is_requestable:
            return self.show("rooms/by_phone.html", status=404)
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self):
        return Room.objects.published().with_place()

    @cached_property
    def room(self) -> Room:
        return get_object_or_404(self.get_queryset(), slug=self.kwargs["slug"])

    @cached_property
    def form(self) -> RequestForm:
        data = self.request.POST.copy()
        # The button of an alternative time carries „2026-12-03 17:00 19:00“.
        wish = data.get("alternative", "").split()
        if len(wish) == 3:
            data["date"], data["start"], data["end"] = wish
        return RequestForm(self.room, data)

    def url(self, name: str) -> str:
        return reverse(f"rooms:{name}", args=[self.room.slug])

    def show(self, template: str, status: int = 200, **context) -> HttpResponse:
        context = {
            "room": self.room,
            "page_quarter": self.room.quarter,
            "contact": contact_for(self.room.quarter),
            **context,
        }
        return render(self.request, template, context, status=status)

    def show_form(self, form: RequestForm, status: int = 200) -> HttpResponse:
        return self.show(
            "rooms/booking_request.html",
            status,
            form=form,
            alternatives=self.alternatives(form),
            usual_answer=usual_answer(),
        )

    def show_check(self, *, is_sending: bool = False) -> HttpResponse:
        """„Stimmt alles?“ With several dates also: is each of them possible?"""
        form, context = self.form, {}
        if form.has_several:
            problem = form.plan.problem(is_sending=is_sending)
            rows = summary.several(form.plan, form.rooms_field)
            context = {"plan": form.plan, "plan_rows": rows, "problem": problem}
        elif form.refusal:
            context = {"alternatives": self.alternatives(form)}
        wrong = form.refusal or context.get("problem")
        status = 200 if not wrong else 409 if is_sending else 422
        template = "rooms/booking_request_check.html"
        return self.show(template, status, form=form, **context)

    @staticmethod
    def alternatives(form: RequestForm) -> list[Alternative]:
        if form.span is None or form.refusal is None or form.refusal.code == "order":
            return []
        return alternatives(form.room, *form.span, persons=persons_in(form))


def persons_in(form: RequestForm) -> int | None:
    """As typed, even where they are too many for this room; others may hold them."""
    try:
        return parse_persons(form["persons"].value() or "")
    except ValueError:
        return None


class RequestView(FollowsFormerAddress, RoomRequestMixin, View):
    """The form. A form without faults moves on to the check page with all it holds."""

    # „Nochmal anfragen“ stands on pages behind a secret link.
    follows_private = True

    def get(self, request, slug):
        return self.show_form(RequestForm(self.room, initial=self._wishes()))

    def post(self, request, slug):
        if "aendern" in request.POST:
            return self.show_form(self.form)
        if not self.form.is_valid():
            return self.show_form(self.form, status=422)
        # 307 lets the browser send the same form once more, to the check page.
        return HttpResponse(status=307, headers={"Location": self.url("check")})

    def _wishes(self) -> dict:
        """What the address says already; what cannot be read is left out."""
        wishes = {}
        for name, key, read in [
            ("date", "datum", parse_date),
            ("start", "von", parse_time),
            ("end", "bis", parse_time),
            ("persons", "personen", parse_persons),
        ]:
            try:
                wishes[name] = read(self.request.GET.get(key, ""))
            except (ValueError, OverflowError):
                continue
        return wishes


class CheckView(FollowsFormerAddress, RoomRequestMixin, View):
    """„Stimmt alles?“"""

    def get(self, request, slug):
        return redirect(self.url("request"))

    def post(self, request, slug):
        if not self.form.is_valid():
            return self.show_form(self.form, status=422)
        return self.show_check()


class SentView(FollowsFormerAddress, RoomRequestMixin, View):
    """Stores the request and shows „Fast fertig“; robots see a page that says less."""

    is_private = True

    def post(self, request, slug):
        if "anfrage" in request.GET:
            return self._change_or_repeat(request)
        form = self.form
        if not form.is_valid():
            return self._refuse(form)
        if form.is_from_a_robot():
            return redirect(self.url("sent"))
        if form.has_several and form.plan.problem(is_sending=True):
            return self.show_check(is_sending=True)
        submission = conversation.fingerprint(form, form.nonce)
        limits = self._limits(form.cleaned_data["email"])
        try:
            return self._sent_page(conversation.begin(form, submission, *limits))
        except guard.OverLimit:
            return self.show("rooms/too_many.html", status=429)

    def _limits(self, email: str) -> list[tuple[str, str]]:
        """Letters go to addresses that nobody has confirmed: few per hour."""
        return [("ip", guard.address_of(self.request)), ("mail", email)]

    def get(self, request, slug):
        return keep_private(self._page())

    def _page(self, **context) -> HttpResponse:
        context.setdefault("booking_request", self._request())
        context.setdefault("form", AddressForm())
        status = 422 if context["form"].errors else 200
        return self.show("rooms/booking_request_sent.html", status, **context)

    def _request(self) -> BookingRequest | None:
        """The request that the signed address speaks of, for as long as links live."""
        try:
            pk = _signer.unsign(
                self.request.GET.get("anfrage", ""), max_age=UNSENT_HOURS * 3600
            )
        except BadSignature:
            return None
        return BookingRequest.objects.filter(pk=pk).first()

    def _sent_page(self, booking_request: BookingRequest) -> HttpResponseRedirect:
        signed = _signer.sign(str(booking_request.pk))
        return redirect(f"{self.url('sent')}?anfrage={signed}")

    def _refuse(self, form: RequestForm) -> HttpResponse:
        if form.refusal and set(form.errors) <= {"date", "start", "end"}:
            return self.show_check(is_sending=True)
        return self.show_form(form, status=422)

    def _change_or_repeat(self, request) -> HttpResponse:
        booking_request, form = self._request(), AddressForm(request.POST)
        if booking_request is None or booking_request.is_sent:
            return redirect(request.get_full_path())
        once_more = ("again", str(booking_request.pk))
        try:
            if "again" in request.POST:
                conversation.send_link_again(booking_request, once_more)
            elif form.is_valid():
                email = form.cleaned_data["email"]
                limits = [once_more, *self._limits(email)]
                conversation.change_address(booking_request, email, *limits)
            else:
                return keep_private(self._page(form=form))
        except guard.OverLimit:
            return self.show("rooms/too_many.html", status=429)
        return self._sent_page(booking_request)
