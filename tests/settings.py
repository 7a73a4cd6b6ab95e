"""The site's settings for tests: a production start on loopback, without https.

pytest-django reads the settings before any conftest, so the environment is set here.
"""

import os
from tempfile import TemporaryDirectory

os.environ.update(
    DEBUG="false",
    SECRET_KEY="nur-fuer-tests-" + "x" * 50,
    ALLOWED_HOSTS="testserver,localhost,127.0.0.1",
    HTTPS="false",
    SITE_URL="http://testserver",
)

from qek_site.settings import *  # noqa: E402, F403
from qek_site.settings import POST_OFFICE, STORAGES  # noqa: E402

# Hashed file names need a run of collectstatic; one test makes it, no other does.
STORAGES["staticfiles"] = {
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
POST_OFFICE["BACKENDS"]["default"] = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Emptied when the process ends.
FILES = TemporaryDirectory(prefix="qek-tests-")
STATIC_ROOT = FILES.name
MEDIA_ROOT = f"{FILES.name}/media"
STORAGES["letters"]["OPTIONS"]["location"] = f"{FILES.name}/letters"
