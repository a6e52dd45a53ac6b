from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from sources.rules.canonical import variants

from .human import HumanSource
from .publisher import Publisher


class ReferenceQuerySet(models.QuerySet["Reference"]):
    def known_as(self, url: str) -> Reference | None:
        """The reference kept under `url` or a variant of it. Raises NotALink."""
        found = {
            address.url: address.reference
            for address in Address.objects.filter(url__in=variants(url), reference__in=self).select_related(
                "reference__publisher"
            )
        }
        return next((found[form] for form in variants(url) if form in found), None)


# What holds of every reference, whoever writes the row.
INVARIANTS: list[models.BaseConstraint] = [
    models.CheckConstraint(
        condition=Q(
            kind__in=[
                "article",
                "statement",
                "document",
                "filing",
                "data",
                "test",
                "post",
                "interview",
            ]
        ),
        name="reference_kind_is_known",
    ),
    models.CheckConstraint(condition=Q(url__isnull=True) | ~Q(url=""), name="reference_url_null_not_empty"),
    models.CheckConstraint(
        condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawn_why=""),
        name="withdrawn_reference_says_why",
        violation_error_message="Say what its publisher says, and where.",
    ),
    models.CheckConstraint(
        condition=~Q(title=""),
        name="reference_has_a_title",
        violation_error_message="Give the reference a title.",
    ),
    models.CheckConstraint(
        condition=Q(first_hand=False) | ~Q(kind="article"),
        name="article_is_not_first_hand",
        violation_error_message="Another outlet's report is not first-hand. "
        "Choose the kind that fits, or leave first-hand off.",
    ),
]


class Reference(models.Model):
    """One item kept as evidence."""

    class Kind(models.TextChoices):
        ARTICLE = "article", "Article"
        STATEMENT = "statement", "Statement"
        DOCUMENT = "document", "Document"
        FILING = "filing", "Filing"
        DATA = "data", "Data set"
        TEST = "test", "The newsroom's own test"
        POST = "post", "Post"
        INTERVIEW = "interview", "Interview"

    # Another outlet's report is never first-hand, whatever it says it saw.
    NEVER_FIRST_HAND: ClassVar[frozenset[str]] = frozenset({Kind.ARTICLE})

    key = models.UUIDField(unique=True, help_text="One form, one reference: a form sent twice.")
    url = models.URLField("address", max_length=2000, null=True, blank=True, unique=True)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.ARTICLE)
    publisher = models.ForeignKey(
        Publisher, on_delete=models.PROTECT, null=True, blank=True, related_name="references"
    )
    person = models.ForeignKey(
        HumanSource, on_delete=models.PROTECT, null=True, blank=True, related_name="references"
    )
    via = models.ForeignKey(
        Publisher,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="carried",
        help_text="The platform or press wire it stands on; `publisher` is who wrote it.",
    )
    title = models.CharField(max_length=500)
    author = models.CharField(max_length=300, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    retrieved_at = models.DateTimeField(null=True, blank=True)
    excerpt = models.TextField(blank=True)
    image_url = models.URLField(max_length=2000, blank=True)
    image_credit = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=12, blank=True)
    text = models.TextField(blank=True)
    digest = models.CharField(max_length=71, blank=True, help_text="Of the text: sha256:<hex>.")
    first_hand = models.BooleanField(
        default=False,
        help_text="An official document, data, a filing, the newsroom's own test, or a party "
        "on the record about itself. Another outlet's report is not.",
    )
    confidential = models.BooleanField(
        default=False,
        help_text="Readers learn only that it exists: no title, no address, no publisher.",
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.CharField(
        max_length=400,
        blank=True,
        help_text="What its publisher says; a withdrawn reference counts for nothing.",
    )
    facts_from = models.JSONField(
        default=dict, blank=True, help_text="Where each fact was read: field to place."
    )
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="kept_references"
    )
    kept_at = models.DateTimeField(auto_now_add=True)

    objects = ReferenceQuerySet.as_manager()

    class Meta:
        ordering = ["-kept_at", "-pk"]
        indexes = [
            models.Index(fields=["publisher", "published_at"], name="reference_by_publisher_day"),
            models.Index(fields=["author", "published_at"], name="reference_by_author_day"),
            # What the list is narrowed to may be few among very many.
            models.Index(fields=["kind", "-id"], name="references_by_kind"),
            models.Index(fields=["-id"], name="reference_withdrawn", condition=Q(withdrawn_at__isnull=False)),
            models.Index(fields=["-id"], name="reference_confidential", condition=Q(confidential=True)),
            models.Index(fields=["-id"], name="reference_first_hand", condition=Q(first_hand=True)),
        ]
        constraints = INVARIANTS

    def __str__(self) -> str:
        return self.title

    @property
    def withholds_sender(self) -> bool:
        """Whether it came from somebody who is not named, and stands nowhere anybody could read it: who wrote
        it, and from which house it came, is then told to no reader."""
        return bool(self.url is None and self.person and not self.person.named)

    @property
    def withheld(self) -> frozenset[str]:
        """Fields that may give away who wrote it: for who may read its text alone (sources/knowing.py).

        An excerpt of what no file was handed in for is a colleague's own words.
        """
        if not self.withholds_sender:
            return frozenset()
        return frozenset({"author", "excerpt"} if self.retrieved_at else {"author"})


class Address(models.Model):
    """Every canonical form under which a reference is known; its own among them."""

    url = models.URLField(max_length=2000, unique=True)
    reference = models.ForeignKey(Reference, on_delete=models.CASCADE, related_name="addresses")

    class Meta:
        verbose_name_plural = "addresses"

    def __str__(self) -> str:
        return self.url


class Correction(models.Model):
    """A fact of a reference put right by a person; what the page said stays beside it.

    `field` is the reference's own field name; values are as text, moments in ISO 8601.
    One undone stays as a record. The latest that stands holds, whatever is read later.
    """

    reference = models.ForeignKey(Reference, on_delete=models.CASCADE, related_name="corrections")
    field = models.CharField(max_length=20)
    was = models.TextField(blank=True)
    becomes = models.TextField(blank=True)
    why = models.CharField("how do you know?", max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(why=""),
                name="correction_says_how_it_is_known",
                violation_error_message="Say how you know: colleagues will ask.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.field}: {self.becomes}"
