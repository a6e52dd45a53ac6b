from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from .proposal import Proposal
from .story import Story


class Comment(models.Model):
    """What a colleague says of a story, of a place in its text, or of a proposal. Never for readers.

    A place is a W3C TextQuoteSelector: `quote` with what stood `before` and `after` it, so that it is
    found again in a text that moved. `answers` is the comment that opened the thread; only that one is
    resolved.
    """

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="comments")
    proposal = models.ForeignKey(
        Proposal, on_delete=models.CASCADE, null=True, blank=True, related_name="comments"
    )
    answers = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="replies"
    )
    key = models.UUIDField(unique=True, help_text="One form, one comment: a form sent twice.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    text = models.CharField(max_length=2000)
    quote = models.CharField(max_length=600, blank=True)
    before = models.CharField(max_length=60, blank=True)
    after = models.CharField(max_length=60, blank=True)
    mentions = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="+")
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["story", "resolved_at"], name="comments_of_a_story")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="comment_says_something",
                violation_error_message="Write a comment.",
            ),
            models.CheckConstraint(
                condition=Q(resolved_at__isnull=True, resolved_by__isnull=True)
                | Q(resolved_at__isnull=False, resolved_by__isnull=False, answers__isnull=True),
                name="a_thread_is_resolved_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]
