"""What was entered, in words: for the check page, the status page and staff."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from quarters.words import clock_span, listed, long_date

from .models import BookingRequest, Room
from .plan import Plan


@dataclass(frozen=True)
class Row:
    """`field` is the id of the control with which the answer can be changed."""

    label: str
    lines: list[str]
    field: str = ""
    strong: bool = False


def time_and_place(room: Room, starts_at, ends_at, rooms_field: str = "") -> list[Row]:
    place = room.place
    when = [long_date(starts_at), clock_span(starts_at, ends_at)]
    where = [f"{room}, {place}"] + ([place.street] if place.street else [])
    return [
        Row(_("Wann?"), when, "id_date", strong=True),
        Row(_("Wo?"), where, rooms_field),
    ]


def several(plan: Plan, rooms_field: str = "") -> list[Row]:
    """From when to when, and in which rooms; the dates themselves stand below."""
    first, last = plan.lines[0], plan.lines[-1]
    days = [long_date(first.day)]
    if first.day != last.day:
        until = _("bis %(day)s") % {"day": long_date(last.day)}
        days = [f"{days[0]} {until}"]
    rooms = listed(list(dict.fromkeys(line.room.name for line in plan.lines)))
    place = first.room.place
    where = [f"{rooms}, {place}"] + ([place.street] if place.street else [])
    return [
        Row(_("Wann?"), [*days, first.clock], "id_date", strong=True),
        Row(_("Wo?"), where, rooms_field),
    ]


def plan(request: BookingRequest, needs) -> list[Row]:
    rows = [
        Row(_("Was?"), [request.purpose], "id_purpose"),
        Row(_("Wie viele?"), [request.persons_words], "id_persons"),
        Row(
            _("Offen für alle?"),
            [_("Ja") if request.is_public else _("Nein")],
            "id_is_public_0",
        ),
    ]
    if request.wants_announcement:
        words = _("Darf angekündigt werden")
        rows.append(Row(_("Kalender"), [words], "id_wants_announcement"))
    if needs:
        words = ", ".join(str(need) for need in needs)
        rows.append(Row(_("Was brauchen Sie?"), [words], "id_needs_0"))
    return rows


def contact(request: BookingRequest) -> list[Row]:
    rows = [
        Row(_("Organisation"), [request.organisation], "id_organisation"),
        Row(_("Name"), [request.name], "id_name"),
        Row(_("E-Mail"), [request.email], "id_email"),
        Row(_("Telefon"), [request.phone], "id_phone"),
        Row(_("Nachricht"), [request.message], "id_message"),
    ]
    return [row for row in rows if row.lines != [""]]


def of_request(request: BookingRequest) -> list[Row]:
    """The requester's own words on the status page; contact data stay out of it."""
    organisation = Row(_("Organisation"), [request.organisation])
    return [*plan(request, request.needs.all()), organisation]
