from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models

from .story import Story


class EventManager(models.Manager["Event"]):
    def record(self, verb: str, *, by: User | None, story: Story | None = None, **detail: Any) -> Event:
        """Write down who did what to which story; `detail` must be JSON and hold no secret."""
        return self.create(verb=verb, by=by, story=story, detail=detail)


class Event(models.Model):
    """Who did what to which story, when. Insert only; the database refuses anything else."""

    story = models.ForeignKey(Story, on_delete=models.PROTECT, null=True, blank=True, related_name="events")
    verb = models.CharField(max_length=40)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text="Nobody: the newsroom's own watch.",
    )
    at = models.DateTimeField(auto_now_add=True)
    detail = models.JSONField(default=dict)

    objects = EventManager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["story", "-id"], name="event_by_story"),
            models.Index(fields=["-at", "-id"], name="event_by_day"),
            models.Index(fields=["verb", "-id"], name="event_by_verb"),
            models.Index(fields=["by", "-id"], name="event_by_person"),
        ]

    def __str__(self) -> str:
        return f"{self.by} {self.verb}"
