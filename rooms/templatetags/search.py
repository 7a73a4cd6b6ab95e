"""How the answer of a room is shown: word, icon and tone."""

from django import template

from ..found import Result, State

register = template.Library()

LOOKS = {
    State.FREE: ("check-circle-fill", "success"),
    State.REQUESTED: ("hourglass-split", "warning"),
    State.TAKEN: ("slash-circle-fill", "error"),
    State.CLOSED: ("door-closed", "neutral"),
    State.IMPOSSIBLE: ("x-circle-fill", "neutral"),
    State.FITS: ("check-lg", "success"),
    State.MAYBE: ("info-circle", "neutral"),
}


@register.inclusion_tag("components/status_tag.html")
def answer_tag(result: Result) -> dict:
    """`{% answer_tag result %}`: a chip with icon and word."""
    icon, tone = LOOKS[result.state]
    return {"word": result.state.label, "icon": icon, "tone": tone}
