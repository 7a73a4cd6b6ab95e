"""„Raum finden“: a form in the address bar, where everything is voluntary."""

from __future__ import annotations

from datetime import date

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout
from django import forms
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from quarters.local_time import NonexistentTime
from quarters.models import Quarter

from ..fields import KeepingSelect, TimeField, steps
from ..found import Search, SearchWish
from ..layout import Row
from ..models import Room
from ..rules import first_day
from ..search import search
from ..wishes import parse_day, parse_persons, span_of


class TypedInput(forms.TextInput):
    """Shows again what was typed, but for the one sign that no page can hold."""

    def format_value(self, value):
        return (super().format_value(value) or "").replace("\x00", "")


class YesBox(forms.CheckboxInput):
    """A box whose address reads `stufenlos=ja`."""

    def __init__(self):
        super().__init__(attrs={"value": "ja"})

    def value_from_datadict(self, data, files, name):
        return data.get(name, "").strip().lower() not in {"", "nein", "0", "false"}


class ReadField(forms.Field):
    """A line of text, read by `read(text)`, which raises ValueError."""

    widget = TypedInput

    def __init__(self, read=None, **kwargs):
        super().__init__(required=False, **kwargs)
        self.read = read

    def to_python(self, value):
        text = (value or "").strip()
        if not text:
            return None
        try:
            return self.read(text)
        except (ValueError, OverflowError):
            raise forms.ValidationError(self.error_messages["invalid"]) from None


class SearchForm(forms.Form):
    """The names of the fields are the words in the address."""

    is_all_optional = True

    datum = ReadField(
        label=_("Tag"),
        help_text=_("Zum Beispiel: Dienstag oder 19.1."),
        error_messages={
            "invalid": _("Diesen Tag kennen wir nicht. Zum Beispiel: Dienstag, 3.12.")
        },
    )
    von = TimeField(label=_("von"), required=False)
    bis = TimeField(label=_("bis"), required=False)
    personen = ReadField(
        parse_persons,
        label=_("Wie viele Personen?"),
        widget=TypedInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": _("Geben Sie eine Zahl ein, zum Beispiel 12.")},
    )
    quartier = forms.ChoiceField(
        label=_("Quartier"),
        required=False,
        widget=KeepingSelect,
        error_messages={
            "invalid_choice": _(
                "Dieses Quartier gibt es nicht (mehr). Bitte wählen Sie ein anderes."
            )
        },
    )
    stufenlos = forms.BooleanField(
        label=_("Der Weg muss stufenlos sein"), required=False, widget=YesBox
    )

    def __init__(self, data: QueryDict, rooms: list[Room], quarters: list[Quarter]):
        self.rooms = rooms
        self.quarters = {quarter.slug: quarter for quarter in quarters}
        self.search: Search | None = None
        is_asked = any(data.get(name, "").strip() for name in self.base_fields)
        super().__init__(data if is_asked else None, auto_id="suche-%s")
        self.fields["datum"].read = lambda text: parse_day(text, self.earliest)
        self.fields["quartier"].choices = [
            ("", _("Alle")),
            *[(slug, quarter.name) for slug, quarter in self.quarters.items()],
        ]
        self._offer_times()
        self.helper = FormHelper()
        self.helper.form_tag, self.helper.disable_csrf = False, True
        self.helper.layout = Layout(
            Row("datum", "von", "bis"),
            Div("personen", "quartier", css_class="room-search__pair"),
            "stufenlos",
        )

    @cached_property
    def earliest(self) -> date:
        """The first day that any room can be asked for."""
        return min((first_day(room) for room in self.rooms), default=first_day(Room()))

    def _offer_times(self):
        windows = [
            (rule.starts, rule.ends)
            for room in self.rooms
            for rule in room.opening_rules.all()
        ]
        raster = min((room.raster_minutes for room in self.rooms), default=30)
        starts, ends = steps(windows, raster)
        self.fields["von"].offer(starts)
        self.fields["bis"].offer(ends, until_midnight=True)
        for name in ("von", "bis"):
            widget = self.fields[name].widget
            widget.choices = [("", _("egal")), *list(widget.choices)[1:]]

    def clean(self):
        data = super().clean()
        self._want_whole_times(data)
        if not self.errors:
            self._search(data)
        return data

    def _want_whole_times(self, data):
        """A time needs its day, its start and its end, or there is none."""
        given = [data.get("von") is not None, data.get("bis") is not None]
        if not any(given) or self.errors:
            return
        if data.get("datum") is None:
            self.add_error("datum", _("Geben Sie auch den Tag an."))
        if not given[0]:
            self.add_error("von", _("Wählen Sie auch, wann Sie beginnen."))
        if not given[1]:
            self.add_error("bis", _("Wählen Sie auch, wann Sie aufhören."))

    def _search(self, data):
        day, starts, ends = data["datum"], data["von"], data["bis"]
        try:
            span = None if starts is None else span_of(day, starts, ends)
        except NonexistentTime:
            self.add_error("von", _("Diese Uhrzeit gibt es an dem Tag nicht."))
            return
        wish = SearchWish(
            data["personen"],
            day,
            span,
            data["stufenlos"],
            self.quarters.get(data["quartier"]),
        )
        if not wish:
            return
        found = search(self.rooms, wish)
        if refusal := found.common_refusal:
            field = "bis" if refusal.code == "order" else "datum"
            self.add_error(field, str(refusal))
        else:
            self.search = found
