from . import news, offers, pages, people, quarter  # noqa: F401
