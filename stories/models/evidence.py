from __future__ import annotations

from django.db import models
from django.db.models import Q

from sources.models import Reference, Retrieval

from .story import Story


class Claim(models.Model):
    """A sentence the story asserts. The headline claim is always key."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="claims")
    text = models.CharField(max_length=400)
    is_headline = models.BooleanField(default=False)
    is_key = models.BooleanField(
        "key", default=False, help_text="The label must be earned for every key claim."
    )
    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["-is_headline", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["story"], condition=Q(is_headline=True), name="one_headline_claim"
            ),
            models.UniqueConstraint(
                fields=["story", "text"],
                name="a_claim_is_made_once",
                violation_error_message="The story already makes this claim.",
            ),
            models.CheckConstraint(
                condition=Q(is_headline=False) | Q(is_key=True), name="headline_claim_is_key"
            ),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="claim_says_something",
                violation_error_message="Write the claim as one sentence.",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Citation(models.Model):
    """A story keeps a reference. `number` is the source note's number and stays with it."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="citations")
    reference = models.ForeignKey(Reference, on_delete=models.PROTECT, related_name="citations")
    number = models.PositiveSmallIntegerField()
    note = models.CharField(
        "source note",
        max_length=400,
        blank=True,
        help_text="For readers: what this source gave the story.",
    )

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["story", "reference"],
                name="a_reference_is_cited_once",
                violation_error_message="The story already cites this reference.",
            ),
            models.UniqueConstraint(fields=["story", "number"], name="source_notes_are_numbered"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.reference}"


class Stance(models.Model):
    class Kind(models.TextChoices):
        SUPPORTS = "supports", "supports"
        CONTRADICTS = "contradicts", "contradicts"
        BACKGROUND = "background", "background"

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="stances")
    citation = models.ForeignKey(Citation, on_delete=models.CASCADE, related_name="stances")
    kind = models.CharField(max_length=11, choices=Kind)
    quote = models.CharField(max_length=600, blank=True)

    class Meta:
        ordering = ["claim", "citation"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "citation"], name="one_stance_per_pair"),
            models.CheckConstraint(
                condition=Q(kind__in=["supports", "contradicts", "background"]),
                name="stance_kind_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.citation} {self.kind} {self.claim}"


class Attachment(models.Model):
    """A link pasted on a story, on its way to becoming a citation."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="attachments")
    retrieval = models.OneToOneField(Retrieval, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.retrieval)
