"""The outbox in the admin: what waits, what went out, what is stuck."""

import re

from django.contrib import admin, messages
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from post_office import admin as post_office_admin  # noqa: F401 - registers first
from post_office.models import STATUS, Attachment, Email, EmailTemplate, Log

from .reading import LetterReading

SECRET_LINK = re.compile(r"(/anfrage/)[\w-]{20,}")
WORDS = {
    STATUS.queued: _("wartet"),
    STATUS.sent: _("verschickt"),
    STATUS.requeued: _("wird noch einmal versucht"),
    STATUS.failed: _("nicht verschickt"),
}

# The library's pages speak English, show secret links and load scripts from a CDN.
for model in (Attachment, Email, EmailTemplate, Log):
    admin.site.unregister(model)


class StateFilter(admin.SimpleListFilter):
    title = _("Stand")
    parameter_name = "stand"

    def lookups(self, request, model_admin):
        return [(str(status), word) for status, word in WORDS.items()]

    def queryset(self, request, queryset):
        known = {str(status): status for status in WORDS}
        status = known.get(self.value())
        return queryset if status is None else queryset.filter(status=status)


@admin.register(Email)
class LetterAdmin(LetterReading, admin.ModelAdmin):
    list_display = ["subject", "recipient", "state", "created", "next_try"]
    list_display_links = ["subject"]
    list_filter = [StateFilter]
    search_fields = ["to", "subject"]
    ordering = ["-created"]
    actions = ["try_again"]
    # The library has templates of its own for these names.
    change_form_template = "admin/change_form.html"
    fields = ["subject", "recipient", "state", "tries", "next_try", "text"]

    def get_readonly_fields(self, request, obj=None):
        return self.fields

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description=_("an"))
    def recipient(self, letter):
        return ", ".join(letter.to)

    @admin.display(description=_("Stand"), ordering="status")
    def state(self, letter):
        return WORDS.get(letter.status, "")

    @admin.display(description=_("vergebliche Versuche"))
    def tries(self, letter):
        return letter.number_of_retries or 0

    @admin.display(description=_("nicht vor"), ordering="scheduled_time")
    def next_try(self, letter):
        return letter.scheduled_time

    @admin.display(description=_("Text"))
    def text(self, letter):
        """Without the secret address: it belongs to the requester alone."""
        return SECRET_LINK.sub(r"\1…", letter.message)

    @admin.action(description=_("Noch einmal verschicken"), permissions=["change"])
    def try_again(self, request, queryset):
        stuck = queryset.filter(status__in=[STATUS.requeued, STATUS.failed])
        count = stuck.update(
            status=STATUS.queued, scheduled_time=None, number_of_retries=0
        )
        sentence = ngettext(
            "%(count)s Brief geht gleich noch einmal hinaus.",
            "%(count)s Briefe gehen gleich noch einmal hinaus.",
            count,
        )
        messages.success(request, sentence % {"count": count})
