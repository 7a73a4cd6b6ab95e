"""Each row of rooms, requests, events and feeds and each case has a test of its name.

A test speaks for a number by beginning with it: `test_46_…` for case 46 and
`test_d07_…` for row D07; several numbers stand one after the other (`test_c12_77_…`).
The id of a parametrised row may do the same: `id="25 at opening"`.
"""

import ast
import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.once
TESTS = Path(__file__).resolve().parents[1]
CASES = {f"{case}" for case in range(1, 81)}
NUMBERS = {
    "b": [*range(1, 15), *range(17, 21)],
    "c": range(1, 20),
    "d": range(1, 25),
    "f": range(1, 9),
}
ROWS = {f"{part}{row:02d}" for part, rows in NUMBERS.items() for row in rows}
NUMBER = re.compile(r"([a-z]?)0?(\d{1,2})[a-z]?")


def spoken_for(words: str) -> set[str]:
    """The numbers at the beginning of „07_c12_no_name…“ or „25 at opening“."""
    found = set()
    for word in re.split(r"[_ ]", words.lower()):
        if not NUMBER.fullmatch(word):
            break
        found.add(word.removeprefix("0"))
    return found


def names(module: Path) -> list[str]:
    """The names of the tests in a file, and the ids of their parametrised rows."""
    found = []
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            found.append(node.name.removeprefix("test_"))
        elif isinstance(node, ast.keyword) and node.arg == "id":
            found.append(str(getattr(node.value, "value", "")))
    return found


def test_every_row_and_every_case_has_a_test_of_its_name():
    modules = TESTS.rglob("test_*.py")
    found = {number for m in modules for n in names(m) for number in spoken_for(n)}
    missing = sorted((CASES | ROWS) - found)
    assert not missing, f"no test is named after: {', '.join(missing)}"


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("46_a_series", {"46"}),
        ("c12_77_no_name", {"c12", "77"}),
        ("25 at opening", {"25"}),
        ("a_series_of_60_dates", set()),
        ("to_14_days", set()),
    ],
)
def test_a_number_counts_where_a_name_begins_with_it(words, numbers):
    assert spoken_for(words) == numbers
