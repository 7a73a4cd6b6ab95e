from . import booking, closure, letters, request, room  # noqa: F401
