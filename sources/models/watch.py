"""Looking at kept pages again: when next, and what was found changed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from .reference import Reference
from .retrieval import Retrieval


class Watch(models.Model):
    """When a reference is looked at again: hours, then days, then weeks after it was kept.

    `etag` and `last_modified` are what its server said last. `unseen` counts failed looks in
    a row: one bad hour of a server is no news.
    """

    reference = models.OneToOneField(Reference, on_delete=models.CASCADE, related_name="watch")
    next_at = models.DateTimeField(null=True, blank=True, db_index=True, help_text="Empty: not watched.")
    looks = models.PositiveSmallIntegerField(default=0)
    looked_at = models.DateTimeField(null=True, blank=True)
    etag = models.CharField(max_length=300, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)
    unseen = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.reference}: next {self.next_at}"


class Change(models.Model):
    """What a later look found: insert only, the database refuses anything else.

    `passage` is the notice, or the first words that changed; `before` and `after` are the
    retrievals whose texts differ, where there are two.
    """

    class Kind(models.TextChoices):
        TEXT = "text", "the text changed"
        CORRECTED = "corrected", "carries a correction"
        RETRACTED = "retracted", "carries a retraction"
        GONE = "gone", "is gone"
        MOVED = "moved", "leads to the front page"
        WALLED = "walled", "stands behind a wall"
        BACK = "back", "is there again"

    reference = models.ForeignKey(Reference, on_delete=models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=9, choices=Kind)
    sentence = models.CharField(max_length=400)
    passage = models.TextField(blank=True)
    before = models.ForeignKey(Retrieval, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    after = models.ForeignKey(Retrieval, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        ordering = ["-seen_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["text", "corrected", "retracted", "gone", "moved", "walled", "back"]),
                name="change_kind_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.sentence
