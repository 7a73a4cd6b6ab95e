"""How the state of a booking is shown: the same word, icon and tone everywhere."""

from typing import NamedTuple

from django import template
from django.utils.translation import gettext_lazy as _

from ..models import Booking
from ..models.request import PARTLY
from ..models.status import CHANGE_ASKED
from ..own_dates import in_short

register = template.Library()


class Look(NamedTuple):
    icon: str
    tone: str


LOOKS = {
    Booking.Status.UNVERIFIED: Look("envelope-exclamation", "warning"),
    Booking.Status.REQUESTED: Look("hourglass-split", "warning"),
    Booking.Status.CONFIRMED: Look("check-circle-fill", "success"),
    Booking.Status.DECLINED: Look("x-circle-fill", "error"),
    Booking.Status.WITHDRAWN: Look("arrow-counterclockwise", "neutral"),
    Booking.Status.CANCELLED: Look("slash-circle-fill", "neutral"),
    Booking.Status.LEFT_OUT: Look("dash-circle", "neutral"),
}


def shown(status: str) -> dict:
    if status == CHANGE_ASKED:
        word = _("bestätigt – Änderung angefragt")
        return {"word": word, "icon": "pencil-square", "tone": "success"}
    if status == PARTLY:
        word = _("teilweise bestätigt")
        return {"word": word, "icon": "check-circle", "tone": "success"}
    status = Booking.Status(status)
    return {"word": status.label, **LOOKS[status]._asdict()}


@register.filter
def dates_in_short(request) -> str:
    """„9 Termine, Di, 19. Jan. bis Di, 30. März“"""
    return in_short(request)


@register.inclusion_tag("components/status_tag.html")
def status_tag(status: str) -> dict:
    """`{% status_tag booking.status %}`: a chip with icon and word."""
    return shown(status)


@register.inclusion_tag("components/stamp.html")
def stamp(status: str) -> dict:
    """`{% stamp booking.status %}`: the same as a rubber stamp."""
    return shown(status)
