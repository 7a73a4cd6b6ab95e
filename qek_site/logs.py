import logging
import re

# Of a request, of a room's calendar for the team, and of a draft.
SECRET_ADDRESS = re.compile(r"(/(?:anfrage|intern|vorschau)/)[^/\s]+")


class HideSecrets(logging.Filter):
    """No secret address reaches a log."""

    def filter(self, record):
        message = record.getMessage()
        hidden = SECRET_ADDRESS.sub(r"\1…", message)
        if hidden != message:
            record.msg, record.args = hidden, ()
        return True


TO_CONSOLE = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}
    },
    "filters": {"secrets": {"()": "qek_site.logs.HideSecrets"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        # These write down addresses of pages.
        "django.request": {"filters": ["secrets"]},
        "django.security.csrf": {"filters": ["secrets"]},
        "django.server": {"filters": ["secrets"]},
    },
}
