"""`docs/termine.md` names what the JSON serves: nothing less and nothing more."""

import json
import re
from pathlib import Path

import pytest
from django.http import QueryDict
from django.utils import timezone

from events.feeds.asking import Asked
from events.feeds.entry import STATES
from tests.factories import (
    make_audience,
    make_event,
    make_event_date,
    make_place,
    make_quarter,
    make_topic,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("monday")]
JSON = "/api/v1/termine.json"
DOCS = (Path(__file__).resolve().parents[2] / "docs" / "termine.md").read_text()
NAME = re.compile(r"`([^`]+)`")


def rows(heading: str) -> dict[str, str]:
    """The table below a heading: each name of its first column with its line."""
    section = DOCS.split(f"### {heading}\n")[1].split("\n#")[0]
    lines = [line for line in section.splitlines() if line.startswith("| `")]
    return {name: line for line in lines for name in NAME.findall(line.split("|")[1])}


@pytest.fixture
def said(client):
    """All that can be said, by a date that was moved."""
    event = make_event(
        quarters=[make_quarter()], topics=[make_topic()], audiences=[make_audience()]
    )
    new = make_event_date(event=event, starts_at="2027-01-26 18:00")
    make_event_date(event=event, status="moved", moved_to=new, place=make_place())
    return client.get(JSON).json()


@pytest.fixture
def moved(said):
    return said["termine"][0]


def test_f08_the_names_of_the_answer_are_those_of_the_example(said):
    example = json.loads(DOCS.split("```json\n")[1].split("```")[0])
    assert list(example) == list(said)
    (date,) = example["termine"]
    assert set(date) < set(said["termine"][0])
    assert example["version"] == said["version"]


def test_f08_the_names_of_a_date_are_those_of_the_table(moved):
    assert set(rows("Ein Termin")) == set(moved)


@pytest.mark.parametrize("name", ["neuer_termin", "ort"])
def test_f08_the_names_below_a_name_are_in_its_line(moved, name):
    described = set(NAME.findall(rows("Ein Termin")[name].split("|")[2]))
    assert described - {"verlegt", "null"} == set(moved[name])


@pytest.mark.parametrize("name", ["quartiere", "themen", "fuer"])
def test_f08_what_a_date_belongs_to_has_an_address_and_a_name(moved, name):
    described = NAME.findall(rows("Ein Termin")[name].split("|")[2])
    assert [described] == [list(thing) for thing in moved[name]]


def test_f08_every_state_is_described():
    described = NAME.findall(rows("Ein Termin")["stand"].split("|")[2])
    assert described == list(STATES.values())


class Watched(QueryDict):
    """Remembers what is looked for."""

    def get(self, name, default=None):
        self.asked = {*getattr(self, "asked", []), name}
        return super().get(name, default)


def test_f08_what_can_be_asked_for_is_what_is_understood():
    Asked(data := Watched(), timezone.localdate())
    assert data.asked == set(rows("Auswählen"))


def test_f08_a_question_that_nobody_knows_is_named(client):
    """The addresses of the pages ask more than this file answers."""
    asked = {"kostenlos": "ja", "quartier": "", "x" * 50: "1"}
    notes = client.get("/api/v1/termine.json", asked).json()["hinweise"]
    assert notes == [
        "„kostenlos“ kennen wir hier nicht; es wurde nicht beachtet.",
        f"„{'x' * 30}“ kennen wir hier nicht; es wurde nicht beachtet.",
    ]
    many = {f"name{number}": "1" for number in range(50)}
    assert len(client.get("/api/v1/termine.json", many).json()["hinweise"]) == 5
