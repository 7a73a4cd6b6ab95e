from . import booking, letters, request, room  # noqa: F401
