from __future__ import annotations

from django.db import models


class Picture(models.Model):
    """A picture as it came, and its renditions. Files are named by digest and never change.

    `renditions` is [{"width": int, "height": int, "path": str}], WebP, widest last.
    """

    digest = models.CharField(max_length=71, unique=True)
    original = models.FileField(upload_to="pictures", max_length=200)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    renditions = models.JSONField(default=list)
    added_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.width} by {self.height}"
