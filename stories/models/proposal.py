from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from .label import Label
from .story import Story

# What holds of every proposal, whoever writes the row.
INVARIANTS = [
    models.CheckConstraint(
        condition=Q(kind__in=["publish", "update", "promote", "lower", "correct", "clarify", "retract"]),
        name="proposal_kind_is_known",
    ),
    # One that waits for its time is decided, but not yet published: another would overtake it.
    models.UniqueConstraint(
        fields=["story"], condition=Q(state__in=["open", "scheduled"]), name="one_open_proposal_per_story"
    ),
    models.CheckConstraint(
        condition=Q(decided_by__isnull=True)
        | ~Q(decided_by=F("proposed_by"))
        | Q(kind__in=["lower", "retract"])
        | Q(four_eyes_off=True),
        name="who_proposes_does_not_decide",
    ),
    models.CheckConstraint(
        condition=Q(proposed_by__isnull=False) | Q(kind="lower"), name="the_watch_only_asks_to_lower"
    ),
    models.CheckConstraint(
        condition=Q(
            state__in=["open", "withdrawn"],
            decided_by__isnull=True,
            decided_at__isnull=True,
        )
        | Q(
            state__in=["approved", "declined", "scheduled", "stopped"],
            decided_by__isnull=False,
            decided_at__isnull=False,
        ),
        name="a_decision_names_who_and_when",
    ),
    models.CheckConstraint(
        condition=~Q(state="declined") | ~Q(decision_note=""),
        name="declining_says_why",
        violation_error_message="Say what would make you approve.",
    ),
    models.CheckConstraint(condition=~Q(reason=""), name="a_proposal_gives_its_reason"),
    models.CheckConstraint(
        condition=~Q(kind__in=["correct", "clarify"]) | ~Q(correction=""),
        name="a_correction_says_what_was_wrong",
    ),
    models.CheckConstraint(
        condition=~Q(state="scheduled") | Q(publish_at__isnull=False), name="what_is_scheduled_has_a_time"
    ),
    models.CheckConstraint(
        condition=~Q(state="stopped") | ~Q(stopped_because=""), name="what_was_stopped_says_why"
    ),
    models.CheckConstraint(
        condition=Q(asked__isnull=True) | ~Q(asked=F("proposed_by")), name="nobody_asks_themselves_for_more"
    ),
    models.CheckConstraint(
        condition=Q(reviewer__isnull=True, reviewing_since__isnull=True)
        | Q(reviewer__isnull=False, reviewing_since__isnull=False),
        name="a_review_is_taken_by_somebody",
    ),
]

INDEXES = [
    models.Index(fields=["publish_at"], name="proposals_due", condition=Q(state="scheduled")),
    models.Index(fields=["state", "proposed_at"], name="proposals_waiting"),
    models.Index(fields=["-decided_at"], name="proposals_decided", condition=Q(decided_at__isnull=False)),
    models.Index(fields=["kind"], name="proposals_by_kind"),
    models.Index(fields=["id"], name="proposals_above_the_evidence", condition=~Q(override="")),
    models.Index(fields=["proposed_by", "-proposed_at"], name="proposals_somebody_made"),
]


class Proposal(models.Model):
    """A request for the next edition, with exactly what it asks to publish.

    `content` and `evidence` are the snapshots that were looked at; approval
    recomputes both and compares digests. `expected` is the number of the
    edition readers saw when it was made, 0 for none.
    """

    class Kind(models.TextChoices):
        PUBLISH = "publish", "First edition"
        UPDATE = "update", "Update"
        PROMOTE = "promote", "Promote"
        LOWER = "lower", "Lower"
        CORRECT = "correct", "Correction"
        CLARIFY = "clarify", "Clarification"
        RETRACT = "retract", "Retraction"

    class State(models.TextChoices):
        OPEN = "open", "waiting for an editor"
        APPROVED = "approved", "approved"
        DECLINED = "declined", "declined"
        WITHDRAWN = "withdrawn", "withdrawn"
        SCHEDULED = "scheduled", "approved, waiting for its time"
        STOPPED = "stopped", "approved, but not published: it no longer held"

    # One editor may take these steps alone: they only ever claim less.
    # What is still to come of these: nobody proposes beside them.
    PENDING: ClassVar[tuple[str, ...]] = (State.OPEN, State.SCHEDULED)
    ALONE: ClassVar[tuple[str, ...]] = (Kind.LOWER, Kind.RETRACT)

    story = models.ForeignKey(Story, on_delete=models.PROTECT, related_name="proposals")
    kind = models.CharField(max_length=8, choices=Kind)
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    label = models.ForeignKey(Label, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(help_text="For the editor: why now, and why this label.")
    change_note = models.CharField("what changed, for readers", max_length=400, blank=True)
    correction = models.TextField(
        blank=True, help_text="For readers: what was wrong and what is right, or what is made clear."
    )
    override = models.TextField(
        blank=True, help_text="An editor's public reason for a label above the evidence."
    )
    asked = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The editor asked for a label above the evidence; who grants it tells readers why.",
    )
    content = models.JSONField()
    evidence = models.JSONField()
    content_digest = models.CharField(max_length=71)
    evidence_digest = models.CharField(max_length=71)
    expected = models.PositiveIntegerField()
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="proposals",
        help_text="Nobody: the newsroom's own watch, which only ever asks to lower a label.",
    )
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="decisions",
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_note = models.TextField(blank=True)
    publish_at = models.DateTimeField(
        null=True, blank=True, help_text="Not before: readers see it then, if it still holds."
    )
    stopped_because = models.TextField(blank=True, help_text="Why it was not published at its time.")
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The editor who looks at it now, so that two do not.",
    )
    reviewing_since = models.DateTimeField(null=True, blank=True)
    four_eyes_off = models.BooleanField(
        default=False, help_text="Decided while the newsroom of one had four eyes switched off."
    )

    class Meta:
        ordering = ["proposed_at", "pk"]
        constraints = INVARIANTS
        indexes = INDEXES

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.story}"
