from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

MOST_SAID = 200
# How the note of a publisher ends that the newsroom made by itself.
UNSEEN = "nobody has looked at it yet"
PROPOSED = Q(confidence=1, note__contains=UNSEEN)


class PublisherQuerySet(models.QuerySet["Publisher"]):
    def at(self, host: str) -> Publisher | None:
        """The publisher of a host: the longest of its domains that the host ends in."""
        labels = host.lower().split(".")
        suffixes = [".".join(labels[start:]) for start in range(len(labels) - 1)]
        domains = Domain.objects.filter(host__in=suffixes, publisher__in=self)
        found = sorted(domains.select_related("publisher"), key=lambda domain: len(domain.host))
        return found[-1].publisher if found else None

    def name_at(self, host: str) -> str:
        """The name of the publisher of a host, "" where nobody is listed."""
        found = self.at(host)
        return found.name if found else ""


class Publisher(models.Model):
    """Who stands behind a source.

    `owner` says who answers for it in turn; two publishers under one ultimate
    owner count as one layer. `as_of` is the month for which the ownership was
    last known true ("2026-03"), `confidence` how sure that is (3 looked up,
    2 known, 1 doubtful). `about` is what readers are told of it.
    """

    class Kind(models.TextChoices):
        OUTLET = "outlet", "Outlet"
        WIRE = "wire", "Wire"
        PRESS_WIRE = "press-wire", "Press wire"
        COMPANY = "company", "Company"
        OFFICIAL = "official", "Official body"
        RESEARCH = "research", "Research group"
        PLATFORM = "platform", "Platform"

    name = models.CharField(max_length=200, unique=True)
    slug = models.SlugField(max_length=200, unique=True)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.OUTLET)
    owner = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="owned")
    about = models.CharField(
        "description",
        max_length=MOST_SAID,
        blank=True,
        help_text=f"For readers, in one plain line, on its page. At most {MOST_SAID} characters.",
    )
    homepage = models.URLField(blank=True)
    country = models.CharField(max_length=2, blank=True)
    language = models.CharField(max_length=12, blank=True)
    as_of = models.CharField("ownership known as of", max_length=7, blank=True)
    confidence = models.PositiveSmallIntegerField(
        default=2, validators=[MinValueValidator(1), MaxValueValidator(3)]
    )
    note = models.TextField(blank=True)

    objects = PublisherQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        indexes = [
            models.Index(fields=["kind", "name"], name="publishers_by_kind"),
            models.Index(fields=["confidence", "name"], name="publishers_by_sureness"),
            models.Index(fields=["as_of", "id"], name="publishers_by_ownership"),
            models.Index(fields=["name"], condition=PROPOSED, name="publishers_proposed"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(owner__isnull=True) | ~Q(owner=F("id")),
                name="publisher_not_its_own_owner",
                violation_error_message="A publisher cannot own itself.",
            ),
            models.CheckConstraint(condition=Q(confidence__range=(1, 3)), name="publisher_confidence_1_to_3"),
        ]

    def __str__(self) -> str:
        return self.name


class Domain(models.Model):
    """A host a publisher publishes under; the longest match names the publisher."""

    host = models.CharField(max_length=253, unique=True)
    publisher = models.ForeignKey(Publisher, on_delete=models.CASCADE, related_name="domains")

    class Meta:
        ordering = ["host"]

    def __str__(self) -> str:
        return self.host
