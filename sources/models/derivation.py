from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from .reference import Reference


class Derivation(models.Model):
    """`derived` rests on `origin`; of kind "release" or "common", both rest on a third.

    Suggested (by the system or a person) or decided by a person. Only a
    rejected one separates: a suggestion already joins the two, since doubt
    counts against corroboration.
    """

    class Kind(models.TextChoices):
        COPY = "copy", "syndicated copy"
        REWRITE = "rewrite", "rewrite"
        CREDIT = "credit", "credits it"
        RELEASE = "release", "same release"
        COMMON = "common", "same origin"
        OTHER = "other", "rests on it"

    class State(models.TextChoices):
        SUGGESTED = "suggested", "suggested"
        CONFIRMED = "confirmed", "confirmed"
        REJECTED = "rejected", "rejected"

    derived = models.ForeignKey(Reference, on_delete=models.PROTECT, related_name="rests_on")
    origin = models.ForeignKey(Reference, on_delete=models.PROTECT, related_name="carried_by")
    kind = models.CharField(max_length=8, choices=Kind)
    state = models.CharField(max_length=9, choices=State, default=State.SUGGESTED)
    strength = models.PositiveSmallIntegerField(default=0, help_text="0 to 100.")
    passage = models.TextField(blank=True, help_text="The words of `derived` that show it.")
    origin_passage = models.TextField(blank=True, help_text="The words of `origin` beside them.")
    through = models.CharField(
        max_length=200, blank=True, help_text="The third both rest on, where it is not kept."
    )
    reasons = models.JSONField(
        default=list,
        blank=True,
        help_text="Everything that speaks for it: [{kind, sentence, passage, origin_passage}].",
    )
    suggested_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["-state", "id"], name="derivations_to_judge_first"),
            models.Index(fields=["kind", "-state", "id"], name="derivations_by_kind"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["copy", "rewrite", "credit", "release", "common", "other"]),
                name="derivation_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["suggested", "confirmed", "rejected"]),
                name="derivation_state_is_known",
            ),
            models.UniqueConstraint(fields=["derived", "origin"], name="one_derivation_per_pair"),
            models.CheckConstraint(
                condition=~Q(derived=F("origin")), name="derivation_between_two_references"
            ),
            models.CheckConstraint(
                condition=Q(state="suggested") | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="decided_derivation_names_who",
            ),
            models.CheckConstraint(
                condition=~Q(state="rejected") | ~Q(note=""),
                name="rejected_derivation_has_a_note",
                violation_error_message="Say why the two are independent.",
            ),
            models.CheckConstraint(condition=Q(strength__lte=100), name="derivation_strength_to_100"),
        ]

    def __str__(self) -> str:
        return f"{self.derived} rests on {self.origin}"
