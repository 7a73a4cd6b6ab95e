from . import date, event, series  # noqa: F401
