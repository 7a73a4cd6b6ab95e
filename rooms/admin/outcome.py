"""What staff read after an answer: what was done, who was written to, whom to call."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..answering import Answer
from ..models import BookingRequest


def answered(answer: Answer) -> str:
    parts = [_deed(answer), reached(answer.request)]
    if answer.rivals:
        parts += [_("Auch abgesagt: %(who)s.") % {"who": _rivals(answer)}]
        for rival in answer.rivals:
            if not rival.request.email:
                parts.append(reached(rival.request))
    if answer.still_open:
        still = ngettext(
            "%(count)s Termin ist noch offen.",
            "%(count)s Termine sind noch offen.",
            len(answer.still_open),
        )
        parts.append(still % {"count": len(answer.still_open)})
    return " ".join(parts)


def reached(request: BookingRequest) -> str:
    if request.email:
        return _("Die E-Mail ist unterwegs.")
    words = _("Ohne E-Mail, bitte anrufen: %(name)s, %(phone)s.")
    return words % {"name": request.name, "phone": request.phone}


def _deed(answer: Answer) -> str:
    if len(answer.confirmed) + len(answer.declined) == 1:
        return _("Zugesagt.") if answer.confirmed else _("Abgesagt.")
    given = ngettext(
        "%(count)s Termin zugesagt.",
        "%(count)s Termine zugesagt.",
        len(answer.confirmed),
    ) % {"count": len(answer.confirmed)}
    refused = ngettext(
        "%(count)s Termin abgesagt.",
        "%(count)s Termine abgesagt.",
        len(answer.declined),
    ) % {"count": len(answer.declined)}
    words = [given] * bool(answer.confirmed) + [refused] * bool(answer.declined)
    return " ".join(words)


def _rivals(answer: Answer) -> str:
    return ", ".join(
        f"{rival.request.number} ({rival.request.organisation})"
        for rival in answer.rivals
    )


def ask_about_event(request, page: tuple[str, str]):
    """What was announced for this time: only staff know what to tell the public."""
    words = _("Angekündigt ist: %(event)s. Was sollen die Leute lesen?")
    messages.warning(request, words % {"event": page[0]})
    return redirect(page[1])
