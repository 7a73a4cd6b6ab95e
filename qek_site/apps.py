from django.utils.translation import gettext_lazy as _
from post_office.apps import PostOfficeConfig


class LettersConfig(PostOfficeConfig):
    """The outbox under the name that the office uses for it."""

    verbose_name = _("Postausgang")
