"""Where a story stands and who signs it: sections, tags, formats, authors."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models.functions import Upper

# A sentence or two: more is no description, and no search engine shows more of it.
MOST_SAID = 240
SAID = (
    f"For readers, in plain words, at the head of its page and in its feeds. At most {MOST_SAID} characters."
)


class Section(models.Model):
    name = models.CharField(max_length=60, unique=True)
    slug = models.SlugField(max_length=60, unique=True)
    about = models.CharField("description", max_length=MOST_SAID, blank=True, help_text=SAID)
    angle = models.CharField(
        max_length=240, help_text="One line: what this section's readers should look for."
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name


class Tag(models.Model):
    """What readers are told of a tag. There is one of each that an edition was ever published under, made
    with that edition; `name` is as the newest of them writes it."""

    slug = models.SlugField(max_length=200, unique=True, allow_unicode=True)
    name = models.CharField(max_length=200)
    about = models.CharField("description", max_length=MOST_SAID, blank=True, help_text=SAID)

    class Meta:
        ordering = ["name"]
        indexes = [models.Index(fields=["name", "id"], name="tags_by_name")]

    def __str__(self) -> str:
        return self.name


class Format(models.Model):
    """What a new story of this kind starts with: one heading a line."""

    name = models.CharField(max_length=60, unique=True)
    slug = models.SlugField(max_length=60, unique=True)
    headings = models.TextField(help_text="One heading a line.")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name

    def heading_list(self) -> list[str]:
        return [line.strip() for line in self.headings.splitlines() if line.strip()]


class Author(models.Model):
    """A name a story is signed with; usually, not always, a person at the desk."""

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=120, unique=True)
    about = models.TextField(blank=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="author",
    )

    class Meta:
        ordering = ["name"]
        indexes = [models.Index(fields=["name", "id"], name="authors_by_name")]
        constraints = [
            models.UniqueConstraint(
                Upper("name"),
                name="an_author_of_each_name",
                violation_error_message="An author of this name is there already. Readers could not tell the "
                "two apart: add an initial or a middle name.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
