from __future__ import annotations

from django.db import models

from sources.models import Change


class Told(models.Model):
    """A change of a source that every story resting on it has been told of, once."""

    change = models.OneToOneField(Change, on_delete=models.PROTECT, primary_key=True, related_name="told")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "told"

    def __str__(self) -> str:
        return str(self.change)
