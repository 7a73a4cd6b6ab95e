from . import booking, closure, day_sheet, feed, letters, request, room  # noqa: F401
