"""What staff see of the events beside a room request and its dates."""

from django import template

from .. import announcing

register = template.Library()


@register.inclusion_tag("admin/events/_announce.html")
def announce(request):
    """The way from a confirmed request to its event; inside a form."""
    event = announcing.event_of(request)
    may = event is None and announcing.may_be_announced(request)
    missing = announcing.missing_dates(request, event)
    known = {"event": event, "may": may, "missing": len(missing)}
    return known | {"booking_request": request}
