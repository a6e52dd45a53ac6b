from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower


class Identity(models.Model):
    """Who a person is: name, contact and notes as one encrypted token, never plain in any column."""

    token = models.TextField(help_text="Encrypted under the newest key of PEOPLE_KEYS.")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name_plural = "identities"
        constraints = [models.CheckConstraint(condition=~Q(token=""), name="identity_is_sealed")]

    def __str__(self) -> str:
        return f"identity {self.pk}"


class HumanSource(models.Model):
    """A person who told the newsroom something.

    `alias` is what readers may see: the name of a person on the record, or a
    description ("an engineer at the supplier") of one who is not. Nothing here
    identifies an unnamed person: that stands in `Identity`, encrypted.
    """

    alias = models.CharField("name or description for readers", max_length=200)
    named = models.BooleanField("on the record, by name", default=True)
    why_unnamed = models.CharField(
        "why this person is not named",
        max_length=300,
        blank=True,
        help_text="Readers see this reason.",
    )
    can_know = models.CharField(
        "how this person can know",
        max_length=300,
        blank=True,
        help_text="Readers see it; it must not give away who it is.",
    )
    identity = models.OneToOneField(
        Identity,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="person",
        help_text="Empty: nobody has written down who it is.",
    )

    class Meta:
        verbose_name = "person"
        verbose_name_plural = "people"
        ordering = ["alias"]
        indexes = [
            models.Index(fields=["alias", "id"], name="people_by_alias"),
            models.Index(fields=["named", "alias", "id"], name="people_told_of"),
            models.Index(fields=["alias", "id"], condition=Q(identity=None), name="people_unwritten"),
        ]
        constraints = [
            # One alias is one person: two under one description would count as one layer.
            models.UniqueConstraint(Lower("alias"), "named", name="an_alias_is_one_person"),
            models.CheckConstraint(
                condition=Q(named=True) | ~Q(why_unnamed=""),
                name="unnamed_person_has_a_reason",
                violation_error_message="Say why this person is not named: readers see it.",
            ),
        ]

    def __str__(self) -> str:
        return self.alias


class KnowerQuerySet(models.QuerySet["Knower"]):
    def knowing(self) -> KnowerQuerySet:
        """Those who may open the identity; who has left the newsroom may not."""
        return self.filter(removed_at__isnull=True, agreed_at__isnull=False, user__is_active=True)

    def asked(self) -> KnowerQuerySet:
        """Those another of the knowers has still to agree to: they open nothing yet."""
        return self.filter(removed_at__isnull=True, agreed_at__isnull=True)


class Knower(models.Model):
    """Who may open a person's identity: those on this list and nobody else, superusers included.

    One who knows alone adds a second; a third needs two: who adds and another who agrees.
    A row is never deleted: who knew once stands here with the day they left the list.
    """

    person = models.ForeignKey(HumanSource, on_delete=models.PROTECT, related_name="knowers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="knows")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Empty: asked for, and nobody else who knows has agreed yet.",
    )
    agreed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = KnowerQuerySet.as_manager()

    class Meta:
        ordering = ["added_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "user"],
                condition=Q(removed_at__isnull=True),
                name="a_knower_is_listed_once",
            ),
            models.CheckConstraint(
                condition=Q(agreed_at__isnull=True, agreed_by__isnull=True)
                | Q(agreed_at__isnull=False, agreed_by__isnull=False),
                name="knower_agreed_to_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True, removed_by__isnull=True)
                | Q(removed_at__isnull=False, removed_by__isnull=False),
                name="knower_removed_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"knower {self.pk}"


class Opening(models.Model):
    """An identity was read: by whom, when, why. Insert only; the database refuses anything else."""

    person = models.ForeignKey(HumanSource, on_delete=models.PROTECT, related_name="openings")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    until = models.DateTimeField(help_text="The page closes by itself then.")
    why = models.CharField(max_length=300)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(why=""),
                name="opening_says_why",
                violation_error_message="Say why you need the name: those who know it will read this.",
            ),
        ]

    def __str__(self) -> str:
        return f"opening {self.pk}"
