#!/usr/bin/env python
import os
import sys
from pathlib import Path

# Any of these says that somebody has set up more than a laptop.
TOLD = ["DEBUG", "SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL"]


def is_on_a_laptop() -> bool:
    """Without any environment this is a local run; servers start by WSGI, not here."""
    has_file = (Path(__file__).resolve().parent / ".env").exists()
    return not has_file and not any(name in os.environ for name in TOLD)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qek_site.settings")
    if is_on_a_laptop():
        os.environ["DEBUG"] = "true"
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
