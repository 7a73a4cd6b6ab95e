"""The whole suite on both databases and in a browser: `make test`.

Ends with one line per part that says whether it ran. On a developer's machine a part
may be left out; with CI=true that is a failure.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import psycopg

from .chromium import find_chromium

BASE_DIR = Path(__file__).resolve().parent.parent
POSTGRESQL = (
    os.environ.get("TEST_DATABASE_URL") or "postgres://postgres@127.0.0.1:5432/qek"
)
SQLITE = f"sqlite:///{BASE_DIR / 'var' / 'qek.sqlite3'}"


def postgresql_is_missing() -> str:
    """Why the tests cannot use PostgreSQL, or nothing."""
    # The named database need not exist: Django makes its own from `postgres`.
    server = POSTGRESQL.split("?")[0].rsplit("/", 1)[0]
    for url in [POSTGRESQL, f"{server}/postgres"]:
        try:
            psycopg.connect(url, connect_timeout=3).close()
        except psycopg.Error as error:
            reason = str(error).splitlines()[0]
        else:
            return ""
    return f"keine Verbindung ({reason}); TEST_DATABASE_URL nennt die Datenbank"


def chromium_is_missing() -> str:
    return (
        "" if find_chromium() else "nicht gefunden (apt-get install chromium; CHROMIUM)"
    )


def both_are_missing() -> str:
    return chromium_is_missing() or postgresql_is_missing()


@dataclass
class Part:
    name: str
    database: str
    marker: str
    missing: Callable[[], str] = lambda: ""
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    line: str = ""
    was_left_out: bool = False

    def run(self) -> None:
        reason = self.missing()
        if reason:
            self.was_left_out = True
            self.line = f"{self.name}: ausgelassen – {reason}"
            return
        print(f"\n{self.name}", flush=True)
        began = time.monotonic()
        self._call_pytest()
        seconds = round(time.monotonic() - began)
        number = self.passed + self.failed
        self.line = f"{self.name}: gelaufen, {number} Tests in {seconds} s"
        if self.failed:
            self.line += f", {self.failed} FEHLGESCHLAGEN"
        if self.skipped:
            self.line += f", {self.skipped} übersprungen"

    def _call_pytest(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            report = Path(folder) / "report.xml"
            command = [sys.executable, "-m", "pytest", "-q", "-n", "2"]
            command += ["-m", self.marker, f"--junitxml={report}"]
            environment = os.environ | {"DATABASE_URL": self.database}
            code = subprocess.call(command, cwd=BASE_DIR, env=environment)
            self._count(report)
        if code and not self.failed:
            self.failed = 1  # It broke before it could count.

    def _count(self, report: Path) -> None:
        if not report.exists():
            return
        suite = ElementTree.parse(report).find("testsuite").attrib
        self.failed = int(suite["failures"]) + int(suite["errors"])
        self.skipped = int(suite["skipped"])
        self.passed = int(suite["tests"]) - self.failed - self.skipped


PARTS = [
    Part("SQLite", SQLITE, "not browser"),
    Part("PostgreSQL", POSTGRESQL, "not browser and not once", postgresql_is_missing),
    Part("Chromium mit SQLite", SQLITE, "browser", chromium_is_missing),
    Part(
        "Chromium mit PostgreSQL", POSTGRESQL, "browser and not once", both_are_missing
    ),
]


def main() -> int:
    for part in PARTS:
        part.run()
    print()
    for part in PARTS:
        print(part.line)
    is_ci = os.environ.get("CI", "").lower() == "true"
    left_out = sum(part.was_left_out for part in PARTS) if is_ci else 0
    if left_out:
        print("CI=true: Ausgelassen gilt als fehlgeschlagen.")
    failed = sum(part.failed for part in PARTS) + left_out
    print(f"{sum(part.passed for part in PARTS)} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
