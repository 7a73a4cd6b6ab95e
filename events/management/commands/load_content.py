from django.core.management.base import BaseCommand

from ...content.loading import extend_running, load_content


class Command(BaseCommand):
    help = (
        "Lädt die Startinhalte in eine leere Datenbank: Quartiere, Orte, Personen,"
        " Angebote, Veranstaltungen, Meldungen, Partner, Räume und die rechtlichen"
        " Seiten. Gibt es schon ein Quartier, bleibt alles, wie es ist: Was das Team"
        " geändert, umbenannt oder gelöscht hat, kommt nicht zurück. Nur die Termine"
        " der laufenden Sprechzeit der Kulturtafel werden bis ein halbes Jahr im Voraus"
        " verlängert. Der Befehl kann beliebig oft laufen."
    )

    def handle(self, *args, **options):
        made = load_content()
        added = extend_running()
        if made:
            report = f"Startinhalte geladen: {made} Einträge."
        elif added:
            report = f"Startinhalte sind da. Neue Termine: {added}."
        else:
            report = "Startinhalte sind da, nichts geändert."
        if options["verbosity"]:
            self.stdout.write(report)
