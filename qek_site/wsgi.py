import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qek_site.settings")

from django.conf import settings  # noqa: E402

# Only the development server may show traces to its one visitor.
if settings.DEBUG and "runserver" not in sys.argv:
    raise ImproperlyConfigured("DEBUG ist an: So startet die Website nicht im Betrieb.")

application = get_wsgi_application()
