"""The outbox in the admin: what waits, what went out, what is stuck."""

from django.contrib import admin
from post_office import admin as post_office_admin
from post_office.models import Attachment, EmailTemplate, Log

# Our texts stand in templates; the library's template form loads scripts from a CDN.
admin.site.unregister(EmailTemplate)
admin.site.unregister(Attachment)
# What happened to a letter stands on the letter's own page.
admin.site.unregister(Log)


@admin.register(Attachment)
class AttachmentAdmin(post_office_admin.AttachmentAdmin):
    """Needed by the letters' own page, of no use as a list of its own."""

    def has_module_permission(self, request):
        return False
