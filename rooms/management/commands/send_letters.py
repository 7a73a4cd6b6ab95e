from django.core.management.base import BaseCommand

from ...outbox import send_due


class Command(BaseCommand):
    help = (
        "Verschickt alle fälligen Briefe aus dem Postausgang und endet. Am besten jede"
        " Minute starten. Läuft schon ein Versand, endet dieser sofort; ist der"
        " Mailserver nicht da, bleiben die Briefe liegen und werden wieder versucht."
    )

    def handle(self, *args, **options):
        sent, failed = send_due()
        self.stdout.write(f"{sent} verschickt, {failed} nicht verschickt.")
