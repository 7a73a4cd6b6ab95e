"""Uploaded pictures: named by chance, never changed, served as pictures only."""

from pathlib import Path

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404
from django.utils._os import safe_join

KINDS = {".jpg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"}
FOR_A_YEAR = "public, max-age=31536000, immutable"


def picture(request, path: str):
    """A picture below MEDIA_ROOT; everything else, and what leads out of it, is 404."""
    kind = KINDS.get(Path(path).suffix.lower())
    try:
        file = Path(safe_join(settings.MEDIA_ROOT, path))
    except (SuspiciousFileOperation, ValueError):
        raise Http404 from None
    if kind is None or "\x00" in path or not file.is_file():
        raise Http404
    return FileResponse(
        file.open("rb"),
        content_type=kind,
        headers={
            "Cache-Control": FOR_A_YEAR,
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )
