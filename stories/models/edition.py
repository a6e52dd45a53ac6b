from __future__ import annotations

from django.db import models
from django.db.models import Q

from .label import Label
from .proposal import Proposal
from .story import Story


class EditionQuerySet(models.QuerySet["Edition"]):
    def live(self) -> EditionQuerySet:
        """What readers see now: of each story, its newest edition."""
        return self.filter(live_of__isnull=False)

    def newest_first(self) -> EditionQuerySet:
        return self.order_by("-entry")


class Edition(models.Model):
    """What readers see: one immutable, numbered publication of a story.

    Insert only; the database refuses anything else. `content`, `evidence` and
    `statement` have the shapes of `stories.rules.snapshot`, in version `schema`.
    `entry` is its place in the ledger of all stories, `number` that within its
    own. `digest` covers everything else here and, through `previous`, every
    edition before.
    """

    entry = models.PositiveBigIntegerField(unique=True)
    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="edition")
    label = models.ForeignKey(Label, on_delete=models.PROTECT, related_name="editions")
    slug = models.SlugField(max_length=120)
    section_slug = models.SlugField(max_length=60)
    headline = models.CharField(max_length=200)
    layers = models.PositiveSmallIntegerField()
    references = models.PositiveSmallIntegerField()
    schema = models.PositiveSmallIntegerField(default=1)
    content = models.JSONField()
    evidence = models.JSONField()
    statement = models.JSONField()
    first_published_at = models.DateTimeField()
    published_at = models.DateTimeField()
    previous = models.CharField(max_length=71, unique=True)
    digest = models.CharField(max_length=71, unique=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["entry"]
        constraints = [
            models.UniqueConstraint(fields=["story", "number"], name="editions_are_numbered"),
            models.CheckConstraint(condition=Q(number__gte=1, entry__gte=1), name="editions_count_from_1"),
        ]
        indexes = [
            models.Index(fields=["slug", "-number"], name="edition_by_slug"),
            models.Index(fields=["section_slug", "-entry"], name="edition_by_section"),
            models.Index(fields=["published_at"], name="edition_by_day"),
            # All that the record of the labels asks of an edition: its row, with the text in it, is left be.
            models.Index(fields=["story", "number", "label", "published_at"], name="edition_by_label"),
        ]

    def __str__(self) -> str:
        return f"{self.headline}, edition {self.number}"


class Ledger(models.Model):
    """The chain's head: one row, locked by whoever seals the next edition.

    It also tells when editions were cut from the end, which the chain alone cannot.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    length = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=71, blank=True)
    proof = models.JSONField(
        null=True, help_text="What was found when the clock last proved all of it; nothing before that."
    )

    class Meta:
        verbose_name_plural = "ledger"
        constraints = [models.CheckConstraint(condition=Q(id=1), name="one_ledger")]

    def __str__(self) -> str:
        return f"{self.length} editions"
