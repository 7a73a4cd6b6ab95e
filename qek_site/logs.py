import logging
import re

SECRET_ADDRESS = re.compile(r"(/anfrage/)[^/\s]+")


class HideSecrets(logging.Filter):
    """No secret address of a request reaches a log."""

    def filter(self, record):
        message = record.getMessage()
        hidden = SECRET_ADDRESS.sub(r"\1…", message)
        if hidden != message:
            record.msg, record.args = hidden, ()
        return True
