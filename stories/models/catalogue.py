from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from .edition import Edition
from .label import Label
from .story import Story


class CatalogueEntry(models.Model):
    """A story as readers' lists and their search find it: read off its live edition, and off nothing else.

    Written again with each edition; `manage.py rebuild_catalogue` makes all of it anew. `entry` is the
    edition's, by which lists are sorted. `sources` are the words of the sources readers are shown.
    """

    story = models.OneToOneField(Story, on_delete=models.PROTECT, related_name="catalogued")
    edition = models.OneToOneField(Edition, on_delete=models.PROTECT, related_name="catalogued")
    entry = models.PositiveBigIntegerField(unique=True)
    label = models.ForeignKey(Label, on_delete=models.PROTECT, related_name="+")
    first_label = models.ForeignKey(
        Label, on_delete=models.PROTECT, related_name="+", help_text="Of the story's first edition."
    )
    section_slug = models.SlugField(max_length=60)
    headline = models.CharField(max_length=200)
    standfirst = models.CharField(max_length=400, blank=True)
    body = models.TextField(blank=True)
    sources = models.TextField(blank=True)
    published_at = models.DateTimeField()

    class Meta:
        ordering = ["-entry"]
        verbose_name_plural = "catalogue entries"
        indexes = [
            models.Index(fields=["section_slug", "-entry"], name="catalogue_by_section"),
            models.Index(fields=["label", "-entry", "id"], name="catalogue_by_label"),
            models.Index(fields=["published_at"], name="catalogue_by_day"),
        ]

    def __str__(self) -> str:
        return self.headline


class CatalogueHeading(models.Model):
    """A tag, an author or a source under which a story is found.

    `is_now`: so it is by the live edition; `at_first`: so it was by the story's first one. `is_first`: a
    source whose report came out before all others the live edition rests on; `rests`, `carries`: one whose
    material rests on another's by it, and one that another's rests on.
    """

    class Kind(models.TextChoices):
        TAG = "tag", "tag"
        AUTHOR = "author", "author"
        SOURCE = "source", "source"

    of = models.ForeignKey(CatalogueEntry, on_delete=models.CASCADE, related_name="headings")
    kind = models.CharField(max_length=6, choices=Kind)
    slug = models.SlugField(max_length=200, allow_unicode=True)
    name = models.CharField(max_length=200)
    entry = models.PositiveBigIntegerField(help_text="Its entry's, so that one index lists a heading.")
    is_now = models.BooleanField(default=True)
    at_first = models.BooleanField(default=False)
    is_first = models.BooleanField(default=False)
    rests = models.BooleanField(default=False)
    carries = models.BooleanField(default=False)

    class Meta:
        ordering = ["kind", "name"]
        constraints = [
            models.UniqueConstraint(fields=["of", "kind", "slug"], name="a_heading_stands_once"),
            models.CheckConstraint(
                condition=Q(kind__in=["tag", "author", "source"]), name="heading_kind_is_known"
            ),
        ]
        indexes = [models.Index(fields=["kind", "slug", "-entry"], name="catalogue_by_heading")]

    def __str__(self) -> str:
        return self.name


class CatalogueRest(models.Model):
    """That the material of one source rests on another's, by a story's live edition: each pair once.

    `is_doubt`: the edition says that it is suggested and not yet judged.
    """

    class Kind(models.TextChoices):
        COPY = "copy", "carries the text of"
        REWRITE = "rewrite", "rewrites"
        CREDIT = "credit", "credits"
        OTHER = "other", "rests on"

    of = models.ForeignKey(CatalogueEntry, on_delete=models.CASCADE, related_name="rests")
    derived = models.SlugField(max_length=200, allow_unicode=True, db_index=False)
    derived_name = models.CharField(max_length=200)
    origin = models.SlugField(max_length=200, allow_unicode=True, db_index=False)
    origin_name = models.CharField(max_length=200)
    kind = models.CharField(max_length=7, choices=Kind)
    is_doubt = models.BooleanField(default=False)
    entry = models.PositiveBigIntegerField(help_text="Its entry's, so that one index lists either side.")

    class Meta:
        ordering = ["-entry", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["of", "derived", "origin"], name="a_pair_rests_once_a_story"),
            models.CheckConstraint(condition=~Q(derived=F("origin")), name="nobody_rests_on_themselves"),
            models.CheckConstraint(
                condition=Q(kind__in=["copy", "rewrite", "credit", "other"]), name="rest_kind_is_known"
            ),
        ]
        indexes = [
            models.Index(fields=["derived", "-entry"], name="catalogue_by_derived"),
            models.Index(fields=["origin", "-entry"], name="catalogue_by_origin"),
        ]

    def __str__(self) -> str:
        return f"{self.derived_name} {self.get_kind_display()} {self.origin_name}"


class CatalogueTally(models.Model):
    """How many stories one of the readers' lists holds, counted with each edition so that no page counts.

    `stories` and `by_label` ({id of a label: stories}) are of live editions. `since` counts the stories that
    were in the list with their first edition, {"first-now": stories} by the ids of two labels: ranks are the
    newsroom's to change, so what was raised is told when it is read. `firsts`: how often a source was first.
    `rests` and `carries`: in how many stories its material rests on another's, and another's on its.
    `owner` is a source's, as the newest edition that rests on it says.
    """

    class Kind(models.TextChoices):
        ALL = "all", "all stories"
        SECTION = "section", "section"
        TAG = "tag", "tag"
        AUTHOR = "author", "author"
        SOURCE = "source", "source"

    kind = models.CharField(max_length=7, choices=Kind)
    slug = models.SlugField(max_length=200, allow_unicode=True, blank=True)
    name = models.CharField(max_length=200, blank=True)
    owner = models.CharField(max_length=200, blank=True)
    stories = models.IntegerField(default=0)
    firsts = models.IntegerField(default=0)
    rests = models.IntegerField(default=0)
    carries = models.IntegerField(default=0)
    by_label = models.JSONField(default=dict)
    since = models.JSONField(default=dict)

    class Meta:
        ordering = ["kind", "name"]
        verbose_name_plural = "catalogue tallies"
        constraints = [
            models.UniqueConstraint(fields=["kind", "slug"], name="a_list_is_tallied_once"),
            models.CheckConstraint(
                condition=Q(stories__gte=0, firsts__gte=0), name="tallies_count_from_nothing"
            ),
            models.CheckConstraint(
                condition=Q(rests__gte=0, carries__gte=0), name="rests_count_from_nothing"
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "-stories", "name"], name="tally_by_stories"),
            models.Index(fields=["kind", "name"], name="tally_by_name"),
            models.Index(fields=["kind", "owner"], name="tally_by_owner"),
        ]

    def __str__(self) -> str:
        return self.name or self.kind
