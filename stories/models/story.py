from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser, User
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.lookups import Exact
from taggit.managers import TaggableManager

from .picture import Picture
from .shelf import Author, Format, Section


class StoryQuerySet(models.QuerySet["Story"]):
    def open_to(self, person: AbstractBaseUser | AnonymousUser) -> StoryQuerySet:
        """What a person may see of the drafts: those not private, and those that name them."""
        named = Story.named.through.objects.filter(story=OuterRef("pk"), user=person.pk)
        return self.filter(Q(is_private=False) | Exists(named))

    def of(self, person: User) -> StoryQuerySet:
        """Those a person started or signs."""
        return self.filter(pk__in=stories_of(person))


class Story(models.Model):
    """The draft: always the working copy. Readers never see this row.

    `version` is raised by every save and is what a form is checked against.
    `unsupported_since` stands while readers see a label the evidence no longer earns, `ahead_since` while
    the next edition would say something else than the one they see.
    """

    key = models.UUIDField(unique=True, help_text="One form, one story: a form sent twice.")
    slug = models.SlugField(
        max_length=120,
        help_text="What the next edition is to be found at; readers know a story by its Slug.",
    )
    headline = models.CharField(max_length=200)
    standfirst = models.CharField(max_length=400, blank=True)
    body = models.TextField(blank=True)
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="stories", db_index=False)
    format = models.ForeignKey(Format, on_delete=models.PROTECT, related_name="stories")
    authors = models.ManyToManyField(Author, through="Byline", related_name="stories")
    lead = models.ForeignKey(Picture, on_delete=models.PROTECT, null=True, blank=True)
    lead_alt = models.CharField("alt text", max_length=300, blank=True)
    lead_caption = models.CharField("caption", max_length=300, blank=True)
    lead_credit = models.CharField("credit", max_length=200, blank=True)
    lead_credit_url = models.URLField("address of the credit", max_length=2000, blank=True)
    tags = TaggableManager(blank=True)
    lead_x = models.PositiveSmallIntegerField(
        "point to keep, across", default=50, help_text="Percent from the left: crops keep this point."
    )
    lead_y = models.PositiveSmallIntegerField(
        "point to keep, down", default=50, help_text="Percent from the top."
    )
    version = models.PositiveIntegerField(default=1)
    is_private = models.BooleanField(default=False, help_text="Only the people named on it see it.")
    named = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="named_stories")
    live_edition = models.OneToOneField(
        "stories.Edition", on_delete=models.PROTECT, null=True, blank=True, related_name="live_of"
    )
    unsupported_since = models.DateTimeField(null=True, blank=True)
    ahead_since = models.DateTimeField(null=True, blank=True)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="started_stories"
    )
    started_at = models.DateTimeField(auto_now_add=True)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = StoryQuerySet.as_manager()

    class Meta:
        ordering = ["-saved_at", "-pk"]
        verbose_name_plural = "stories"
        constraints = [
            models.CheckConstraint(
                condition=~Q(headline=""),
                name="story_has_a_headline",
                violation_error_message="Give the story a headline.",
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="story_version_from_1"),
            # Whoever may correct or retract what readers see must reach it.
            models.CheckConstraint(
                condition=Q(is_private=False) | Q(live_edition__isnull=True),
                name="what_readers_see_is_open_to_the_desk",
            ),
            models.CheckConstraint(
                condition=Q(ahead_since__isnull=True) | Q(live_edition__isnull=False),
                name="only_what_readers_see_has_a_draft_ahead",
            ),
            models.CheckConstraint(condition=Q(lead_x__lte=100, lead_y__lte=100), name="lead_point_to_100"),
        ]
        indexes = [
            # Where rows are counted by what a filter of the list holds, the index tells all that is asked.
            models.Index(fields=["-saved_at", "-id", "is_private"], name="story_newest_first"),
            models.Index(fields=["section", "is_private", "id"], name="stories_of_section"),
            models.Index(fields=["headline", "id"], name="story_by_headline"),
            models.Index(fields=["started_by", "-saved_at"], name="stories_somebody_started"),
            models.Index(fields=["saved_by", "-saved_at"], name="stories_somebody_saved"),
            models.Index(
                fields=["unsupported_since"],
                name="story_label_unearned",
                condition=Q(unsupported_since__isnull=False),
            ),
            models.Index(
                fields=["-saved_at", "-id", "is_private"],
                name="story_draft_ahead",
                condition=Q(ahead_since__isnull=False),
            ),
        ]
        permissions = [
            ("write_story", "Can write stories, attach sources and propose"),
            ("decide_proposal", "Can approve and decline proposals"),
            ("lower_story", "Can lower a label or retract at once"),
            ("override_label", "Can publish a label above the evidence, with a reason"),
            ("keep_house", "Can change labels, sections, authors and publishers"),
            ("keep_formats", "Can change what a new story of a format starts with"),
            ("read_ledger", "Can read the ledger and the log of events"),
        ]

    def __str__(self) -> str:
        return self.headline


def stories_of(person: User) -> models.QuerySet[Any, Any]:
    """The keys of the stories a person started or signs, open to them or not."""
    # One after the other by an index each: asked with OR, every story would be read.
    signs = Byline.objects.filter(author__user=person).values("story")
    return Story.objects.filter(started_by=person).values("pk").union(signs)


def story_open_to(person: int | OuterRef) -> Q:
    """Of rows that are a story's: those whose story is open to a person, by their key.

    Each row is asked by itself: of many stories few are looked up. Joined, a database may walk through the
    stories instead, until enough of them are some row's.
    """
    private = Story.objects.filter(pk=OuterRef("story")).order_by().values("is_private")
    named = Story.named.through.objects.filter(story=OuterRef("story"), user=person)
    return Q(Exact(Subquery(private), False)) | Q(Exists(named))


class Byline(models.Model):
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey(Author, on_delete=models.PROTECT, related_name="bylines")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position", "pk"]
        indexes = [models.Index(fields=["author", "-id"], name="bylines_of_an_author")]
        constraints = [models.UniqueConstraint(fields=["story", "author"], name="an_author_signs_once")]

    def __str__(self) -> str:
        return str(self.author)


class Slug(models.Model):
    """Every slug readers know, or knew, a story by: old ones redirect for ever. Of a draft they know none."""

    slug = models.SlugField(max_length=120, unique=True)
    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="slugs")

    def __str__(self) -> str:
        return self.slug
