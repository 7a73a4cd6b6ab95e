"""`make test` says honestly what ran, and CI accepts no gaps."""

import pytest

from tests import run

pytestmark = pytest.mark.once


def part(name="SQLite", missing="", **counted):
    counted = {"passed": 3, **counted}
    made = run.Part(name, "sqlite://", "not browser", lambda: missing)
    made._call_pytest = lambda: vars(made).update(counted)
    return made


@pytest.fixture
def closing(monkeypatch, capsys):
    """Runs the parts; returns the exit code and the lines of the closing report."""

    def close(*parts, ci="false"):
        monkeypatch.setenv("CI", ci)
        monkeypatch.setattr(run, "PARTS", parts)
        code = run.main()
        return code, capsys.readouterr().out.split("\n\n")[-1].splitlines()

    return close


def test_each_part_gets_its_line_and_the_sum_comes_last(closing):
    assert closing(part(), part("PostgreSQL", skipped=1)) == (
        0,
        [
            "SQLite: gelaufen, 3 Tests in 0 s",
            "PostgreSQL: gelaufen, 3 Tests in 0 s, 1 übersprungen",
            "6 passed, 0 failed",
        ],
    )


def test_a_failure_fails_the_run_and_is_named(closing):
    assert closing(part(failed=2)) == (
        1,
        ["SQLite: gelaufen, 5 Tests in 0 s, 2 FEHLGESCHLAGEN", "3 passed, 2 failed"],
    )


def test_what_is_missing_is_left_out_with_its_reason(closing):
    assert closing(part(), part("Chromium", missing="nicht gefunden")) == (
        0,
        [
            "SQLite: gelaufen, 3 Tests in 0 s",
            "Chromium: ausgelassen – nicht gefunden",
            "3 passed, 0 failed",
        ],
    )


def test_ci_does_not_accept_what_is_left_out(closing):
    code, lines = closing(part("Chromium", missing="nicht gefunden"), ci="true")
    assert (code, lines[-1]) == (1, "0 passed, 1 failed")


def test_a_database_that_does_not_answer_is_named(monkeypatch):
    monkeypatch.setattr(run, "POSTGRESQL", "postgres://niemand@127.0.0.1:1/qek")
    assert run.postgresql_is_missing().startswith("keine Verbindung (")


def test_a_browser_that_is_not_there_is_named(monkeypatch):
    monkeypatch.setenv("CHROMIUM", "/gibt/es/nicht")
    assert run.chromium_is_missing().startswith("nicht gefunden")


def test_a_run_that_breaks_before_it_counts_is_a_failure(monkeypatch):
    monkeypatch.setattr(run.subprocess, "call", lambda *args, **options: 4)
    broken = run.Part("SQLite", "sqlite://", "not browser")
    broken.run()
    assert broken.failed == 1
