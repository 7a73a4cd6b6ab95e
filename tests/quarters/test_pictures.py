from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from quarters import pictures
from quarters.models import NewsItem
from quarters.pictures import PictureFormField, clean_picture

GPS_TAG = 0x8825
ORIENTATION_TAG = 0x0112


def upload(content: bytes, name: str = "foto.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def picture(size=(60, 40), kind="JPEG", mode="RGB", **options) -> bytes:
    out = BytesIO()
    Image.new(mode, size, "red").save(out, kind, **options)
    return out.getvalue()


def photo_with_position(orientation: int = 1) -> bytes:
    exif = Image.Exif()
    exif[ORIENTATION_TAG] = orientation
    exif.get_ifd(GPS_TAG).update({1: "N", 2: (53.0, 5.0, 0.0)})
    exif[0x010E] = "Zzyzx Geheim"
    return picture(exif=exif, comment=b"Zzyzx Geheim", xmp=b"<x>Zzyzx Geheim</x>")


def opened(file) -> Image.Image:
    file.seek(0)
    return Image.open(file)


def test_a_photo_loses_its_position_and_every_other_note():
    original = photo_with_position()
    assert Image.open(BytesIO(original)).getexif().get_ifd(GPS_TAG)
    saved = clean_picture(upload(original))
    assert dict(opened(saved).getexif()) == {}
    assert b"Zzyzx" not in saved.read() and b"Exif" not in saved.read()


def test_a_photo_held_sideways_is_turned_upright():
    saved = clean_picture(upload(photo_with_position(orientation=6)))
    assert opened(saved).size == (40, 60)


def test_a_large_photo_becomes_small_enough_for_a_phone():
    saved = clean_picture(upload(picture(size=(4000, 1000))))
    assert opened(saved).size == (2048, 512)


def test_the_server_makes_the_name():
    saved = clean_picture(upload(picture(), name="../Frau Geheim.php.jpg"))
    assert "Geheim" not in saved.name
    assert saved.name.endswith(".jpg")


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "GIF"])
def test_other_kinds_become_webp(kind):
    saved = clean_picture(upload(picture(kind=kind), name="bild.jpg"))
    assert opened(saved).format == "WEBP"


def test_a_logo_keeps_its_transparent_ground():
    out = BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(out, "PNG")
    saved = clean_picture(upload(out.getvalue()))
    assert opened(saved).convert("RGBA").getpixel((0, 0))[3] == 0


def test_a_moving_picture_stands_still():
    frames = [Image.new("P", (10, 10), colour) for colour in (1, 2)]
    out = BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    assert getattr(opened(clean_picture(upload(out.getvalue()))), "n_frames", 1) == 1


def test_colours_of_print_become_colours_of_screens():
    saved = clean_picture(upload(picture(mode="CMYK")))
    assert opened(saved).mode == "RGB"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "bild.svg"),
        (b"%PDF-1.7 ...", "bild.pdf"),
        (b"<html><script>alert(1)</script>", "bild.jpg"),
        (b"", "bild.jpg"),
        (photo_with_position()[:80], "bild.jpg"),
    ],
    ids=["svg", "pdf", "html named jpg", "nothing", "cut off"],
)
def test_what_is_no_picture_is_refused_in_german(content, name):
    with pytest.raises(ValidationError) as refusal:
        clean_picture(upload(content, name))
    assert refusal.value.messages == [str(pictures.NOT_A_PICTURE)]


def test_too_many_bytes_are_refused(monkeypatch):
    monkeypatch.setattr(pictures, "MAX_BYTES", 100)
    with pytest.raises(ValidationError, match="15 MB"):
        clean_picture(upload(picture()))


def test_too_many_pixels_are_refused_before_they_are_decoded(monkeypatch):
    bomb = picture(size=(8000, 6000), kind="PNG", mode="1")
    monkeypatch.setattr(Image.Image, "convert", lambda *args: pytest.fail("decoded"))
    with pytest.raises(ValidationError, match="40 Millionen"):
        clean_picture(upload(bomb))


def test_every_pictured_form_cleans_its_picture():
    field = NewsItem._meta.get_field("image").formfield()
    assert isinstance(field, PictureFormField)
    assert b"Zzyzx" not in field.clean(upload(photo_with_position())).read()


def test_an_empty_upload_field_keeps_the_old_picture():
    field = NewsItem._meta.get_field("image").formfield()
    assert field.clean(None, initial="bilder/2026/alt.jpg") == "bilder/2026/alt.jpg"
