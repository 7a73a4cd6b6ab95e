"""Uploaded pictures leave as pictures and as nothing else."""

from pathlib import Path

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    (settings.MEDIA_ROOT / "bilder").mkdir(parents=True)
    (tmp_path / "geheim.png").write_bytes(b"geheim")
    return settings.MEDIA_ROOT


def test_a_picture_is_served_to_be_kept_and_to_do_nothing(client, folder):
    (folder / "bilder" / "a.webp").write_bytes(b"bild")
    answer = client.get("/media/bilder/a.webp")
    assert b"".join(answer.streaming_content) == b"bild"
    assert answer["Content-Type"] == "image/webp"
    assert "immutable" in answer["Cache-Control"]
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    ["bilder/", "bilder/fehlt.png", "a.html", "a.svg", "../geheim.png", "a%00.png"],
)
def test_everything_else_is_not_there(client, folder, path):
    (folder / "a.html").write_text("<script>")
    (folder / "a.svg").write_text("<svg/>")
    assert client.get(f"/media/{path}").status_code == 404
