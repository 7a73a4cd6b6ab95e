"""What must never stand in a template, and how long a file may get."""

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.once
BASE_DIR = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((BASE_DIR / "templates").rglob("*.html"))
FOLDERS = ["quarters", "rooms", "events", "qek_site", "tests"]
PYTHON = sorted(
    file
    for folder in FOLDERS
    for file in (BASE_DIR / folder).rglob("*.py")
    if "migrations" not in file.parts
)

# The Content-Security-Policy blocks each of these.
INLINE = re.compile(
    r"\sstyle\s*=|<style\b|\son[a-z]+\s*=\s*[\"'{]|javascript:"
    r"|<script\b(?![^>]*\bsrc=)",
    re.IGNORECASE,
)
# Reviewed: rich text is cleaned by its field on every save; help texts are our own.
TRUSTED = {
    "event.text",
    "field.help_text",
    "item.text",
    "offer.text",
    "page.text",
    "quarter.intro",
}
UNESCAPED = re.compile(r"{{\s*([\w.]+)[^}]*\|\s*safe\b|{%\s*autoescape off")


def name(file: Path) -> str:
    return str(file.relative_to(BASE_DIR))


@pytest.mark.parametrize("template", TEMPLATES, ids=name)
def test_templates_carry_no_inline_style_or_script(template):
    assert INLINE.findall(template.read_text()) == []


@pytest.mark.parametrize(
    "markup",
    [
        '<p style="color: red">',
        "<style>p { color: red }</style>",
        '<button type="button" onclick="go()">',
        '<a href="javascript:go()">',
        "<script>go()</script>",
        '<script type="module">go()</script>',
    ],
)
def test_the_guard_sees_inline_code(markup):
    assert INLINE.search(markup)


@pytest.mark.parametrize(
    "markup",
    [
        '<script src="{% static "js/menu.js" %}" type="module"></script>',
        '<p data-on="x" class="style">',
        '<option value="1">',
    ],
)
def test_the_guard_leaves_good_markup_alone(markup):
    assert not INLINE.search(markup)


def test_unescaped_output_is_reviewed():
    found = {m[1] for t in TEMPLATES for m in UNESCAPED.finditer(t.read_text())}
    assert found <= TRUSTED


def test_python_marks_nothing_as_safe():
    """`format_html` escapes; `mark_safe` believes."""
    believing = [
        name(f)
        for f in PYTHON
        if re.search(r"\bmark_safe\(|SafeString\(|\bsafe\(", f.read_text())
    ]
    assert believing == []


def test_browser_tests_wait_for_what_they_look_at():
    """`expect` asks until it is so; a bare read may see the page before the click."""
    bare = re.compile(
        r"assert [^\n]*\.(?:is_\w+|input_value|inner_text|text_content|get_attribute"
        r"|all_\w+|title)\(|assert [^\n]*(?:locator|get_by_\w+)\([^\n]*\.count\("
    )
    tests = (BASE_DIR / "tests" / "browser").glob("*.py")
    found = {name(f): hits for f in tests if (hits := bare.findall(f.read_text()))}
    assert found == {}


def test_no_file_is_longer_than_a_head_can_hold():
    files = PYTHON + TEMPLATES + sorted((BASE_DIR / "static").rglob("*.js"))
    own = [file for file in files if "vendor" not in file.parts]
    long = {name(f): n for f in own if (n := len(f.read_text().splitlines())) > 250}
    assert long == {}


@pytest.mark.parametrize(
    ("pattern", "most"),
    [
        ("static/css/**/*.css", 120),
        ("static/js/*.js", 60),
        ("templates/components/**/*.html", 40),
        ("templates/[!c]*/*.html", 80),
    ],
)
def test_small_files_stay_small(pattern, most):
    files = [f for f in BASE_DIR.glob(pattern) if "vendor" not in f.parts]
    long = {name(f): n for f in files if (n := len(f.read_text().splitlines())) > most}
    assert long == {}


def test_colours_stand_in_the_tokens_only():
    """Elsewhere a colour would not follow the dark scheme."""
    colour = re.compile(r"#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(", re.IGNORECASE)
    files = [
        f
        for f in (BASE_DIR / "static" / "css").rglob("*.css")
        if f.name != "tokens.css" and "vendor" not in f.parts
    ]
    found = {name(f): c for f in files if (c := colour.findall(f.read_text()))}
    assert found == {}


def test_the_top_of_the_repository_holds_what_belongs_there():
    allowed = {
        ".ci",
        ".env.example",
        ".gitignore",
        "CHANGELOG.md",
        "Makefile",
        "README.md",
        "bench",
        "deploy",
        "docs",
        "events",
        "locale",
        "manage.py",
        "pyproject.toml",
        "qek_site",
        "quarters",
        "requirements-dev.txt",
        "requirements.txt",
        "rooms",
        "static",
        "templates",
        "tests",
    }
    ignored = (BASE_DIR / ".gitignore").read_text()
    found = {f.name for f in BASE_DIR.iterdir() if f.name not in ignored}
    assert found - allowed - {".git", "__pycache__"} == set()


def test_the_readme_is_one_page_and_its_links_lead_somewhere():
    readme = (BASE_DIR / "README.md").read_text()
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", readme)
    assert len(readme.splitlines()) <= 80
    assert [target for target in targets if not (BASE_DIR / target).exists()] == []
