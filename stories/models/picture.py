from __future__ import annotations

from django.db import models


class Picture(models.Model):
    """A picture as it came, and its renditions. Files are named by digest and never change.

    `renditions` is [{"width": int, "height": int, "path": str}], widest last: the WebP files, which are
    made first. Those of other formats stand beside them under the same name with another ending. `formats`
    are the endings that are made, each in every width. `tries` is how often the worker set about it.
    """

    digest = models.CharField(max_length=71, unique=True)
    original = models.FileField(upload_to="pictures", max_length=200)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    renditions = models.JSONField(default=list)
    formats = models.JSONField(default=list)
    credentials = models.BooleanField(
        default=False, help_text="Whether the original carries content credentials (C2PA)."
    )
    tries = models.PositiveSmallIntegerField(default=0)
    added_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.width} by {self.height}"

    @property
    def is_shown(self) -> bool:
        return "webp" in self.formats
