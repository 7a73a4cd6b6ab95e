from django.core.management.base import BaseCommand

from ...retention import tidy


class Command(BaseCommand):
    help = (
        "Räumt auf: löscht, was seine Frist überschritten hat, und nimmt vergangenen"
        " Anfragen die Namen. Am besten jede Nacht starten. Darf zweimal oder verspätet"
        " laufen. Die Fristen stehen in den Einstellungen unter RETENTION."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run", action="store_true", help="Zählt nur und ändert nichts."
        )

    def handle(self, *args, dry_run, **options):
        counts = tidy(dry_run=dry_run)
        if counts is None:
            self.stdout.write("Es räumt schon jemand auf.")
            return
        if dry_run:
            self.stdout.write("Probelauf, es bleibt alles, wie es ist:")
        for words, number in counts:
            self.stdout.write(f"{number} {words}.")
