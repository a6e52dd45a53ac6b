from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from sources.models import Signal

from .story import Story


class Match(models.Model):
    """A signal that fits an open story, and why; counted as considered once somebody decided.

    `names` are those both tell of, `share` the percentage of the signal's rare words that the
    story has too. The row outlives its signal: how many were considered stays true.
    """

    class State(models.TextChoices):
        NEW = "new", "new"
        KEPT = "kept", "kept"
        DISMISSED = "dismissed", "dismissed"

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="matches")
    signal = models.ForeignKey(
        Signal, on_delete=models.SET_NULL, null=True, blank=True, related_name="matches"
    )
    names = models.JSONField(default=list)
    share = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=9, choices=State, default=State.NEW)
    matched_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "matches"
        indexes = [
            models.Index(fields=["story", "state"], name="matches_of_a_story"),
            models.Index(fields=["story"], name="matches_nobody_decided", condition=Q(state="new")),
            models.Index(
                fields=["-id"], name="matches_that_wait", condition=Q(state="new", signal__isnull=False)
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["story", "signal"], name="a_signal_fits_a_story_once"),
            models.CheckConstraint(condition=Q(share__lte=100), name="match_share_to_100"),
            models.CheckConstraint(
                condition=Q(state__in=["new", "kept", "dismissed"]), name="match_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.signal} fits {self.story}"
