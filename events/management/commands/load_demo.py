from django.core.management.base import BaseCommand, CommandError

from ...content.demo import is_ready, load_demo


class Command(BaseCommand):
    help = (
        "Lädt erfundene Beispiele zum Anschauen und Ausprobieren zu den Startinhalten"
        " dazu: Termine für zwölf Wochen, zwanzig Raumanfragen in allen Zuständen,"
        " Hinweise, Sprechzeiten und eine Abwesenheit. Alles heißt „Beispiel“ oder"
        " „(erfunden)“. Briefe werden nicht geschrieben. Ein zweiter Lauf ändert"
        " nichts. Nicht für den Betrieb gedacht."
    )

    def handle(self, *args, **options):
        if not is_ready():
            raise CommandError(
                "Die Startinhalte fehlen oder sind umbenannt: erst load_content."
            )
        is_new = load_demo()
        if options["verbosity"]:
            self.stdout.write(
                "Erfundene Beispiele geladen."
                if is_new
                else "Die Beispiele sind schon da, nichts geändert."
            )
