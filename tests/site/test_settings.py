"""A start in production: complete and safe, or none at all."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.once
BASE_DIR = Path(__file__).resolve().parents[2]
PRODUCTION = {
    "SECRET_KEY": "a-long-secret-that-is-only-known-to-this-test-0123456789-abcdef",
    "ALLOWED_HOSTS": "qek.example",
    "DJANGO_SETTINGS_MODULE": "qek_site.settings",
}
READERS = {"required", "bool", "str", "int", "list", "path", "db_url", "get"}


def start(*command: str, **environment: str) -> subprocess.CompletedProcess:
    """Run Python with nothing but this environment."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, *command],
        cwd=BASE_DIR,
        env=kept | environment,
        capture_output=True,
        text=True,
        timeout=60,
    )


def serve(**environment: str) -> subprocess.CompletedProcess:
    return start("-c", "import qek_site.wsgi", **environment)


def without(name: str) -> dict[str, str]:
    return {key: value for key, value in PRODUCTION.items() if key != name}


def test_a_complete_environment_starts(tmp_path):
    answer = serve(**PRODUCTION, DATABASE_URL=f"sqlite:///{tmp_path}/qek.sqlite3")
    assert answer.returncode == 0, answer.stderr


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS"])
def test_a_start_without_a_needed_variable_stops_and_names_it(name):
    answer = serve(**without(name))
    assert answer.returncode != 0
    assert answer.stderr.splitlines()[-1].endswith(
        f"{name} ist nicht gesetzt. Siehe .env.example."
    )


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS"])
def test_an_empty_variable_counts_as_missing(name):
    answer = serve(**PRODUCTION | {name: ""})
    assert answer.returncode != 0
    assert f"{name} ist nicht gesetzt" in answer.stderr


def test_debug_never_serves_the_public():
    answer = serve(**without("ALLOWED_HOSTS"), DEBUG="true")
    assert answer.returncode != 0
    assert "DEBUG ist an" in answer.stderr.splitlines()[-1]


def test_debug_with_public_hosts_is_refused():
    answer = start("manage.py", "check", **PRODUCTION, DEBUG="true")
    assert answer.returncode != 0
    assert "ALLOWED_HOSTS" in answer.stderr.splitlines()[-1]


def test_the_deployment_check_is_clean(tmp_path):
    answer = start(
        "manage.py",
        "check",
        "--deploy",
        "--fail-level=INFO",
        **PRODUCTION,
        DATABASE_URL=f"sqlite:///{tmp_path}/qek.sqlite3",
    )
    assert answer.returncode == 0, answer.stderr
    assert "no issues (0 silenced)" in answer.stdout


def test_a_local_start_needs_no_environment_but_debug(tmp_path):
    answer = start(
        "manage.py",
        "check",
        DEBUG="true",
        DATABASE_URL=f"sqlite:///{tmp_path}/qek.sqlite3",
    )
    assert answer.returncode == 0, answer.stderr


def test_a_secret_may_begin_with_a_dollar_sign():
    script = "from django.conf import settings; print(settings.SECRET_KEY)"
    answer = start("-c", script, **PRODUCTION | {"SECRET_KEY": "$geheim"})
    assert answer.stdout.strip() == "$geheim", answer.stderr


def variables_read(source: str) -> set[str]:
    """Names in `env.bool("X")`, `os.environ.get("X")`, `os.environ["X"]`, …"""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and node.args:
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            first = node.args[0]
            if called in READERS and isinstance(first, ast.Constant):
                names.add(str(first.value))
    return {name for name in names if re.fullmatch(r"[A-Z][A-Z_]{1,}", name)}


def test_every_variable_is_explained_in_the_example():
    files = ["qek_site/settings.py", "tests/run.py", "tests/chromium.py"]
    read = set().union(*(variables_read((BASE_DIR / f).read_text()) for f in files))
    example = (BASE_DIR / ".env.example").read_text()
    listed = set(re.findall(r"^#?([A-Z][A-Z_]+)=", example, re.MULTILINE))
    assert {"SECRET_KEY", "DATABASE_URL", "TEST_DATABASE_URL"} <= read
    assert read == listed


def test_every_variable_in_the_example_has_a_comment_above():
    example = (BASE_DIR / ".env.example").read_text()
    for block in example.split("\n\n"):
        assert block.startswith("# "), block


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_a_laptop_needs_no_environment_but_a_server_does():
    assert start("manage.py", "check").returncode == 0
    answer = serve()
    assert answer.stderr.splitlines()[-1].endswith(
        "SECRET_KEY ist nicht gesetzt. Siehe .env.example."
    )
