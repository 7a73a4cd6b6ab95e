from django.core.management.base import BaseCommand

from ...reminding import remind


class Command(BaseCommand):
    help = (
        "Schreibt Erinnerungen: zwei Tage vor einem Termin an die Gruppe, bei Anfragen"
        " ohne Antwort nach drei Arbeitstagen an das Team und nach sieben an die"
        " Projektleitung; außerdem, wenn eine Zeit wieder frei ist, auf die jemand"
        " wartet. Am besten tagsüber jede Stunde starten. Darf zweimal oder verspätet"
        " laufen, kein Brief geht doppelt. Verschickt werden sie von send_letters."
    )

    def handle(self, *args, **options):
        counts = remind()
        if counts is None:
            self.stdout.write("Es erinnert schon jemand.")
            return
        for words, number in counts:
            self.stdout.write(f"{number} {words}.")
