from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from .label import Label
from .story import Story


class Revision(models.Model):
    """A draft as it was saved: its text, tags, sources and claims, under the version it got.

    `text` has the names of StoryText, `evidence` the citations, claims and stances; both as
    `stories.rules.revision` shapes them. One a version; of the drafts a page saved by itself while
    somebody typed, the last of each ten minutes stays. `wrote` has the names of
    `stories.rules.written.Written`; nothing where there was no revision before, or nobody counted.
    `earned` is what the evidence earned when the first of the drafts it stands for was saved, or the last
    that brought other evidence.
    """

    class Kind(models.TextChoices):
        STARTED = "started", "started"
        SAVED = "saved", "saved"
        BY_ITSELF = "auto", "saved while typing"
        RESTORED = "restored", "restored"

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="revisions")
    version = models.PositiveIntegerField()
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.SAVED)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    tab = models.CharField(max_length=36, blank=True, help_text="The page it was typed in, for drafts.")
    at = models.DateTimeField()
    began_at = models.DateTimeField(help_text="When the first of the drafts it stands for was saved.")
    changed = models.JSONField(default=list, help_text="Names of what differs from the revision before.")
    drafts = models.PositiveIntegerField(
        null=True, help_text="How many drafts of one typing it stands for; nothing where nobody counted."
    )
    wrote = models.JSONField(null=True, help_text="Words in and out since the revision before, and where.")
    restored = models.PositiveIntegerField(null=True, blank=True, help_text="The version it brought back.")
    earned = models.ForeignKey(
        Label,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text="The label the evidence earned at that save; nothing where nobody noted it.",
    )
    text = models.JSONField()
    evidence = models.JSONField(default=dict)

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["story", "version"], name="one_revision_a_version"),
            models.CheckConstraint(
                condition=Q(kind__in=["started", "saved", "auto", "restored"]), name="revision_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(restored__isnull=True) | Q(kind="restored"), name="a_restored_revision_says_so"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.story}, version {self.version}"
