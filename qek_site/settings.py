"""Every setting of the site, read from the environment; see `.env.example`.

Safe unless told otherwise: without any variable this is a production start, and it
stops with the name of the variable that is missing.
"""

import os
from datetime import timedelta
from pathlib import Path

import environ
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from whitenoise.compress import Compressor

from . import logs, periods

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
if (BASE_DIR / ".env").exists():
    env.read_env(BASE_DIR / ".env")


def required(name: str) -> str:
    """The raw value of a variable; read without django-environ, which takes a
    leading `$` for a reference. Raises ImproperlyConfigured with its name."""
    if not os.environ.get(name):
        raise ImproperlyConfigured(f"{name} ist nicht gesetzt. Siehe .env.example.")
    return os.environ[name]


DEBUG = env.bool("DEBUG", default=False)
LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]

SECRET_KEY = (
    os.environ.get("SECRET_KEY") or "nur-auf-diesem-rechner"
    if DEBUG
    else required("SECRET_KEY")
)
ALLOWED_HOSTS = [
    host.strip()
    for host in (LOOPBACK if DEBUG else required("ALLOWED_HOSTS").split(","))
    if host.strip()
]
if DEBUG and os.environ.get("ALLOWED_HOSTS"):
    raise ImproperlyConfigured(
        "DEBUG ist an, aber ALLOWED_HOSTS ist gesetzt: DEBUG gehört nur auf den"
        " eigenen Rechner."
    )

# Secure cookies, HSTS and the redirect to https. `false` serves a production-like
# site on loopback.
HTTPS = env.bool("HTTPS", default=not DEBUG)
SITE_URL = env.str(
    "SITE_URL",
    default="http://127.0.0.1:8000"
    if DEBUG
    else f"{'https' if HTTPS else 'http'}://{ALLOWED_HOSTS[0].lstrip('.*')}",
).rstrip("/")

INSTALLED_APPS = [
    "events",
    "rooms",
    "quarters",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "crispy_forms",
    "csp",
    "django_prose_editor",
    "js_asset",
    "qek_site.apps.LettersConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "qek_site.middleware.PackingMiddleware",
    "csp.middleware.CSPMiddleware",
    "qek_site.middleware.HeadersMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "qek_site.input.ReadableInputMiddleware",
    "qek_site.csrf.PrivatePagesOriginMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]

ROOT_URLCONF = "qek_site.urls"
WSGI_APPLICATION = "qek_site.wsgi.application"
CSRF_FAILURE_VIEW = "qek_site.views.csrf_failure"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "quarters.templatetags.qek",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "quarters.context.frame",
            ],
        },
    },
]

OWN_FILE = f"sqlite:///{BASE_DIR / 'var' / 'qek.sqlite3'}"
DATABASES = {"default": env.db_url_config(os.environ.get("DATABASE_URL") or OWN_FILE)}
DATABASES["default"]["CONN_MAX_AGE"] = 60
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # IMMEDIATE takes the write lock when a transaction begins; a later upgrade from
    # reading to writing would fail at once with "database is locked".
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
    # A file, not memory: the races in the tests run in several processes.
    DATABASES["default"]["TEST"] = {
        "NAME": env.str(
            "SQLITE_TEST_NAME", default=str(BASE_DIR / "var" / "test_qek.sqlite3")
        )
    }
    if str(DATABASES["default"]["NAME"]).startswith(str(BASE_DIR / "var")):
        (BASE_DIR / "var").mkdir(exist_ok=True)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Language and time
LANGUAGE_CODE = "de"
LANGUAGES = [("de", "Deutsch")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Berlin"
USE_I18N = USE_TZ = True

# Files
STATIC_URL = "/static/"
STATIC_ROOT = env.str("STATIC_ROOT", default=str(BASE_DIR / "staticfiles"))
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = env.str("MEDIA_ROOT", default=str(BASE_DIR / "media"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Attachments of letters name people: never below MEDIA_ROOT.
    "letters": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": env.str("LETTERS_ROOT", default=str(BASE_DIR / "var/letters"))
        },
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "qek_site.storage.BundledStaticFilesStorage"
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "map")
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400

# Letters: written to the outbox with the change that they report, sent by
# `send_letters`. On a laptop the same sender runs right after the commit.
EMAIL_BACKEND = "post_office.EmailBackend"
EMAIL_HOST = env.str("EMAIL_HOST", default="localhost")
EMAIL_PORT = env.int("EMAIL_PORT", default=25)
EMAIL_HOST_USER = env.str("EMAIL_HOST_USER", default="")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", default=False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="QEK <qek@qek.example>")
LETTERS_AT_ONCE = env.bool("LETTERS_AT_ONCE", default=DEBUG)
POST_OFFICE = {
    "BACKENDS": {
        "default": env.str(
            "LETTER_BACKEND",
            default="django.core.mail.backends.console.EmailBackend"
            if DEBUG
            else "django.core.mail.backends.smtp.EmailBackend",
        )
    },
    "FILE_STORAGE": "letters",
    "MAX_RETRIES": 300,
    "RETRY_INTERVAL": timedelta(minutes=15),
    "LOG_LEVEL": 1,
}

# Requests for rooms
REQUESTS_PER_HOUR = env.int("REQUESTS_PER_HOUR", default=5)
RETENTION = periods.kept(past_months=env.int("ANONYMISE_AFTER_MONTHS", default=12))

# Forms
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "qek"
CRISPY_FAIL_SILENTLY = not DEBUG

# Browser side
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        # The one constant <style> of the text editor in the admin, by its hash.
        "style-src": [SELF, "'sha256-PlumsSlvJ7vvWzjqibGAYKq92O3y/4JTxWWsWJvyUYA='"],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 3600
CSRF_COOKIE_AGE = None  # gone when the window is closed
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
if HTTPS:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

LOGGING = logs.TO_CONSOLE
