"""Who may know whom: events -> rooms -> quarters, and nobody knows qek_site."""

import ast
from pathlib import Path

import pytest
from django.apps import apps

pytestmark = pytest.mark.once
BASE_DIR = Path(__file__).resolve().parents[2]
APPS = ["quarters", "rooms", "events"]
MAY_KNOW = {"quarters": [], "rooms": ["quarters"], "events": ["rooms", "quarters"]}


def imports(source: str) -> list[tuple[int, str]]:
    """Absolute imports anywhere in the source, also inside functions."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [(node.lineno, name.name) for name in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.append((node.lineno, node.module))
    return found


def forbidden(app: str, source: str) -> list[tuple[int, str]]:
    """Imports against the direction, and absolute ones of the app itself."""
    known = {*APPS, "qek_site", "tests"} - set(MAY_KNOW[app])
    return [
        (line, name) for line, name in imports(source) if name.split(".")[0] in known
    ]


def sources(app: str) -> list[Path]:
    files = [f for f in (BASE_DIR / app).rglob("*.py") if "migrations" not in f.parts]
    assert files
    return files


@pytest.mark.parametrize("app", APPS)
def test_imports_point_one_way_and_stay_relative_inside(app):
    wrong = {
        str(file.relative_to(BASE_DIR)): found
        for file in sources(app)
        if (found := forbidden(app, file.read_text()))
    }
    assert wrong == {}


@pytest.mark.parametrize(
    ("app", "line"),
    [
        ("quarters", "from rooms.models import Room"),
        ("quarters", "import events"),
        ("rooms", "def later():\n    from events.models import Event"),
        ("rooms", "from rooms.models import Room"),
        ("events", "from qek_site.views import Home"),
    ],
)
def test_the_guard_sees(app, line):
    assert forbidden(app, line)


@pytest.mark.parametrize("app", APPS)
def test_models_point_one_way(app):
    for model in apps.get_app_config(app).get_models():
        for field in model._meta.get_fields():
            other = field.related_model
            is_own_declaration = not field.auto_created
            if other and is_own_declaration and other._meta.app_label in APPS:
                assert other._meta.app_label in [app, *MAY_KNOW[app]], field
