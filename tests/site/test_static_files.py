"""Static files as production serves them: collected, hashed, compressed."""

import json
import re
from pathlib import Path

import pytest
from django.core.management import call_command

pytestmark = pytest.mark.once
STORAGE = "qek_site.storage.BundledStaticFilesStorage"


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    from django.test import override_settings

    root = tmp_path_factory.mktemp("static")
    with override_settings(
        STATIC_ROOT=root, STORAGES={"staticfiles": {"BACKEND": STORAGE}}
    ):
        call_command("collectstatic", interactive=False, verbosity=0)
    return root


@pytest.fixture
def manifest(collected):
    return json.loads((collected / "staticfiles.json").read_text())["paths"]


def test_the_look_is_one_hashed_file_and_small(collected, manifest):
    sheet = collected / manifest["css/site.css"]
    assert re.fullmatch(r"site\.[0-9a-f]{12}\.css", sheet.name)
    assert "@import" not in sheet.read_text()
    assert Path(f"{sheet}.br").stat().st_size <= 16_000


def test_every_address_in_the_stylesheet_is_a_file(collected, manifest):
    sheet = collected / manifest["css/site.css"]
    addresses = re.findall(r'url\("?([^")#]+)', sheet.read_text())
    assert addresses
    assert [a for a in addresses if not (sheet.parent / a).exists()] == []


def test_our_scripts_are_small_and_import_nothing(collected, manifest):
    ours = [name for name in manifest if re.fullmatch(r"js/[\w-]+\.js", name)]
    assert ours
    texts = {name: (collected / manifest[name]).read_text() for name in ours}
    assert [n for n, text in texts.items() if re.search(r"^import\b", text, re.M)] == []
    assert sum(len(text) for text in texts.values()) < 20_000


def test_the_font_comes_with_its_licence(collected, manifest):
    fonts = [name for name in manifest if name.startswith("fonts/")]
    assert any(name.endswith(".woff2") for name in fonts)
    assert any("OFL" in name or "LICENSE" in name.upper() for name in fonts)
