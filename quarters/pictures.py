"""Pictures that staff upload: re-encoded at once, the original is never kept.

That takes out position and camera data, stops files that only pretend to be pictures,
and keeps what phones download small.
"""

from __future__ import annotations

import warnings
from io import BytesIO
from secrets import token_hex

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageOps

FORMATS = ["JPEG", "PNG", "WEBP", "GIF"]
MAX_BYTES = 15 * 1024 * 1024
MAX_PIXELS = 40_000_000
LONGEST_SIDE = 2048
SRGB = ImageCms.createProfile("sRGB")

TOO_BIG = _("Das Bild ist zu groß. Bitte höchstens 15 MB und 40 Millionen Bildpunkte.")
NOT_A_PICTURE = _(
    "Das ist kein Bild, das wir zeigen können. Bitte nehmen Sie JPEG, PNG, WebP oder"
    " GIF."
)


def clean_picture(upload: UploadedFile) -> ContentFile:
    """A new, small, upright sRGB picture without any data about its making.

    Raises ValidationError with a sentence for the person.
    """
    if upload.size > MAX_BYTES:
        raise ValidationError(TOO_BIG, code="too_big")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return encode(open_checked(upload))
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise ValidationError(TOO_BIG, code="too_big") from error
    except (OSError, SyntaxError, ValueError) as error:
        # Pillow reports broken files in each of these ways.
        raise ValidationError(NOT_A_PICTURE, code="no_picture") from error


def open_checked(upload: UploadedFile) -> Image.Image:
    """The content decides, not the name; the size is read before anything decodes."""
    upload.seek(0)
    picture = Image.open(upload, formats=FORMATS)
    if picture.width * picture.height > MAX_PIXELS:
        raise Image.DecompressionBombError
    picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    return picture


def encode(picture: Image.Image) -> ContentFile:
    kind = "JPEG" if picture.format == "JPEG" else "PNG"
    profile = picture.info.get("icc_profile")
    upright = ImageOps.exif_transpose(picture)
    plain = in_srgb(upright, profile, keep_alpha=kind == "PNG")
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    plain.info.clear()
    out = BytesIO()
    if kind == "JPEG":
        plain.save(out, "JPEG", quality=85, optimize=True, progressive=True)
    else:
        plain.save(out, "WEBP", quality=85, method=4)
    suffix = "jpg" if kind == "JPEG" else "webp"
    return ContentFile(out.getvalue(), name=f"{token_hex(12)}.{suffix}")


def in_srgb(picture: Image.Image, profile: bytes | None, keep_alpha: bool):
    mode = "RGBA" if keep_alpha and picture.has_transparency_data else "RGB"
    if profile and picture.mode in {"RGB", "CMYK"}:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            converted = ImageCms.profileToProfile(
                picture, source, SRGB, outputMode="RGB"
            )
            return converted.convert(mode)
        except (ImageCms.PyCMSError, OSError):
            # A broken profile says nothing; the picture itself is fine.
            pass
    return picture.convert(mode)


class PictureFormField(forms.ImageField):
    """Hands on the re-encoded picture instead of what was uploaded."""

    default_validators = []

    def to_python(self, data):
        upload = forms.FileField.to_python(self, data)
        return upload and clean_picture(upload)


class PictureField(models.ImageField):
    """An ImageField whose forms keep nothing of the original file."""

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": PictureFormField, **kwargs})

    def deconstruct(self):
        # Nothing differs in the database, so migrations need not know this class.
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.ImageField", args, kwargs
