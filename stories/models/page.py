from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

LONGEST = 60_000


class Page(models.Model):
    """What the newsroom says of itself at /about/<slug>/: its text now. Which pages there are is fixed, for
    readers and machines are led to them by their slugs."""

    slug = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=120)
    body = models.TextField(help_text="Sanitised HTML.")
    version = models.PositiveIntegerField(default=1)
    position = models.PositiveSmallIntegerField(default=0)
    updated_at = models.DateTimeField()
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        help_text="Nobody: the text it came with.",
    )

    class Meta:
        ordering = ["position", "slug"]
        verbose_name = "page about us"
        verbose_name_plural = "pages about us"
        constraints = [
            models.CheckConstraint(condition=Q(version__gte=1), name="pages_count_from_1"),
        ]

    def __str__(self) -> str:
        return self.title

    def standing(self) -> PageVersion:
        """Its text now as a version, not saved."""
        told = {"version": self.version, "title": self.title, "body": self.body}
        return PageVersion(page=self, at=self.updated_at, by=self.updated_by, **told)


class PageVersion(models.Model):
    """A page's text as it stood under a version that another followed. Insert only; the database refuses
    anything else."""

    page = models.ForeignKey(Page, on_delete=models.PROTECT, related_name="versions")
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=120)
    body = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["page", "version"], name="one_text_a_version"),
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.version}"
