"""A new link for people who have lost theirs."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.generic import View

from quarters.contacts import contact_of_the_site

from .. import conversation, guard
from ..forms import RenewForm
from .private import keep_private


class RenewView(View):
    """Answers the same whether the address is known or not."""

    is_private = True

    def get(self, request):
        return self._page(RenewForm())

    def post(self, request):
        form = RenewForm(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        email = form.cleaned_data["email"]
        limits = [("ip", guard.address_of(request)), ("mail", email)]
        try:
            conversation.renew_links(email, *limits)
        except guard.OverLimit:
            return self._page(form, template="rooms/too_many.html", status=429)
        return self._page(form, is_done=True)

    def _page(
        self, form, *, template="rooms/renew.html", status=200, is_done=False
    ) -> HttpResponse:
        context = {
            "form": form,
            "is_done": is_done,
            "contact": contact_of_the_site(),
        }
        return keep_private(render(self.request, template, context, status=status))
