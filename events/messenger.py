"""The programme as plain text, to be sent on by messenger."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from quarters.contacts import contact_for
from quarters.models import Quarter
from quarters.words import week_span

from .days import by_day
from .models import EventDate
from .paper import lines_of, phone_of, short_path
from .periods import Period


def of_week(quarter: Quarter, period: Period) -> str:
    """What is still to come, a paragraph for each date, and whom to
    ask; seven queries at most."""
    week = week_span(period.last - timedelta(days=6))
    dates = EventDate.objects.published()
    if period.is_this_week:
        found = dates.this_week()
    else:
        found = dates.between(period.first, period.last)
    days = by_day(found.for_quarter(quarter).with_facts(), first=period.first)
    lines = [of_date(date) for day in days for date in day.dates]
    return "\n\n".join(
        [
            _("%(quarter)s, %(week)s") % {"quarter": quarter.name, "week": week},
            *(lines or [period.nothing]),
            _whom_to_ask(quarter),
            _("Alle Termine: %(address)s") % {"address": short_address(quarter)},
        ]
    )


def _whom_to_ask(quarter: Quarter) -> str:
    contact = contact_for(quarter)
    words = _("Fragen? %(name)s, %(phone)s")
    return words % {"name": lines_of(contact)[0], "phone": phone_of(contact)}


def of_date(date: EventDate) -> str:
    """„Dienstag, 19. Januar 2027, 15:00 bis 17:00 Uhr: Elterncafé, kostenlos, …“"""
    lines = [date.sentence, date.public_note, date.printed_replacement]
    return "\n".join(filter(None, lines))


def with_address(date: EventDate) -> str:
    return f"{of_date(date)}\n{settings.SITE_URL}{date.get_absolute_url()}"


def short_address(quarter: Quarter) -> str:
    """With its protocol, so that a messenger makes a link of it."""
    return f"{settings.SITE_URL}{short_path(quarter)}"
