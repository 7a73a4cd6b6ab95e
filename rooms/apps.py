from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RoomsConfig(AppConfig):
    name = "rooms"
    verbose_name = _("Räume und Anfragen")

    def ready(self):
        from . import checks  # noqa: F401
