"""What tests of moved and called-off dates have in common."""

from django.urls import reverse

from events.models import EventDate

LIST = reverse("admin:events_eventdate_changelist")


def page_of(date) -> str:
    return reverse("admin:events_eventdate_change", args=[date.pk])


def move_url(date) -> str:
    return reverse("admin:events_eventdate_move", args=[date.pk])


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def fresh(date) -> EventDate:
    return EventDate.objects.get(pk=date.pk)
