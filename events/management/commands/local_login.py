"""A login for the admin on one's own machine; part of `make run`."""

import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

NAME = "buero"


def known_password() -> str:
    """The password made at the first start; kept beside the database, never in git."""
    file = Path(settings.BASE_DIR) / "var" / "passwort-buero.txt"
    if not file.exists():
        file.parent.mkdir(exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(9) + "\n")
    return file.read_text().strip()


class Command(BaseCommand):
    help = (
        "Legt auf dem eigenen Rechner die Anmeldung „buero“ für die Verwaltung an,"
        " wenn es sie noch nicht gibt, und zeigt Adressen und Passwort."
    )

    def handle(self, *args, **options):
        if not settings.DEBUG:
            raise CommandError("Nur für den eigenen Rechner (DEBUG=true).")
        password = known_password()
        users = get_user_model().objects
        user = users.filter(username=NAME).first()
        if user is None:
            user = users.create_superuser(NAME, password=password)
        if not user.check_password(password):
            password = f"geändert (neu setzen: manage.py changepassword {NAME})"
        self.stdout.write(
            f"\n  Website:    {settings.SITE_URL}/\n"
            f"  Verwaltung: {settings.SITE_URL}{reverse('admin:index')}\n"
            f"  Anmeldung:  {NAME}\n"
            f"  Passwort:   {password}\n"
            "  Briefe:     erscheinen hier im Fenster, nichts wird verschickt\n"
        )
