"""Which proposals of a list something was done beneath, so that an editor may be unable to approve them.

Whether text or evidence really moved only the story's own page and the review tell: to weigh every story of a
list takes a dozen queries each.
"""

from __future__ import annotations

from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q

from stories.models import Event, Proposal

# What is written down of a story and changes nothing an edition says.
TALK = (
    *("proposed", "commented", "answered a comment", "took over the review", "gave a task"),
    *("took a task off", "finished a task", "gave a preview", "took back a preview", "named on", "took off"),
    *("kept private", "opened to all", "a reader reported an error", "answered a report", "closed a report"),
    "started a correction from a report",
)


def stirred() -> ExpressionWrapper[Q]:
    """Whether its story was saved since it was proposed, or anything done to what that rests on."""
    since = Event.objects.filter(story=OuterRef("story"), at__gt=OuterRef("proposed_at"))
    done = Q(Exists(since.exclude(verb__in=TALK)))
    return ExpressionWrapper(Q(story__saved_at__gt=F("proposed_at")) | done, BooleanField())


def is_changed(proposal: Proposal) -> bool:
    """Of one annotated `has_stirred`: whether it waits, a person made it, and something changed since."""
    waits = proposal.state == Proposal.State.OPEN and proposal.proposed_by_id is not None
    return waits and bool(getattr(proposal, "has_stirred", False))
