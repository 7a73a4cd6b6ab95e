"""What stands on the notice of one date, on A4 or A5."""

from __future__ import annotations

from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from quarters.words import hours_minutes, near_date, short_date

from .facts import Fact
from .languages import OFF, Words
from .models import EventDate
from .notice_fit import Around, Said, Type, fitting
from .page_breaks import width

STRIPS = 8
# In letters, beside the stamp.
MOST_SAID = 150
A4, A5 = "a4", "a5"


class Notice:
    """A format or choice that nobody knows is the usual one: A4, without strips."""

    def __init__(self, date: EventDate, asked: QueryDict, names: str, foot: list[str]):
        """`names` of the quarters stand above, the lines of the `foot` below."""
        self.date, self.names, self.foot = date, names, foot
        self.format = A5 if asked.get("format", "").lower() == A5 else A4
        self.has_strips = asked.get("abreissen") == "1" and self.is_ahead

    @property
    def is_ahead(self) -> bool:
        """Nobody tears off a date that is over or does not take place."""
        return self.date.takes_place and not self.date.is_past

    @property
    def choices(self) -> list[tuple[str, str, bool]]:
        """Label, address and whether it is this one."""
        way = f"?termin={self.date.pk}&format={{}}&abreissen={{}}"
        sheets = [(_("A4"), A4, 0), (_("A5"), A5, 0)]
        if self.is_ahead:
            sheets.append((_("A4 mit Abreißzetteln"), A4, 1))
            sheets.append((_("A5 mit Abreißzetteln"), A5, 1))
        return [
            (name, way.format(form, torn), (form, torn) == self._chosen)
            for name, form, torn in sheets
        ]

    @property
    def _chosen(self) -> tuple[str, int]:
        return self.format, int(self.has_strips)

    @property
    def day_line(self) -> str:
        """„Dienstag, 8. Dezember“, with the year where it is not this one."""
        date = self.date
        if date.is_running_for_days and date.all_day:
            return date.day_words
        return near_date(date.first_day, timezone.localdate().year)

    @property
    def time_line(self) -> str:
        date = self.date
        if date.all_day:
            return "" if date.is_running_for_days else date.time_words
        return date.time_words

    @property
    def when_line(self) -> str:
        """Day and time in one line, for a date that does not take place as planned."""
        return ", ".join(filter(None, [self.day_line, self.time_line]))

    @property
    def stamp(self) -> str:
        """What stands across the sheet: „Fällt heute aus“, „Verlegt“ or nothing."""
        if self.date.is_cancelled and self.date.is_today:
            return _("Fällt heute aus")
        return self.date.sticker

    @property
    def foreign_words(self) -> list[Words]:
        """Each once: some neighbours have the same word."""
        words = OFF.get(self.date.status, [])
        return list({one.text: one for one in words}.values())

    @property
    def is_long(self) -> bool:
        """More than the large type holds in three lines."""
        return width(self.date.event.title) > 50

    @cached_property
    def type(self) -> Type:
        """For an invitation; a sheet for the door says less and counts by itself."""
        date = self.date
        street = date.site.street_line if date.site else ""
        said = Said(
            stamp=_("Vorbei") if date.is_past else "",
            day=self.day_line,
            time=self.time_line,
            title=date.event.title,
            place=", ".join(filter(None, [date.place_words, street])),
            summary=date.event.summary,
            note=date.public_note,
            facts=[str(fact.text) for fact in date.short_facts],
        )
        return fitting(
            said,
            self.format,
            Around(self.names, date.event.organiser, self.foot),
            is_long=self.is_long,
            has_strips=self.has_strips,
        )

    @property
    def is_crowded(self) -> bool:
        """Then the sentence gives way."""
        if not self.stamp:
            return self.type.name != "usual"
        reasons = [self.format == A5, self.has_strips, self.is_long, bool(self.stamp)]
        return sum(reasons) > 1

    @cached_property
    def is_full(self) -> bool:
        """More to say than its usual type holds."""
        if not self.stamp:
            return self.type.name == "full"
        new = self.date.new_date
        said = [self.date.event.title, self.date.public_note, new and new.place_words]
        if self.date.is_only_elsewhere:
            said.append(self.date.place_words)
        return width(" ".join(filter(None, said))) > MOST_SAID

    @property
    def inviting(self) -> str:
        """Who invites, in the head; on a full sheet that matters least."""
        return "" if self.is_full else self.date.event.organiser

    @cached_property
    def facts(self) -> list[Fact]:
        return self.date.short_facts[: self.type.most_facts]

    @property
    def strips(self) -> range:
        return range(STRIPS if self.has_strips else 0)

    @property
    def strip_title(self) -> str:
        letters = 40 if self.format == A4 else 19
        return Truncator(self.date.event.title).chars(letters)

    @property
    def strip_when(self) -> str:
        first = short_date(self.date.first_day)
        if self.date.is_running_for_days:
            last = short_date(self.date.last_day)
            return _("%(first)s bis %(last)s") % {"first": first, "last": last}
        return ", ".join(filter(None, [first, self._begin]))

    @property
    def _begin(self) -> str:
        return "" if self.date.all_day else hours_minutes(self.date.starts_at)
