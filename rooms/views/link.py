"""What all pages behind the requester's link share. GET shows, POST acts: mail
scanners open every link in a letter, and nothing may happen by that."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property

from quarters.contacts import contact_for, contact_of_the_site

from .. import summary
from ..models import Booking, BookingRequest, RequestLink
from ..own_dates import OwnDate, own_dates
from .private import keep_private


class LinkMixin:
    """Finds the request behind the token; wrong and old links look the same."""

    is_private = True

    def dispatch(self, request, *args, **kwargs):
        if self.link is None:
            return keep_private(self.nothing_here())
        return keep_private(super().dispatch(request, *args, **kwargs))

    def nothing_here(self) -> HttpResponse:
        context = {"contact": contact_of_the_site()}
        return render(self.request, "rooms/dead_link.html", context, status=404)

    @cached_property
    def link(self) -> RequestLink | None:
        secret_hash = RequestLink.hash(self.kwargs["token"])
        links = RequestLink.objects.select_related("request")
        link = links.filter(secret_hash=secret_hash).first()
        return link if link and link.is_alive else None

    @property
    def booking_request(self) -> BookingRequest:
        return self.link.request

    @cached_property
    def dates(self) -> list[OwnDate]:
        return own_dates(self.booking_request)

    @property
    def bookings(self) -> list[Booking]:
        """Without wishes to change one."""
        return [date.booking for date in self.dates]

    def date_of(self, pk: str) -> OwnDate | None:
        """One of the request's own dates, never another's."""
        return next((d for d in self.dates if str(d.booking.pk) == pk), None)

    def url(self, name: str = "status") -> str:
        return reverse(f"rooms:{name}", args=[self.kwargs["token"]])

    def back(self, name: str = "status", anchor: str = "") -> HttpResponse:
        return redirect(self.url(name) + anchor)

    def show(self, template: str, status: int = 200, **context) -> HttpResponse:
        booking = context.get("booking") or self.bookings[0]
        context = {
            "rows": summary.of_request(self.booking_request),
            "booking_request": self.booking_request,
            "dates": self.dates,
            "bookings": self.bookings,
            "booking": booking,
            "room": booking.room,
            "token": self.kwargs["token"],
            "contact": contact_for(booking.room.quarter),
            "page_quarter": booking.room.quarter,
            **context,
        }
        return render(self.request, template, context, status=status)
