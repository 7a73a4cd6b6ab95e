"""Static files as visitors get them: hashed, compressed, and the look in one file."""

import re
from pathlib import PurePosixPath
from posixpath import normpath

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

STYLESHEET = "css/site.css"
IMPORT = re.compile(r'@import url\("([^"]+)"\);\n')
LOCAL_URL = re.compile(r'url\("(?![#/]|[a-z]+:)([^"]+)"\)')


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Writes what `site.css` imports into `site.css` itself before hashing.

    On a laptop the browser follows the imports; a visitor on a slow line would wait
    for each of them.
    """

    def post_process(self, paths, dry_run=False, **options):
        if STYLESHEET in paths and not dry_run:
            bundle = self.bundled(paths, STYLESHEET)
            self.delete(STYLESHEET)
            self._save(STYLESHEET, ContentFile(bundle.encode()))
            paths[STYLESHEET] = (self, STYLESHEET)
        yield from super().post_process(paths, dry_run, **options)

    def bundled(self, paths, name):
        """The stylesheet with its imports put in; raises KeyError if one is missing."""
        folder = PurePosixPath(name).parent

        def content(match):
            part = normpath(folder / match[1])
            return self.moved(read(paths, part), PurePosixPath(match[1]).parent)

        return IMPORT.sub(content, read(paths, name))

    @staticmethod
    def moved(css, folder):
        """Addresses inside `css` stay right when it moves up out of `folder`."""
        return LOCAL_URL.sub(lambda m: f'url("{normpath(folder / m[1])}")', css)


def read(paths, name):
    storage, path = paths[name]
    with storage.open(path) as file:
        return file.read().decode()
