from django.db import models


class Attempt(models.Model):
    """One accepted try at the request form; counted to slow down robots.

    `key` is a salted hash of what is limited (address of the sender, e-mail), never
    the thing itself. Rows older than a day are of no use and are deleted.
    """

    kind = models.CharField(max_length=10)
    key = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [
            models.Index(fields=["kind", "key", "made_at"], name="rooms_attempt_key")
        ]

    def __str__(self):
        return f"{self.kind} {self.made_at:%d.%m.%Y %H:%M}"
