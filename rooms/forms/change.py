"""„Angaben ändern“: the same questions, asked of a request that is still open."""

from crispy_forms.layout import Layout, Submit
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from quarters.local_time import local_day

from ..models import Booking, BookingRequest
from ..schedule import Schedule
from .request import RequestForm


class ChangeForm(RequestForm):
    """The address stays: the link belongs to it. The rules are accepted already."""

    rules = stamp = website = None

    class Meta(RequestForm.Meta):
        fields = [name for name in RequestForm.Meta.fields if name != "email"]

    def __init__(self, request: BookingRequest, booking: Booking, data=None):
        start = timezone.localtime(booking.starts_at)
        end = timezone.localtime(booking.ends_at)
        self.booking = booking
        super().__init__(
            booking.room,
            data,
            instance=request,
            initial={
                "date": start.date(),
                "start": start.time(),
                "end": end.time(),
                "is_public": str(request.is_public),
            },
            asked_on=local_day(request.sent_at),
        )

    def _layout(self):
        helper = super()._layout()
        when, what, who, *_rest = helper.layout.fields
        who.fields.remove("email")
        submit = Submit("speichern", _("Änderung speichern"))
        helper.layout = Layout(when, what, who, submit)
        return helper

    @cached_property
    def schedule(self) -> Schedule:
        return Schedule.around(self.room, *self.span, ignoring=self.booking)
