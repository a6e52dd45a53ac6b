from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from .story import Story


class PreviewLink(models.Model):
    """A signed address under which somebody outside may read a draft until it expires or is taken back.

    The address carries `key`, signed; the row says who gave it, and when it was last opened.
    """

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="preview_links")
    key = models.UUIDField(unique=True)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField("last opened", null=True, blank=True)
    opened = models.PositiveIntegerField("times opened", default=0)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("given_at")), name="a_preview_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"preview of {self.story}"
