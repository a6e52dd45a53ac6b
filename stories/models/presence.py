from __future__ import annotations

from django.conf import settings
from django.db import models

from .story import Story


class Presence(models.Model):
    """Somebody has a story open in a tab: two tabs of one person are two writers.

    `seen_at` is when the tab last said so, `typed_at` when it last saved something typed.
    """

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    tab = models.CharField(max_length=36)
    since = models.DateTimeField()
    seen_at = models.DateTimeField()
    typed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["since", "pk"]
        verbose_name_plural = "presences"
        indexes = [models.Index(fields=["seen_at"], name="presence_by_last_sight")]
        constraints = [
            models.UniqueConstraint(fields=["story", "user", "tab"], name="a_tab_is_present_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user} on {self.story}"
