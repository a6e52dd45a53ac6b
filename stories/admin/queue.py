"""Which proposals wait, and for whom."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import BooleanField, Case, F, Q, QuerySet, Value, When
from django.utils import timezone

from stories.actions.take_review import KEPT_FOR
from stories.admin.changed_since import stirred
from stories.models import Proposal, Story
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
# Open ones first and the oldest of them first; then what waits for its time, the next first.
IN_TURN = (
    Case(When(state=Proposal.State.OPEN, then=F("proposed_at"))).asc(nulls_last=True),
    Case(When(state=Proposal.State.SCHEDULED, then=F("publish_at"))).asc(nulls_last=True),
    "-pk",
)
NEWEST_FIRST = ("-pk",)


def listed(proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """With all that a row shows. `is_looked_at`: its reviewer looks at it now."""
    rows = proposals.select_related(
        "story__live_edition__label", "story__section", "label", "proposed_by", "decided_by", "reviewer"
    )
    told = Case(When(_looked_at(), then=Value(value=True)), default=False, output_field=BooleanField())
    return rows.annotate(is_looked_at=told, has_stirred=stirred()).defer(*HEAVY)


def waiting_for(person: User) -> QuerySet[Proposal]:
    """Open proposals this person may decide, of stories open to them, oldest first."""
    if not may(person, "approve"):
        return Proposal.objects.none()
    waiting = seen_by(person).filter(state=Proposal.State.OPEN).order_by("proposed_at", "pk")
    return waiting.exclude(proposed_by=person) if settings.FOUR_EYES else waiting


def next_for(person: User) -> Proposal | None:
    """The oldest that waits for this person and that no colleague looks at."""
    by_others = _looked_at() & ~Q(reviewer=person)
    return waiting_for(person).exclude(by_others).first()


def seen_by(person: User) -> QuerySet[Proposal]:
    """Proposals of stories that are open to this person."""
    return Proposal.objects.filter(story__in=Story.objects.open_to(person))


def _looked_at() -> Q:
    """What `looks_at` finds, as a condition."""
    return Q(state=Proposal.State.OPEN, reviewing_since__gte=timezone.now() - KEPT_FOR)
