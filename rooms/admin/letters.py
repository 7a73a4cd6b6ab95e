"""The outbox in the admin: what waits, what went out, what is stuck."""

from django.contrib import admin
from post_office import admin as post_office_admin  # noqa: F401 - registers first
from post_office.models import Attachment, EmailTemplate

# Our texts stand in templates; the library's template form loads scripts from a CDN.
# Attachments are seen with their letter.
admin.site.unregister(EmailTemplate)
admin.site.unregister(Attachment)
