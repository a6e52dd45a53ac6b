"""Which proposals wait, and for whom."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Case, F, QuerySet, When

from stories.models import Proposal
from stories.permissions import may

# Rows of a list: whole texts and their evidence stay in the database.
HEAVY = (
    "content",
    "evidence",
    "story__body",
    "story__live_edition__content",
    "story__live_edition__evidence",
    "story__live_edition__statement",
)
# Open ones first and the oldest of them first; then the decided, newest first.
IN_ORDER = (
    Case(When(state=Proposal.State.OPEN, then=F("proposed_at"))).asc(nulls_last=True),
    F("decided_at").desc(nulls_last=True),
    "-pk",
)


def listed(proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """With all that a row shows."""
    return proposals.select_related(
        "story__live_edition__label", "story__section", "label", "proposed_by", "decided_by"
    ).defer(*HEAVY)


def waiting_for(person: User) -> QuerySet[Proposal]:
    """Open proposals this person may decide, oldest first."""
    if not may(person, "approve"):
        return Proposal.objects.none()
    waiting = Proposal.objects.filter(state=Proposal.State.OPEN).order_by("proposed_at", "pk")
    return waiting.exclude(proposed_by=person) if settings.FOUR_EYES else waiting
